// Subprocesses: what a child gets, what comes back, and how it is ended.
#include "base/process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <cerrno>
#include <cstdint>
#include <filesystem>

#include "base/error.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using base::Command;
using base::Ending;

template <class T>
T finish(base::Task<T> task) {
  asio::io_context context(1);
  auto result = asio::co_spawn(context, std::move(task), asio::use_future);
  context.run();
  return result.get();
}

Command shell(std::string script) { return Command{.arguments = {"/bin/sh", "-c", std::move(script)}}; }

base::Task<int> run_many(int count) {
  auto executor = co_await asio::this_coro::executor;
  std::vector<base::Child> children;
  for (int number = 0; number < count; ++number) {
    children.push_back(base::start(executor.context(), shell("exit " + std::to_string(number % 200))));
  }
  int right = 0;
  for (int number = 0; number < count; ++number) {
    const auto ending = co_await children[number].wait();
    right += ending.status == number % 200;
  }
  co_return right;
}

bool is_alive(pid_t pid) { return ::kill(pid, 0) == 0 || errno != ESRCH; }

int open_descriptors() {
  return static_cast<int>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

TEST(Processes, give_back_status_and_both_streams) {
  const auto ending = finish(base::run(shell("echo out; echo err >&2; exit 7")));

  EXPECT_EQ(ending.status, 7);
  EXPECT_EQ(ending.out, "out\n");
  EXPECT_EQ(ending.err, "err\n");
  EXPECT_FALSE(ending.succeeded());
  EXPECT_EQ(ending.text(), "exit status 7");
}

TEST(Processes, take_arguments_literally) {
  const auto ending = finish(base::run({.arguments = {"/bin/echo", "$(id)", "; rm -rf /", "`x`"}}));

  EXPECT_EQ(ending.out, "$(id) ; rm -rf / `x`\n");
}

TEST(Processes, see_only_the_environment_and_directory_they_are_given) {
  Command command{.arguments = {"/usr/bin/env"}, .environment = {{"ONLY", "this"}}};

  const auto environment = finish(base::run(command));
  command.arguments = {"/bin/pwd"};
  command.directory = "/usr";
  const auto directory = finish(base::run(command));

  EXPECT_EQ(environment.out, "ONLY=this\n");
  EXPECT_EQ(directory.out, "/usr\n");
}

TEST(Processes, inherit_no_descriptor_that_is_not_named) {
  const int leaky = ::open("/dev/null", O_RDONLY);

  const auto ending = finish(base::run({.arguments = {"/bin/ls", "/proc/self/fd"}}));

  EXPECT_EQ(ending.out, "0\n1\n2\n3\n");  // 3 is the folder that ls reads
  ::close(leaky);
}

TEST(Processes, get_named_descriptors_whose_numbers_cross) {
  auto first = base::make_pipe();
  auto second = base::make_pipe();
  ASSERT_EQ(::write(first.writer.number(), "a\n", 2), 2);
  ASSERT_EQ(::write(second.writer.number(), "b\n", 2), 2);
  Command command = shell("");
  const int low = std::min(first.reader.number(), second.reader.number());
  const int high = std::max(first.reader.number(), second.reader.number());
  command.arguments[2] = "read x <&" + std::to_string(low) + "; read y <&" + std::to_string(high) + "; echo $x$y";
  ASSERT_LT(high, 10);  // the shell reads one digit
  const bool first_is_low = low == first.reader.number();
  command.descriptors = {{first.reader.number(), first_is_low ? high : low},
                         {second.reader.number(), first_is_low ? low : high}};

  const auto ending = finish(base::run(command));

  EXPECT_EQ(ending.out, first_is_low ? "ba\n" : "ab\n");
}

TEST(Processes, are_ended_by_term_after_the_deadline) {
  Command command = shell("trap 'echo bye; exit 3' TERM; while :; do sleep 0.05; done");
  command.deadline = 200ms;

  const auto ending = finish(base::run(command));

  EXPECT_TRUE(ending.timed_out);
  EXPECT_EQ(ending.status, 3);
  EXPECT_EQ(ending.out, "bye\n");
}

TEST(Processes, are_killed_with_their_children_when_they_ignore_term) {
  Command command = shell("trap '' TERM; (trap '' TERM; sleep 60) & echo $!; wait; sleep 60");
  command.deadline = 200ms;
  command.grace = 100ms;

  const auto ending = finish(base::run(command));

  EXPECT_TRUE(ending.timed_out);
  EXPECT_EQ(ending.signal, SIGKILL);
  const pid_t grandchild = std::stoi(ending.out);
  for (int round = 0; is_alive(grandchild) && round < 200; ++round) ::usleep(10'000);
  EXPECT_FALSE(is_alive(grandchild));
}

TEST(Processes, end_although_a_grandchild_keeps_the_pipe_open) {
  const auto begin = std::chrono::steady_clock::now();

  const auto ending = finish(base::run(shell("setsid sleep 5 & echo done")));

  EXPECT_EQ(ending.out, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST(Processes, keep_no_more_output_than_the_limit_and_read_the_rest) {
  Command command{.arguments = {"/usr/bin/head", "-c", "5000000", "/dev/zero"}};
  command.output_limit = 1000;

  const auto ending = finish(base::run(command));

  EXPECT_TRUE(ending.succeeded());
  EXPECT_EQ(ending.out.size(), 1000U);
}

TEST(Processes, lose_no_byte_of_a_large_output) {
  std::string expected;
  for (int number = 1; number <= 30'000; ++number) expected += std::to_string(number) + "\n";

  for (int round = 0; round < 50; ++round) {
    const auto ending = finish(base::run({.arguments = {"/usr/bin/seq", "1", "30000"}}));
    ASSERT_TRUE(ending.out == expected) << "round " << round << ": " << ending.out.size() << " bytes";
  }
}

TEST(Processes, report_lines_as_they_come) {
  std::vector<std::string> lines;
  Command command = shell("printf 'one\\r2\\ntail'");
  command.on_line = [&lines](std::string_view line) { lines.emplace_back(line); };

  finish(base::run(command));

  EXPECT_EQ(lines, (std::vector<std::string>{"one", "2", "tail"}));
}

TEST(Processes, obey_resource_limits) {
  Command command = shell("ulimit -n; ulimit -c");
  command.limits = {{RLIMIT_NOFILE, 77}, {RLIMIT_CORE, 0}};

  const auto ending = finish(base::run(command));

  EXPECT_EQ(ending.out, "77\n0\n");
}

TEST(Processes, run_as_another_user_without_groups) {
  if (::geteuid() != 0) GTEST_SKIP() << "changing the user needs root";
  Command command{.arguments = {"/usr/bin/id"}};
  command.user = Command::User{30'123, 30'124};

  const auto ending = finish(base::run(command));

  EXPECT_EQ(ending.out, "uid=30123 gid=30124 groups=30124\n");
}

TEST(Processes, have_signals_as_if_freshly_logged_in) {
  ::signal(SIGPIPE, SIG_IGN);
  const auto shown = base::Command{.arguments = {"/bin/grep", "-E", "Sig(Blk|Ign)", "/proc/self/status"}};

  // 33 is glibc's own, which only a raw call can set: some parents (job runners) leave it ignored.
  const std::array<std::uint64_t, 4> ignored{1};
  std::array<std::uint64_t, 4> before{};
  ::syscall(SYS_rt_sigaction, 33, ignored.data(), before.data(), sizeof(std::uint64_t));
  const auto ending = finish(base::run(shown));
  ::syscall(SYS_rt_sigaction, 33, before.data(), nullptr, sizeof(std::uint64_t));

  EXPECT_EQ(ending.out, "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
}

TEST(Processes, are_refused_by_name_when_they_cannot_start) {
  try {
    finish(base::run({.arguments = {"/no/such/program"}}));
    FAIL() << "a missing program was started";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::internal);
    EXPECT_NE(error.message().find("/no/such/program"), std::string::npos);
    EXPECT_NE(error.message().find("No such file"), std::string::npos);
  }
  EXPECT_THROW(finish(base::run({.arguments = {"sh"}})), base::Error);
  EXPECT_THROW(finish(base::run({})), base::Error);
}

TEST(Processes, work_by_the_hundred_and_leave_no_descriptor) {
  const int before = open_descriptors();

  const int right = finish(run_many(150));

  EXPECT_EQ(right, 150);
  EXPECT_EQ(open_descriptors(), before);
}

TEST(Processes, go_when_nobody_holds_them_any_more) {
  asio::io_context context(1);
  pid_t pid = 0;
  {
    const auto child = base::start(context, {.arguments = {"/bin/sleep", "60"}});
    pid = child.pid();
    ASSERT_TRUE(is_alive(pid));
  }

  EXPECT_FALSE(is_alive(pid));
  context.run();
}

TEST(Processes, tell_listeners_of_their_end) {
  asio::io_context context(1);
  int status = -1;
  const auto child = base::start(context, shell("exit 5"));

  child.on_end([&status](const Ending& ending) { status = ending.status; });
  context.run();

  EXPECT_EQ(status, 5);
  EXPECT_TRUE(child.has_ended());
}

}  // namespace
