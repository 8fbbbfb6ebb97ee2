// Certificates from a real ACME server that resolves through a real PowerDNS.
#include "acme/acme_issuer.hpp"

#include <gtest/gtest.h>

#include "acme_server.hpp"
#include "dns/powerdns.hpp"

namespace provisioning {
namespace {

struct Lines : IssueLog {
  base::Task<void> say(std::string line) override {
    lines.push_back(std::move(line));
    co_return;
  }
  std::vector<std::string> lines;
};

struct Acme : testing::Test {
  static void SetUpTestSuite() {
    if (!names) names = std::make_unique<PowerDnsServer>();
  }

  explicit Acme(PebbleOptions given = {.resolver = {}, .nonce_rejects = 30}) : options(std::move(given)) {
    options.resolver = names->resolver();
    pebble = std::make_unique<Pebble>(options);
    edge = std::make_unique<FileServer>(context, pebble->http_port(), pebble->challenges());
  }

  void name(const std::string& host) { finish(context, dns.ensure_address(host, "127.0.0.1")); }

  IssuedCertificate issue(const std::vector<std::string>& hosts) { return finish(context, issuer().issue(hosts, log)); }

  base::Error refusal(const std::vector<std::string>& hosts) {
    return error_of([&] { issue(hosts); });
  }

  AcmeIssuer& issuer() {
    if (!made) made = std::make_unique<AcmeIssuer>(client, pebble->client_options(), &dns);
    return *made;
  }

  void expect_good(const IssuedCertificate& issued, const std::string& host) {
    const auto chain = crypto::read_chain(issued.pem_key_and_chain);
    const auto root = pebble->root(context, client);
    EXPECT_EQ(crypto::find_chain_fault(chain, root, host, base::Clock::now()), std::nullopt) << host;
    EXPECT_TRUE(chain.at(0).belongs_to(crypto::PrivateKey::from_pem(issued.pem_key_and_chain)));
  }

  std::size_t challenge_files() const {
    std::error_code absent;
    const std::filesystem::directory_iterator at(pebble->challenges() / ".well-known/acme-challenge", absent);
    return absent ? 0 : static_cast<std::size_t>(std::distance(begin(at), end(at)));
  }

  PebbleOptions options;
  static std::unique_ptr<PowerDnsServer> names;
  boost::asio::io_context context{1};
  http::Client client{context};
  PowerDns dns{client, {.url = names->url(), .key = "test-key", .sites_domain = "sites.test"}};
  std::unique_ptr<Pebble> pebble;
  std::unique_ptr<FileServer> edge;
  std::unique_ptr<AcmeIssuer> made;
  Lines log;
};

std::unique_ptr<PowerDnsServer> Acme::names;

TEST_F(Acme, certifies_the_hosts_of_a_site_through_rejected_nonces) {
  name("bakery.test");
  name("www.bakery.test");

  const auto issued = issue({"bakery.test", "www.bakery.test"});

  expect_good(issued, "bakery.test");
  expect_good(issued, "www.bakery.test");
  EXPECT_GT(issued.not_after, base::Clock::now());
  EXPECT_GT(edge->requests, 0);
  EXPECT_EQ(challenge_files(), 0U);
  EXPECT_NE(log.lines.at(0).find("bakery.test by HTTP"), std::string::npos) << log.lines.at(0);
}

TEST_F(Acme, certifies_a_wildcard_by_dns) {
  name("bakery.test");

  const auto issued = issue({"bakery.test", "*.bakery.test"});

  expect_good(issued, "anything.bakery.test");
  EXPECT_EQ(names->dig("_acme-challenge.bakery.test", "TXT"), "");
}

TEST_F(Acme, refuses_a_wildcard_without_a_zone_to_prove_it_in) {
  AcmeIssuer alone(client, pebble->client_options());
  const std::vector<std::string> wildcard{"*.bakery.test"};

  EXPECT_EQ(error_of([&] { finish(context, alone.issue(wildcard, log)); }).code(), "acme_wildcard");
}

TEST_F(Acme, certifies_several_sites_at_once) {
  std::vector<std::future<IssuedCertificate>> made_together;
  for (int i = 0; i < 5; ++i) {
    const std::vector<std::string> hosts{"site" + std::to_string(i) + ".test"};
    name(hosts[0]);
    made_together.push_back(co_spawn(context, issuer().issue(hosts, log), boost::asio::use_future));
  }
  context.restart();
  while (made_together.back().wait_for(std::chrono::seconds(0)) != std::future_status::ready || log.lines.size() < 10) {
    context.run_one();
  }

  for (int i = 0; i < 5; ++i) expect_good(made_together[i].get(), "site" + std::to_string(i) + ".test");
}

TEST_F(Acme, keeps_its_account_over_a_restart_of_either_side) {
  name("bakery.test");
  issue({"bakery.test"});

  made.reset();
  expect_good(issue({"bakery.test"}), "bakery.test");

  pebble->restart(options);
  expect_good(issue({"bakery.test"}), "bakery.test");
}

TEST_F(Acme, says_that_a_name_does_not_resolve) {
  const auto error = refusal({"nowhere.test"});

  EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
  EXPECT_TRUE(error.code() == "acme_dns" || error.code() == "acme_connection") << error.what();
  EXPECT_NE(error.message().find("nowhere.test"), std::string::npos) << error.message();
  EXPECT_NE(error.message().find("A record"), std::string::npos) << error.message();
}

TEST_F(Acme, says_that_nobody_answers_on_the_host) {
  name("closed.test");
  edge.reset();

  const auto error = refusal({"closed.test"});

  EXPECT_EQ(error.code(), "acme_connection") << error.what();
  EXPECT_NE(error.message().find("port 80"), std::string::npos) << error.message();
  EXPECT_EQ(challenge_files(), 0U);
}

TEST_F(Acme, says_that_somebody_else_answers_on_the_host) {
  name("foreign.test");
  edge->always = "parked domain";

  EXPECT_EQ(refusal({"foreign.test"}).code(), "acme_unauthorized");
}

TEST_F(Acme, says_that_a_name_cannot_be_certified) {
  const auto error = refusal({"not a name"});

  EXPECT_EQ(error.kind(), base::ErrorKind::conflict) << error.what();
}

TEST_F(Acme, leaves_a_host_alone_that_keeps_failing) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(refusal({"nowhere.test"}).kind(), base::ErrorKind::conflict);

  const auto error = refusal({"nowhere.test"});

  EXPECT_EQ(error.code(), "acme_pausing");
  EXPECT_GT(error.retry_after().value_or(std::chrono::seconds(0)), std::chrono::minutes(10));
}

TEST_F(Acme, revokes_a_certificate_once) {
  name("bakery.test");
  const auto issued = issue({"bakery.test"});

  EXPECT_NO_THROW(finish(context, issuer().revoke(issued.pem_key_and_chain)));
  EXPECT_EQ(error_of([&] { finish(context, issuer().revoke(issued.pem_key_and_chain)); }).kind(),
            base::ErrorKind::conflict);
}

TEST_F(Acme, is_unavailable_when_the_server_is_not_there) {
  auto absent = pebble->client_options();
  absent.directory_url = "https://localhost:1/dir";
  AcmeIssuer nobody(client, absent);
  const std::vector<std::string> hosts{"bakery.test"};

  EXPECT_EQ(error_of([&] { finish(context, nobody.issue(hosts, log)); }).kind(), base::ErrorKind::unavailable);
}

struct AcmeWithBinding : Acme {
  AcmeWithBinding() : Acme({.resolver = {}, .nonce_rejects = 10, .binding_required = true}) {}
};

TEST_F(AcmeWithBinding, registers_with_the_key_of_the_external_account) {
  name("bakery.test");
  auto bound = pebble->client_options();
  bound.eab_key_id = Pebble::binding_id();
  bound.eab_key = Pebble::binding_key();
  made = std::make_unique<AcmeIssuer>(client, bound, &dns);

  expect_good(issue({"bakery.test"}), "bakery.test");
}

TEST_F(AcmeWithBinding, says_what_is_missing_without_it) {
  const auto error = refusal({"bakery.test"});

  EXPECT_NE(error.message().find("external account binding"), std::string::npos) << error.what();
}

}  // namespace
}  // namespace provisioning
