// Subprocesses on the event loop: argument arrays instead of a shell, nothing inherited that is not named.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/process_descriptor.hpp"
#include "base/task.hpp"

namespace base {

// What to start. The child gets /dev/null as stdin, umask 022, default signal handling, its own process group
// and no descriptor beyond stdout, stderr and those named here.
struct Command {
  struct Passed {
    int ours;
    int theirs;  // 3 or higher
  };
  struct Limit {
    __rlimit_resource_t resource;  // RLIMIT_NOFILE, ...
    rlim_t value;                  // soft and hard
  };
  struct User {
    uid_t uid;
    gid_t gid;  // the only group
  };

  std::vector<std::string> arguments;                            // the first is an absolute path
  std::vector<std::pair<std::string, std::string>> environment;  // all of it
  std::string directory = "/";
  std::vector<Passed> descriptors;
  std::vector<Limit> limits;
  std::vector<int> cgroups;       // open cgroup.procs files the child enters before it changes its user
  std::optional<User> user;       // needs root
  bool dies_with_parent = false;  // killed by the kernel when the thread that started it ends
  std::chrono::milliseconds deadline{60'000};  // then TERM, then after `grace` KILL, to the whole group; 0: none
  std::chrono::milliseconds grace{2'000};
  std::size_t output_limit = 1 << 20;                 // kept of each stream; what follows is read and dropped
  std::function<void(std::string_view line)> on_line;  // lines of both streams as they come; must not throw
};

// How a child ended.
struct Ending {
  int status = -1;  // exit status, or -1 after a signal
  int signal = 0;   // the signal that ended it
  bool timed_out = false;
  std::string out;
  std::string err;

  bool succeeded() const { return status == 0; }
  // "exit status 3", "ended by signal 9", "took too long"
  std::string text() const;
};

class RunningChild;

// A started child; shared by copies. When the last one goes, the process group is killed and reaped.
class Child {
 public:
  pid_t pid() const;
  bool has_ended() const;
  // To the whole process group; nothing happens once it has ended.
  void signal(int number) const;
  // Any number of waiters; returns at once after the end.
  Task<Ending> wait() const;
  // Called once on the event loop when the child has ended; must not throw.
  void on_end(std::function<void(const Ending&)> listener) const;

 private:
  friend Child start(boost::asio::io_context&, Command);
  explicit Child(std::shared_ptr<RunningChild> running);

  struct Lease;
  std::shared_ptr<Lease> lease_;
};

// Throws base::internal, naming the program and the cause, when the child cannot be set up or executed.
// Costs about a millisecond of this thread. The io_context must run in one thread and outlive the child.
Child start(boost::asio::io_context& context, Command command);

// start() on this coroutine's io_context, then wait().
Task<Ending> run(Command command);

}  // namespace base
