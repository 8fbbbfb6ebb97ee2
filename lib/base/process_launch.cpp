// Fork, set-up and exec of a child; between fork and exec only async-signal-safe calls.
#include "base/process_launch.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <iterator>
#include <system_error>

#include "base/error.hpp"

namespace base {

namespace {

enum Step { streams, cgroup, limit, directory, user, parent, exec };

constexpr const char* step_texts[] = {"its descriptors cannot be set up",
                                      "its cgroup cannot be entered",
                                      "a resource limit is refused",
                                      "its directory cannot be entered",
                                      "its user cannot be taken",
                                      "its parent ended",
                                      "it cannot be executed"};

struct Failure {
  int step;
  int error;
};

// Everything the child needs, allocated before the fork.
struct Plan {
  explicit Plan(const Command& from) : command(from) {
    for (const auto& argument : from.arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    for (const auto& [name, value] : from.environment) variables.push_back(name + "=" + value);
    for (auto& variable : variables) envp.push_back(variable.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
  }

  const Command& command;
  std::vector<std::string> variables;
  std::vector<char*> argv;
  std::vector<char*> envp;
  std::vector<Command::Passed> passed;  // stdin, stdout, stderr and the named ones
  int report = -1;
  pid_t parent = ::getpid();
};

[[noreturn]] void fail(const Plan& plan, Step step) {
  const Failure failure{step, errno};
  [[maybe_unused]] const auto written = ::write(plan.report, &failure, sizeof failure);
  ::_exit(127);
}

// Raw calls: glibc keeps two real-time signals to itself, and a parent that ignores them would be inherited for ever.
void reset_signals() {
  struct {
    void (*handler)(int) = SIG_DFL;
    unsigned long flags = 0;
    void (*restorer)() = nullptr;
    std::uint64_t mask = 0;
  } const normal;
  for (int number = 1; number < NSIG; ++number)
    ::syscall(SYS_rt_sigaction, number, &normal, nullptr, sizeof normal.mask);
  ::syscall(SYS_rt_sigprocmask, SIG_SETMASK, &normal.mask, nullptr, sizeof normal.mask);
}

// In two rounds, over numbers above all targets: a target may be the number of another source.
void place_descriptors(Plan& plan) {
  int above = 3;
  for (const auto& passed : plan.passed) above = std::max(above, passed.theirs + 1);
  plan.report = ::fcntl(plan.report, F_DUPFD_CLOEXEC, above);
  for (auto& passed : plan.passed) {
    passed.ours = ::fcntl(passed.ours, F_DUPFD_CLOEXEC, above);
    if (passed.ours < 0) fail(plan, streams);
  }
  ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
  for (const auto& passed : plan.passed) {
    if (::dup2(passed.ours, passed.theirs) < 0) fail(plan, streams);
  }
}

void take_user(const Plan& plan) {
  const auto& wanted = plan.command.user;
  if (!wanted) return;
  // Raw calls: glibc's would try to change every thread of a program that has just one here.
  if (::syscall(SYS_setgroups, 0, nullptr) != 0) fail(plan, user);
  if (::syscall(SYS_setresgid, wanted->gid, wanted->gid, wanted->gid) != 0) fail(plan, user);
  if (::syscall(SYS_setresuid, wanted->uid, wanted->uid, wanted->uid) != 0) fail(plan, user);
}

// After take_user: a change of user clears the parent's death signal.
void tie_to_parent(const Plan& plan) {
  if (!plan.command.dies_with_parent) return;
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != plan.parent) fail(plan, parent);
}

[[noreturn]] void become(Plan& plan) {
  const auto& command = plan.command;
  ::setpgid(0, 0);
  reset_signals();
  ::umask(022);
  place_descriptors(plan);
  for (const int procs : command.cgroups) {
    if (::write(procs, "0", 1) != 1) fail(plan, cgroup);
  }
  for (const auto& [resource, value] : command.limits) {
    const rlimit both{value, value};
    if (::setrlimit(resource, &both) != 0) fail(plan, limit);
  }
  if (::chdir(command.directory.c_str()) != 0) fail(plan, directory);
  take_user(plan);
  tie_to_parent(plan);
  ::execve(plan.argv[0], plan.argv.data(), plan.envp.data());
  fail(plan, exec);
}

pid_t fork_into(Plan& plan) {
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before);
  const pid_t pid = ::fork();
  if (pid == 0) become(plan);
  const int error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (pid < 0)
    throw internal(plan.command.arguments[0] + " cannot be started: " + std::generic_category().message(error));
  return pid;
}

// Blocks until the child has executed (the writer closes) or reports what failed.
void await_exec(const Command& command, pid_t pid, Descriptor reader) {
  Failure failure{};
  ssize_t count = 0;
  while ((count = ::read(reader.number(), &failure, sizeof failure)) < 0 && errno == EINTR) continue;
  if (count == 0) return;
  ::waitpid(pid, nullptr, 0);
  throw internal(command.arguments[0] + " cannot be started: " + step_texts[failure.step] + " (" +
                 std::generic_category().message(failure.error) + ")");
}

Descriptor open_null() {
  Descriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!null.is_open())
    throw internal(std::string("/dev/null cannot be opened: ") + std::generic_category().message(errno));
  return null;
}

}  // namespace

Launched launch(const Command& command) {
  if (command.arguments.empty() || !command.arguments[0].starts_with('/')) {
    throw internal("a command starts with the absolute path of its program");
  }
  const Descriptor null = open_null();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  Pipe report = make_pipe();
  Plan plan(command);
  plan.passed = {{null.number(), 0}, {out.writer.number(), 1}, {err.writer.number(), 2}};
  std::ranges::copy(command.descriptors, std::back_inserter(plan.passed));
  plan.report = report.writer.number();

  const pid_t pid = fork_into(plan);
  report.writer.close();
  await_exec(command, pid, std::move(report.reader));
  Descriptor pidfd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  if (!pidfd.is_open()) {
    const std::string cause = std::generic_category().message(errno);
    ::kill(-pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    throw internal(command.arguments[0] + " cannot be watched: " + cause);
  }
  return {pid, std::move(pidfd), std::move(out.reader), std::move(err.reader)};
}

}  // namespace base
