// Sites in sandboxes: what they serve, to whom, and that nothing is lost while they change.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "runtime_sandbox_fixture.hpp"

namespace provisioning {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using testing::HasSubstr;

struct Sandboxes : SandboxFixture {};

TEST_F(Sandboxes, start_with_the_first_request) {
  start_host();
  const auto site = given("ada.example.com", "hello from ada");
  const auto starts_before = host->figures().starts;

  const auto answer = get(site, "/");

  EXPECT_EQ(starts_before, 0U);
  EXPECT_EQ(answer.status, 200) << log;
  EXPECT_EQ(answer.body, "hello from ada");
  EXPECT_EQ(host->figures().starts, 1U);
}

TEST_F(Sandboxes, say_where_their_socket_is_and_let_the_edge_connect) {
  start_host();
  const auto site = make_site("ada.example.com", "page");

  const auto state = finish(context, runtime.ensure(site));

  EXPECT_EQ(state.socket, socket_of(site));
  struct stat found{};
  ASSERT_EQ(::stat(state.socket.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0666U);
  for (auto folder = state.socket.parent_path(); folder != scratch.path(); folder = folder.parent_path()) {
    ASSERT_EQ(::stat(folder.c_str(), &found), 0);
    EXPECT_TRUE(found.st_mode & S_IXOTH) << folder;
  }
}

TEST_F(Sandboxes, serve_a_release_as_a_site_should_be_served) {
  start_host();
  const auto site = given("ada.example.com", "front");
  write_file(site.directory / "current/404.html", "not here");

  const auto front = get(site, "/");
  const auto missing = get(site, "/nope");

  EXPECT_EQ(get(site, "/about").body, "about");
  EXPECT_EQ(get(site, "/blog/").body, "blog");
  EXPECT_EQ(get(site, "/blog").header("location"), "/blog/");
  EXPECT_EQ(get(site, "/.well-known/dde-release").body, "r1\n");
  EXPECT_EQ(front.header("cache-control"), "no-cache");
  EXPECT_EQ(front.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(get(site, "/assets/site.css").header("cache-control"), "public, max-age=3600");
  EXPECT_EQ(get(site, "/assets/site.css").header("content-type"), "text/css; charset=utf-8");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.body, "not here");
}

TEST_F(Sandboxes, give_nothing_beside_the_release) {
  start_host();
  const auto site = given("ada.example.com", "front");
  fs::create_symlink("/site/site.json", site.directory / "current/link");
  fs::create_directory_symlink("/", site.directory / "current/root");

  for (const char* path : {"/.secret", "/.dde-release", "/site.json", "/..%2fsite.json", "/blog/..%2f..%2fsite.json",
                           "/link", "/root/etc/passwd", "/.well-known/..%2f.secret"}) {
    const auto answer = get(site, path);
    EXPECT_GE(answer.status, 400) << path;
    EXPECT_EQ(answer.body.find("secret"), std::string::npos) << path;
    EXPECT_EQ(answer.body.find("tenantId"), std::string::npos) << path;
  }
  EXPECT_EQ(finish(context, ask(site, "/", "", "POST")).status, 405);
}

TEST_F(Sandboxes, answer_421_to_names_that_are_not_theirs) {
  start_host();
  auto site = given("ada.example.com", "front");

  const auto before = get(site, "/", "shop.example.org").status;
  site.hosts = {"ada.example.com", "shop.example.org"};
  finish(context, runtime.ensure(site));

  EXPECT_EQ(before, 421);
  wait_for([&] { return get(site, "/", "shop.example.org").status == 200; }, "the new name");
}

TEST_F(Sandboxes, lose_no_request_while_releases_are_switched) {
  start_host();
  const auto site = given("ada.example.com", "old");
  Load load;
  for (int client = 0; client < 4; ++client) asio::co_spawn(context, keep_asking(*this, site, load), asio::detached);

  for (int number = 2; number < 22; ++number) {
    release(site, "r" + std::to_string(number), number % 2 == 0 ? "new" : "old");
    const int before = load.answers;
    wait_for([&] { return load.answers >= before + 20; }, "answers");
  }
  load.done = true;
  finish(context, ask(site, "/"));

  EXPECT_EQ(load.failures, 0);
  EXPECT_EQ(load.pages, (std::set<std::string>{"new", "old"}));
}

TEST_F(Sandboxes, lose_no_request_while_their_names_change) {
  start_host();
  auto site = given("ada.example.com", "front");
  Load load;
  for (int client = 0; client < 4; ++client) asio::co_spawn(context, keep_asking(*this, site, load), asio::detached);

  for (int number = 0; number < 5; ++number) {
    site.hosts.push_back("a" + std::to_string(number) + ".example.com");
    finish(context, runtime.ensure(site));
    const int before = load.answers;
    wait_for([&] { return load.answers >= before + 20; }, "answers");
  }
  load.done = true;
  finish(context, ask(site, "/"));

  EXPECT_EQ(load.failures, 0);
}

TEST_F(Sandboxes, leave_nothing_but_their_releases) {
  start_host();
  const auto site = given("ada.example.com", "front");
  get(site, "/");

  finish(context, runtime.remove(site));
  finish(context, runtime.remove(site));

  EXPECT_FALSE(fs::exists(socket_of(site).parent_path()));
  EXPECT_FALSE(fs::exists(site.directory / "site.json"));
  EXPECT_FALSE(fs::exists(site.directory / "nginx.conf"));
  EXPECT_TRUE(fs::exists(site.directory / "current/index.html"));
  EXPECT_TRUE(processes_of(first_uid + 1).empty());
  EXPECT_FALSE(finish(context, runtime.is_running(site)));
  EXPECT_TRUE(finish(context, runtime.list()).empty());
  EXPECT_FALSE(fs::exists("/sys/fs/cgroup/pids/dde/" + base::to_string(site.id)));
  EXPECT_FALSE(fs::exists("/sys/fs/cgroup/dde/" + base::to_string(site.id)));
}

TEST_F(Sandboxes, refuse_names_that_would_end_up_in_nginx) {
  start_host();
  auto site = make_site("ada.example.com", "front");

  for (const char* name : {"a.com; return 200", "a.com {", "*.com", "", "a.com\nb"}) {
    site.hosts = {name};
    EXPECT_EQ(error_of([&] { finish(context, runtime.ensure(site)); }).kind(), base::ErrorKind::invalid) << name;
  }
}

TEST_F(Sandboxes, are_unavailable_without_a_host) {
  const auto site = make_site("ada.example.com", "front");

  const auto error = error_of([&] { finish(context, runtime.ensure(site)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
  EXPECT_THAT(error.message(), HasSubstr("dde host"));
}

}  // namespace
}  // namespace provisioning
