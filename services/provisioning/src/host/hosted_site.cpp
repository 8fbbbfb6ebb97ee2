// Waking, sleeping and restarting of one site's nginx.
#include "host/hosted_site.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <fstream>

#include "base/error.hpp"
#include "host/sandbox_command.hpp"
#include "host/site_activity.hpp"
#include "host/site_socket.hpp"
#include "runtime/site_config.hpp"

namespace provisioning {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds first_back_off(100);
constexpr milliseconds longest_back_off(30'000);
constexpr std::chrono::seconds healthy_life(5);
constexpr milliseconds press_pace(50);

// A file of its own for each start: bubblewrap reads on from where the descriptor stands.
base::Descriptor file_with(const std::string& bytes) {
  base::Descriptor file(::memfd_create("filter", MFD_CLOEXEC));
  if (::write(file.number(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    throw base::internal("no memory file can be made");
  }
  ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

bool is_socket(const fs::path& path, int listener) {
  struct stat found{};
  return listener >= 0 && ::lstat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode);
}

}  // namespace

struct PidReport {
  PidReport(asio::io_context& context, base::Descriptor from) : stream(context, from.release()) {}

  asio::posix::stream_descriptor stream;
  std::array<char, 256> piece{};
  std::string text;
};

HostedSite::HostedSite(HostShared& shared, SiteRecord record)
    : shared_(shared), record_(std::move(record)), cgroup_(base::to_string(record_.id), {}), pause_(shared.context) {}

fs::path HostedSite::directory() const { return shared_.options.sites_dir / base::to_string(record_.id); }

fs::path HostedSite::socket() const {
  return shared_.options.run_dir / "sites" / base::to_string(record_.id) / "http.sock";
}

bool HostedSite::is_listening() const { return is_socket(socket(), listener_.number()); }

void HostedSite::open(SiteRecord record) {
  record_ = std::move(record);
  fs::create_directories(socket().parent_path());
  fs::create_directories(directory());
  give_to_group(directory(), uid());
  write_site_record(directory(), record_);
  const bool changed = write_if_changed(directory() / "nginx.conf", site_config(socket().string(), record_.hosts));
  if (changed || !is_listening()) let_go();
  if (is_listening()) return watch();
  watcher_.reset();
  listener_ = listen_at(socket());
  back_off_ = milliseconds(0);
  watch();
}

void HostedSite::close() {
  pause_.cancel();
  watcher_.reset();
  listener_.close();
  std::error_code ignored;
  fs::remove_all(socket().parent_path(), ignored);
  let_go();
}

void HostedSite::suspend() {
  record_.is_suspended = true;
  write_site_record(directory(), record_);
  close();
}

void HostedSite::erase() {
  std::error_code ignored;
  fs::remove(directory() / "nginx.conf", ignored);
  fs::remove(directory() / "site.json", ignored);
}

void HostedSite::watch() {
  if (serving_ || !listener_.is_open()) return;
  if (!watcher_) watcher_.emplace(shared_.context, ::fcntl(listener_.number(), F_DUPFD_CLOEXEC, 3));
  watcher_->cancel();
  watcher_->async_wait(asio::posix::stream_descriptor::wait_read,
                       [weak = weak_from_this()](boost::system::error_code error) {
                         const auto self = weak.lock();
                         if (!error && self) self->wake();
                       });
}

void HostedSite::watch_after(milliseconds wait) {
  pause_.expires_after(wait);
  pause_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
    const auto self = weak.lock();
    if (!error && self) self->watch();
  });
}

void HostedSite::wake() {
  if (serving_ || !listener_.is_open()) return;
  try {
    start_nginx();
  } catch (const base::Error& error) {
    back_off_ = std::clamp(back_off_ * 2, first_back_off, longest_back_off);
    shared_.log("site " + base::to_string(record_.id) + " cannot start: " + error.message());
    watch_after(back_off_);
  }
}

void HostedSite::start_nginx() {
  base::Pipe info = base::make_pipe();
  const auto filter = file_with(shared_.seccomp);
  const auto procs = cgroup_.open();
  auto command =
      sandbox_command({shared_.rootfs, directory(), uid(), listener_.number(), info.writer.number(), filter.number()});
  for (const auto& file : procs) command.cgroups.push_back(file.number());
  command.on_line = [&shared = shared_, id = base::to_string(record_.id)](std::string_view line) {
    if (line.find("[notice]") == std::string_view::npos) shared.log("site " + id + ": " + std::string(line));
  };
  serving_ = Started{base::start(shared_.context, std::move(command))};
  activity_ = 0;
  started_at_ = active_at_ = steady_clock::now();
  ++shared_.starts;
  const pid_t child = serving_->child.pid();
  serving_->child.on_end([weak = weak_from_this(), child](const base::Ending& ending) {
    if (const auto self = weak.lock()) self->end_of(child, ending);
  });
  read_pid(std::make_shared<PidReport>(shared_.context, std::move(info.reader)), child);
}

// To the end of the pipe: bubblewrap writes in pieces and dies of a reader that left.
void HostedSite::read_pid(std::shared_ptr<PidReport> report, pid_t child) {
  report->stream.async_read_some(asio::buffer(report->piece), [report, weak = weak_from_this(), child](
                                                                  boost::system::error_code error, std::size_t count) {
    const auto self = weak.lock();
    report->text.append(report->piece.data(), count);
    if (!error && self) return self->read_pid(report, child);
    auto* const started = self ? self->find_started(child) : nullptr;
    if (started) started->nginx = read_child_pid(report->text);
  });
}

HostedSite::Started* HostedSite::find_started(pid_t child) {
  if (serving_ && serving_->child.pid() == child) return &*serving_;
  const auto found = std::ranges::find_if(leaving_, [child](const Started& left) { return left.child.pid() == child; });
  return found == leaving_.end() ? nullptr : &*found;
}

void HostedSite::end_of(pid_t child, const base::Ending& ending) {
  std::erase_if(leaving_, [child](const Started& left) { return left.child.pid() == child; });
  if (!serving_ && leaving_.empty()) cgroup_.remove();
  if (!serving_ || serving_->child.pid() != child) return;
  serving_.reset();
  ++shared_.crashes;
  shared_.log("site " + base::to_string(record_.id) + " ended: " + ending.text());
  const bool lived = steady_clock::now() - started_at_ > healthy_life;
  back_off_ = lived ? milliseconds(0) : std::clamp(back_off_ * 2, first_back_off, longest_back_off);
  watch_after(back_off_);
}

// nginx finishes its requests; the socket stays with us and already serves the next nginx.
void HostedSite::let_go() {
  if (!serving_) return;
  const pid_t child = serving_->child.pid();
  leaving_.push_back(std::move(*serving_));
  serving_.reset();
  press(child, steady_clock::now() + shared_.options.drain);
}

// Again and again: a signal before nginx is ready for it is lost, for it is the first of its pid namespace.
void HostedSite::press(pid_t child, steady_clock::time_point end) {
  const auto* const left = find_started(child);
  if (!left) return;
  const bool patient = steady_clock::now() < end;
  if (left->nginx > 0) ::kill(left->nginx, patient ? SIGQUIT : SIGKILL);
  if (left->nginx == 0 && !patient) left->child.signal(SIGKILL);
  const auto timer = std::make_shared<asio::steady_timer>(shared_.context, press_pace);
  timer->async_wait([timer, weak = weak_from_this(), child, end](boost::system::error_code) {
    if (const auto self = weak.lock()) self->press(child, end);
  });
}

void HostedSite::sleep_if_idle() {
  if (!serving_ || serving_->nginx == 0) return;
  const auto now = steady_clock::now();
  const auto activity = activity_of(serving_->nginx);
  if (!activity || *activity != activity_) {
    activity_ = activity.value_or(0);
    active_at_ = now;
    return;
  }
  if (now - active_at_ < shared_.options.idle) return;
  let_go();
  watch();
}

base::Task<void> HostedSite::wait_until_gone() {
  const auto self = shared_from_this();
  while (!leaving_.empty()) {
    const auto child = leaving_.front().child;
    co_await child.wait();
    std::erase_if(leaving_, [&child](const Started& left) { return left.child.pid() == child.pid(); });
  }
  if (!serving_) cgroup_.remove();
}

}  // namespace provisioning
