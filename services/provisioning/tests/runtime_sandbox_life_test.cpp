// The life of a sandbox: started by the first request, asleep when idle, back after any death.
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

struct SandboxLife : SandboxFixture {};

TEST_F(SandboxLife, fall_asleep_when_idle_and_wake_up_again) {
  idle = 300ms;
  start_host();
  const auto site = given("ada.example.com", "front");
  get(site, "/");
  ASSERT_EQ(host->figures().awake, 1U);

  wait_for([&] { return host->figures().awake == 0 && processes_of(first_uid + 1).empty(); }, "the site sleeps");
  const bool running = finish(context, runtime.is_running(site));
  const auto answer = get(site, "/");

  EXPECT_TRUE(running);
  EXPECT_EQ(answer.body, "front");
  EXPECT_EQ(host->figures().starts, 2U);
  EXPECT_EQ(host->figures().crashes, 0U);
}

TEST_F(SandboxLife, stay_awake_while_they_are_asked) {
  idle = 400ms;
  start_host();
  const auto site = given("ada.example.com", "front");

  for (int round = 0; round < 20; ++round) {
    get(site, "/");
    const auto end = std::chrono::steady_clock::now() + 50ms;
    context.restart();
    context.run_until(end);
  }

  EXPECT_EQ(host->figures().starts, 1U);
}

TEST_F(SandboxLife, come_back_after_kill_9) {
  start_host();
  const auto site = given("ada.example.com", "front");
  get(site, "/");

  for (const auto pid : processes_of(first_uid + 1)) ::kill(pid, SIGKILL);
  wait_for([&] { return host->figures().crashes == 1; }, "the host notices");
  const auto answer = get(site, "/");

  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(host->figures().starts, 2U);
}

TEST_F(SandboxLife, wait_longer_and_longer_when_they_cannot_start) {
  start_host();
  const auto site = given("ada.example.com", "front");
  write_file(site.directory / "nginx.conf", "nonsense;");
  auto pending = asio::co_spawn(context, ask(site, "/"), asio::use_future);

  wait_for([&] { return host->figures().crashes == 3; }, "three tries");
  const auto starts = host->figures().starts;
  write_file(site.directory / "nginx.conf", "broken");
  finish(context, runtime.ensure(site));
  wait_for([&] { return pending.wait_for(0s) == std::future_status::ready; }, "the answer");

  EXPECT_EQ(starts, 3U);
  EXPECT_EQ(pending.get().status, 200);
  EXPECT_THAT(log, HasSubstr("unknown directive"));
}

TEST_F(SandboxLife, come_back_with_a_host_that_was_killed) {
  const auto serve = [this] {
    asio::io_context own(1);
    SiteHost own_host(own, host_options());
    finish(own, own_host.start());
    own.restart();
    own.run();
  };
  const pid_t killed = ::fork();
  if (killed == 0) {
    serve();
    ::_exit(0);
  }
  wait_for([&] { return fs::exists(scratch / "run/host.sock"); }, "the first host");
  const auto site = given("ada.example.com", "front");
  ASSERT_EQ(get(site, "/").status, 200);
  ASSERT_FALSE(processes_of(first_uid + 1).empty());

  ::kill(killed, SIGKILL);
  ::waitpid(killed, nullptr, 0);
  wait_for([&] { return processes_of(first_uid + 1).empty(); }, "its sites end with it");
  start_host();
  const auto answer = get(site, "/");

  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "front");
}

TEST_F(SandboxLife, come_back_with_a_host_that_was_stopped) {
  start_host();
  const auto site = given("ada.example.com", "front");
  get(site, "/");

  stop_host();
  const bool gone = processes_of(first_uid + 1).empty();
  start_host();

  EXPECT_TRUE(gone);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(SandboxLife, stay_suspended_over_a_restart_until_wanted_again) {
  start_host();
  const auto site = given("ada.example.com", "front");
  get(site, "/");

  finish(context, runtime.suspend(site));
  stop_host();
  start_host();
  const bool running = finish(context, runtime.is_running(site));
  finish(context, runtime.ensure(site));

  EXPECT_FALSE(running);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(SandboxLife, get_a_lost_socket_back) {
  start_host();
  const auto site = given("ada.example.com", "front");
  fs::remove(socket_of(site));

  const bool running = finish(context, runtime.is_running(site));
  finish(context, runtime.ensure(site));

  EXPECT_FALSE(running);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(SandboxLife, have_one_host_only) {
  start_host();

  SiteHost second(context, host_options());
  const auto error = error_of([&] { finish(context, second.start()); });

  EXPECT_THAT(error.message(), HasSubstr("another `dde host` is running"));
}

TEST_F(SandboxLife, are_refused_with_reasons_where_they_cannot_run) {
  const pid_t child = ::fork();
  if (child == 0) {
    fs::permissions(scratch.path(), fs::perms(0777));
    if (::setresuid(12345, 12345, 12345) != 0) ::_exit(9);
    asio::io_context own(1);
    SiteHost ordinary(own, host_options());
    const auto error = error_of([&] { finish(own, ordinary.start()); });
    ::_exit(error.message().find("must run as root") != std::string::npos ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);

  EXPECT_EQ(status, 0);
}

TEST_F(SandboxLife, cost_little_by_the_hundred) {
  start_host();
  std::vector<Site> sites;

  for (int number = 0; number < 100; ++number)
    sites.push_back(given("s" + std::to_string(number) + ".example.com", "page"));
  std::vector<double> first_answers;
  for (const auto& site : sites) {
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_NO_THROW(EXPECT_EQ(get(site, "/").status, 200)) << log;
    first_answers.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }

  std::ranges::sort(first_answers);
  RecordProperty("first_answer_median_ms", std::to_string(first_answers[50]));
  RecordProperty("first_answer_p95_ms", std::to_string(first_answers[95]));
  EXPECT_EQ(host->figures().awake, 100U);
}

}  // namespace
}  // namespace provisioning
