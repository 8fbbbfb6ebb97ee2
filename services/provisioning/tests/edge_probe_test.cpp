// The probe against an edge with a certificate of its own.
#include "edge/probe.hpp"

#include <gmock/gmock.h>

#include <boost/asio/ip/tcp.hpp>

#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;

struct Probes : testing::Test {
  Probes() {
    asio::ip::tcp::acceptor free_port(context, {asio::ip::address_v4::loopback(), 0});
    port = free_port.local_endpoint().port();
    free_port.close();
    command_output({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-nodes", "-days", "2", "-subj", "/CN=ada.example.com", "-addext",
                    "subjectAltName=DNS:ada.example.com", "-keyout", (scratch / "key.pem").string(), "-out",
                    (scratch / "cert.pem").string()});
    serve("r1", "hello");
    const auto text = "daemon off; error_log stderr; pid " + (scratch / "pid").string() +
                      "; events {} http { access_log off; server { listen 127.0.0.1:" + std::to_string(port) +
                      " ssl; ssl_certificate " + (scratch / "cert.pem").string() + "; ssl_certificate_key " +
                      (scratch / "key.pem").string() + "; root " + (scratch / "www").string() + "; } }";
    write_file(scratch / "nginx.conf", text);
    edge.emplace(base::start(context, {.arguments = {"/usr/sbin/nginx", "-c", (scratch / "nginx.conf").string()}}));
    while (!fs::exists(scratch / "pid")) context.run_one_for(10ms);
  }

  void serve(const std::string& release, const std::string& page) {
    write_file(scratch / "www/.well-known/dde-release", release + "\n");
    write_file(scratch / "www/index.html", page);
  }

  ProbeResult probe(const std::string& host, const std::string& release) {
    ProbeOptions options{.edge = {"127.0.0.1", port},
                         .ca_file = ca_file.value_or((scratch / "cert.pem").string()),
                         .deadline = 400ms,
                         .pause = 50ms};
    Probe subject(client, options);
    return finish(context, subject.probe(host, release));
  }

  Scratch scratch;
  asio::io_context context{1};
  http::Client client{context};
  std::optional<base::Child> edge;
  std::optional<std::string> ca_file;
  std::uint16_t port = 0;
};

TEST_F(Probes, see_a_site_live) {
  const auto result = probe("ada.example.com", "r1");

  EXPECT_TRUE(result.is_live) << result.reason;
  EXPECT_EQ(result.tries, 1);
}

TEST_F(Probes, are_not_content_with_another_release) {
  const auto result = probe("ada.example.com", "r2");

  EXPECT_FALSE(result.is_live);
  EXPECT_GT(result.tries, 1);
  EXPECT_THAT(result.reason, HasSubstr("serves another release"));
}

TEST_F(Probes, want_a_front_page) {
  fs::remove(scratch / "www/index.html");

  EXPECT_THAT(probe("ada.example.com", "r1").reason, HasSubstr("front page"));
}

TEST_F(Probes, want_a_certificate_that_verifies) {
  EXPECT_FALSE(probe("eve.example.com", "r1").is_live);
  ca_file = "";

  const auto stranger = probe("ada.example.com", "r1");

  EXPECT_FALSE(stranger.is_live);
  EXPECT_FALSE(stranger.reason.empty());
}

TEST_F(Probes, ask_for_host_names_only) { EXPECT_FALSE(probe("ada.example.com/../x", "r1").is_live); }

}  // namespace
}  // namespace provisioning
