// Watching a child: its output, its end and its deadline.
#include "base/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "base/process_launch.hpp"

namespace base {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t longest_line = 4096;

// One captured stream of a child.
struct Output {
  Output(asio::io_context& context, Descriptor from) : stream(context, from.release()) { stream.non_blocking(true); }

  void take(std::size_t count, const Command& command) {
    const std::string_view piece(buffer.data(), count);
    kept.append(piece.substr(0, std::min(count, command.output_limit - std::min(kept.size(), command.output_limit))));
    if (!command.on_line) return;
    for (const char letter : piece) {
      const bool ends = letter == '\n' || letter == '\r';
      if (!ends) line += letter;
      if (ends || line.size() >= longest_line) flush(command);
    }
  }

  void flush(const Command& command) {
    if (command.on_line && !line.empty()) command.on_line(line);
    line.clear();
  }

  // What is in the pipe now; a grandchild may still hold it open and write, so its end is not waited for.
  void drain(const Command& command) {
    constexpr int pipe_capacity = 65536;
    error_code error;
    for (std::size_t round = 0; round <= pipe_capacity / buffer.size(); ++round) {
      const auto count = stream.read_some(asio::buffer(buffer), error);
      if (count == 0) break;
      take(count, command);
    }
    flush(command);
    stream.close(error);
  }

  asio::posix::stream_descriptor stream;
  std::array<char, 8192> buffer;
  std::string kept;
  std::string line;
};

}  // namespace

std::string Ending::text() const {
  if (timed_out) return "took too long";
  if (signal != 0) return "ended by signal " + std::to_string(signal);
  return "exit status " + std::to_string(status);
}

class RunningChild : public std::enable_shared_from_this<RunningChild> {
 public:
  RunningChild(asio::io_context& context, Command command, Launched launched)
      : command_(std::move(command)),
        pid_(launched.pid),
        end_(context, launched.pidfd.release()),
        out_(context, std::move(launched.out)),
        err_(context, std::move(launched.err)),
        deadline_(context),
        bell_(context, asio::steady_timer::time_point::max()) {}

  void watch() {
    read(out_);
    read(err_);
    end_.async_wait(asio::posix::stream_descriptor::wait_read, [self = shared_from_this()](error_code error) {
      if (!error) self->finish();
    });
    if (command_.deadline.count() > 0) arm(command_.deadline, SIGTERM);
  }

  pid_t pid() const { return pid_; }
  bool has_ended() const { return has_ended_; }
  void signal(int number) const {
    if (!has_ended_) ::kill(-pid_, number);
  }

  Task<Ending> wait() {
    const auto self = shared_from_this();
    while (!has_ended_) {
      error_code rung;
      co_await bell_.async_wait(asio::redirect_error(use_task, rung));
    }
    co_return ending_;
  }

  void on_end(std::function<void(const Ending&)> listener) {
    if (has_ended_) {
      asio::post(bell_.get_executor(), [self = shared_from_this(), listener] { listener(self->ending_); });
    } else {
      listeners_.push_back(std::move(listener));
    }
  }

  // Nobody is interested any more.
  void abandon() {
    if (has_ended_) return;
    listeners_.clear();
    command_.on_line = nullptr;
    finish();
  }

 private:
  // Waits and then reads, in one turn: a read under way would hold bytes that the end of the child overtakes.
  void read(Output& output) {
    output.stream.async_wait(asio::posix::stream_descriptor::wait_read,
                             [self = shared_from_this(), &output](error_code error) {
                               if (error || self->has_ended_) return;
                               const auto count = output.stream.read_some(asio::buffer(output.buffer), error);
                               output.take(count, self->command_);
                               if (!error || error == asio::error::would_block) self->read(output);
                             });
  }

  void arm(std::chrono::milliseconds wait, int number) {
    deadline_.expires_after(wait);
    deadline_.async_wait([self = shared_from_this(), number](error_code error) {
      if (error || self->has_ended_) return;
      self->ending_.timed_out = true;
      self->signal(number);
      if (number != SIGKILL) self->arm(self->command_.grace, SIGKILL);
    });
  }

  // The group goes before its leader is reaped, while its number cannot be another's.
  void finish() {
    ::kill(-pid_, SIGKILL);
    siginfo_t how{};
    // By number: through a pidfd that Asio made non-blocking, waitid would not wait.
    while (::waitid(P_PID, static_cast<id_t>(pid_), &how, WEXITED) != 0 && errno == EINTR) continue;
    out_.drain(command_);
    err_.drain(command_);
    has_ended_ = true;
    (how.si_code == CLD_EXITED ? ending_.status : ending_.signal) = how.si_status;
    ending_.out = std::move(out_.kept);
    ending_.err = std::move(err_.kept);
    error_code ignored;
    end_.close(ignored);
    deadline_.cancel();
    bell_.cancel();
    for (const auto& listener : std::exchange(listeners_, {})) listener(ending_);
  }

  Command command_;
  pid_t pid_;
  asio::posix::stream_descriptor end_;
  Output out_;
  Output err_;
  asio::steady_timer deadline_;
  asio::steady_timer bell_;
  Ending ending_;
  bool has_ended_ = false;
  std::vector<std::function<void(const Ending&)>> listeners_;
};

struct Child::Lease {
  explicit Lease(std::shared_ptr<RunningChild> of) : running(std::move(of)) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() { running->abandon(); }

  std::shared_ptr<RunningChild> running;
};

Child::Child(std::shared_ptr<RunningChild> running) : lease_(std::make_shared<Lease>(std::move(running))) {}

pid_t Child::pid() const { return lease_->running->pid(); }
bool Child::has_ended() const { return lease_->running->has_ended(); }
void Child::signal(int number) const { lease_->running->signal(number); }
Task<Ending> Child::wait() const { return lease_->running->wait(); }
void Child::on_end(std::function<void(const Ending&)> listener) const { lease_->running->on_end(std::move(listener)); }

Child start(asio::io_context& context, Command command) {
  auto launched = launch(command);
  auto running = std::make_shared<RunningChild>(context, std::move(command), std::move(launched));
  running->watch();
  return Child(std::move(running));
}

Task<Ending> run(Command command) {
  auto executor = co_await asio::this_coro::executor;
  const Child child = start(executor.context(), std::move(command));
  co_return co_await child.wait();
}

}  // namespace base
