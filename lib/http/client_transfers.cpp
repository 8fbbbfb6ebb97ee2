// Sockets and the timer that libcurl asks for, as waits of the event loop.
#include "http/client_transfers.hpp"

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <functional>
#include <map>

#include "base/error.hpp"

namespace http {
namespace asio = boost::asio;

namespace {

using Descriptor = asio::posix::basic_stream_descriptor<base::Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, base::Executor>;

// A socket of libcurl's: watched here, closed there.
struct Watched {
  Watched(const base::Executor& executor, curl_socket_t socket) : descriptor(executor, socket), fd(socket) {}
  ~Watched() { forget(); }

  void forget() {
    if (!forgotten) descriptor.release();
    forgotten = true;
  }

  Descriptor descriptor;
  curl_socket_t fd;
  int wanted = 0;  // CURL_CSELECT_IN | CURL_CSELECT_OUT
  int armed = 0;
  bool forgotten = false;
};

void start_curl_once() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw base::internal("libcurl does not start");
}

}  // namespace

class TransferLoop : public std::enable_shared_from_this<TransferLoop> {
 public:
  using Finish = std::move_only_function<void(CURLcode)>;

  explicit TransferLoop(base::Executor executor) : executor_(executor), timer_(executor) {
    start_curl_once();
    multi_ = curl_multi_init();
    if (multi_ == nullptr) throw base::internal("libcurl gives no multi handle");
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &TransferLoop::on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &TransferLoop::on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, 32L);
  }

  // Afterwards every wait that is still under way finds nothing to do.
  void stop() {
    for (const auto& [easy, finish] : running_) curl_multi_remove_handle(multi_, easy);
    curl_multi_cleanup(std::exchange(multi_, nullptr));
    for (const auto& [fd, socket] : sockets_) socket->forget();
    sockets_.clear();
    timer_.cancel();
    running_.clear();
  }

  void start(CURL* easy, Finish finish) {
    running_.emplace(easy, std::move(finish));
    if (curl_multi_add_handle(multi_, easy) != CURLM_OK) end(easy, CURLE_FAILED_INIT);
  }

  void end(CURL* easy, CURLcode result) {
    if (multi_ == nullptr) return;
    auto entry = running_.extract(easy);
    if (entry.empty()) return;
    curl_multi_remove_handle(multi_, easy);
    entry.mapped()(result);
  }

 private:
  static int on_socket(CURL*, curl_socket_t fd, int what, void* self, void*) {
    static_cast<TransferLoop*>(self)->watch(fd, what);
    return 0;
  }

  static int on_timer(CURLM*, long milliseconds, void* self) {
    static_cast<TransferLoop*>(self)->set_timer(milliseconds);
    return 0;
  }

  void watch(curl_socket_t fd, int what) {
    const auto found = sockets_.find(fd);
    if (what == CURL_POLL_REMOVE) {
      if (found == sockets_.end()) return;
      found->second->forget();
      sockets_.erase(found);
      return;
    }
    const auto socket = found != sockets_.end() ? found->second : std::make_shared<Watched>(executor_, fd);
    sockets_[fd] = socket;
    socket->wanted = (what & CURL_POLL_IN ? CURL_CSELECT_IN : 0) | (what & CURL_POLL_OUT ? CURL_CSELECT_OUT : 0);
    arm(socket, CURL_CSELECT_IN);
    arm(socket, CURL_CSELECT_OUT);
  }

  void arm(const std::shared_ptr<Watched>& socket, int direction) {
    if (socket->forgotten || (socket->wanted & direction) == 0 || (socket->armed & direction) != 0) return;
    socket->armed |= direction;
    const auto event = direction == CURL_CSELECT_IN ? Descriptor::wait_read : Descriptor::wait_write;
    socket->descriptor.async_wait(event, [self = shared_from_this(), socket, direction](auto error) {
      socket->armed &= ~direction;
      if (socket->forgotten || error == asio::error::operation_aborted) return;
      self->act(socket->fd, error ? CURL_CSELECT_ERR : direction);
      self->arm(socket, direction);
    });
  }

  // Called from inside libcurl, which must not be entered again: even "now" waits for the loop.
  void set_timer(long milliseconds) {
    timer_.cancel();
    if (milliseconds < 0) return;
    timer_.expires_after(std::chrono::milliseconds(milliseconds));
    timer_.async_wait([self = shared_from_this()](auto error) {
      if (!error) self->act(CURL_SOCKET_TIMEOUT, 0);
    });
  }

  void act(curl_socket_t fd, int events) {
    if (multi_ == nullptr) return;
    int still_running = 0;
    curl_multi_socket_action(multi_, fd, events, &still_running);
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
    }
  }

  base::Executor executor_;
  Timer timer_;
  CURLM* multi_ = nullptr;
  std::map<curl_socket_t, std::shared_ptr<Watched>> sockets_;
  std::map<CURL*, Finish> running_;
};

ClientTransfers::ClientTransfers(asio::io_context& context)
    : loop_(std::make_shared<TransferLoop>(context.get_executor())) {}

ClientTransfers::~ClientTransfers() { loop_->stop(); }

base::Task<CURLcode> ClientTransfers::run(CURL* easy) {
  return asio::async_initiate<const asio::use_awaitable_t<base::Executor>, void(CURLcode)>(
      [loop = loop_](auto handler, CURL* transfer) {
        auto slot = asio::get_associated_cancellation_slot(handler);
        auto executor = asio::get_associated_executor(handler);
        if (slot.is_connected()) {
          slot.assign([loop, transfer, executor](asio::cancellation_type) {
            asio::post(executor, [loop, transfer] { loop->end(transfer, CURLE_ABORTED_BY_CALLBACK); });
          });
        }
        // The handler runs from the loop, never from inside libcurl.
        loop->start(transfer, [handler = std::move(handler), guard = asio::make_work_guard(executor),
                               slot](CURLcode result) mutable {
          if (slot.is_connected()) slot.clear();
          asio::post(guard.get_executor(), [handler = std::move(handler), result]() mutable { handler(result); });
        });
      },
      base::use_task, easy);
}

}  // namespace http
