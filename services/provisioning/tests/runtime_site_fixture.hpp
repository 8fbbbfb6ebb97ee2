// A site on disk and a browser for its socket, for the tests of both runtimes.
#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include "http/client.hpp"
#include "runtime/site_runtime.hpp"
#include "runtime_scratch.hpp"
#include "source/releases.hpp"

namespace provisioning {

using namespace std::chrono_literals;

struct SiteFixture : testing::Test {
  Site make_site(const std::string& host, const std::string& page) {
    Site site{.id = base::make_uuid(), .tenant = tenancy::TenantId::make()};
    site.directory = scratch / "sites" / base::to_string(site.id);
    site.hosts = {host};
    release(site, "r1", page);
    return site;
  }

  void release(const Site& site, const std::string& id, const std::string& page) {
    const Releases releases(site.directory);
    const auto path = releases.create(id);
    write_file(path / "index.html", page);
    write_file(path / "about.html", "about");
    write_file(path / "blog/index.html", "blog");
    write_file(path / "assets/site.css", "body {}");
    write_file(path / ".secret", "secret");
    releases.activate(id);
  }

  std::filesystem::path socket_of(const Site& site) {
    return scratch / "run/sites" / base::to_string(site.id) / "http.sock";
  }

  base::Task<http::ClientResponse> ask(Site site, std::string path, std::string host = "", std::string method = "GET") {
    http::ClientRequest request{.method = method, .url = "http://" + (host.empty() ? site.hosts.at(0) : host) + path};
    request.unix_socket = socket_of(site).string();
    request.timeouts.total = 10s;
    co_return co_await client.send(std::move(request));
  }

  http::ClientResponse get(const Site& site, const std::string& path, const std::string& host = "") {
    return finish(context, ask(site, path, host));
  }

  // Runs the event loop until the condition holds; a failure of the test when it never does.
  void wait_for(const std::function<bool()>& condition, const char* what) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    context.restart();
    while (!condition()) {
      ASSERT_LT(std::chrono::steady_clock::now(), end) << "in vain: " << what;
      context.run_one_for(10ms);
      if (context.stopped()) context.restart();
    }
  }

  RuntimeOptions runtime_options() {
    return {.sites_dir = scratch / "sites", .run_dir = scratch / "run", .rootfs_dir = scratch / "rootfs"};
  }

  Scratch scratch;
  boost::asio::io_context context{1};
  http::Client client{context};
};

// Asks for a page again and again while releases are switched; what went wrong is counted.
struct Load {
  int answers = 0;
  int failures = 0;
  bool done = false;
  std::set<std::string> pages;
};

inline base::Task<void> keep_asking(SiteFixture& fixture, Site site, Load& load) {
  while (!load.done) {
    const auto answer = co_await fixture.ask(site, "/");
    ++load.answers;
    if (answer.status != 200) ++load.failures;
    load.pages.insert(answer.body);
  }
}

}  // namespace provisioning
