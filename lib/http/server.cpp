// Accepting, sweeping and draining.
#include "http/server.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <vector>

#include "http/connection.hpp"
#include "http/listener.hpp"

namespace http {
namespace {

using boost::system::error_code;

constexpr std::chrono::milliseconds drain_sweep{50};
constexpr std::chrono::milliseconds abort_time{1'000};
// Beyond the limit this many are told 503; the next ones find a closed door.
constexpr std::size_t most_refusals = 256;

void start(const std::shared_ptr<Shared>& shared, Socket socket) {
  const auto open = shared->connections.size();
  if (open >= shared->limits.max_connections + most_refusals) return;
  const bool is_welcome = open < shared->limits.max_connections;
  auto connection = std::make_shared<Connection>(shared, std::move(socket));
  auto work = is_welcome ? Connection::run(std::move(connection)) : Connection::refuse(std::move(connection));
  boost::asio::co_spawn(shared->context, std::move(work), boost::asio::detached);
}

base::Task<void> accept_all(std::shared_ptr<Shared> shared, std::shared_ptr<Listener> listener) {
  while (auto socket = co_await listener->accept()) start(shared, std::move(*socket));
}

base::Task<void> wait(Timer& timer) {
  error_code cancelled;
  co_await timer.async_wait(boost::asio::redirect_error(base::use_task, cancelled));
}

}  // namespace

struct Server::State : std::enable_shared_from_this<State> {
  State(boost::asio::io_context& context, const Limits& limits, Dispatcher& dispatcher)
      : shared(std::make_shared<Shared>(context, limits, dispatcher)), sweeper(context) {}

  std::shared_ptr<Shared> shared;
  std::vector<std::shared_ptr<Listener>> listeners;
  Timer sweeper;
  bool is_over = false;

  void sweep();
  void close_listeners();
  void abort_all();
  base::Task<void> wait_until_empty(std::chrono::milliseconds most);
  static base::Task<void> keep_sweeping(std::shared_ptr<State> self);
};

void Server::State::sweep() {
  const auto now = std::chrono::steady_clock::now();
  for (auto& connection : shared->connections) connection.sweep(now);
}

base::Task<void> Server::State::keep_sweeping(std::shared_ptr<State> self) {
  while (!self->is_over) {
    const auto usual = self->shared->limits.sweep;
    self->sweeper.expires_after(self->shared->is_draining ? std::min(usual, drain_sweep) : usual);
    co_await wait(self->sweeper);
    self->sweep();
  }
}

// Clients whose handshake is complete would be reset by the close: they are taken in first.
void Server::State::close_listeners() {
  for (const auto& listener : listeners) {
    listener->stop_waiting();
    while (auto socket = listener->accept_waiting()) start(shared, std::move(*socket));
    listener->close();
  }
}

void Server::State::abort_all() {
  for (auto& connection : shared->connections) connection.abort();
}

base::Task<void> Server::State::wait_until_empty(std::chrono::milliseconds most) {
  if (shared->connections.empty()) co_return;
  shared->all_gone.expires_after(most);
  co_await wait(shared->all_gone);
}

Server::Server(boost::asio::io_context& context, Limits limits, Dispatcher& dispatcher, TrustedProxies proxies)
    : state_(std::make_shared<State>(context, limits, dispatcher)) {
  state_->shared->proxies = std::move(proxies);
  boost::asio::co_spawn(context, State::keep_sweeping(state_), boost::asio::detached);
}

Server::~Server() {
  state_->is_over = true;
  state_->sweeper.cancel();
  for (const auto& listener : state_->listeners) listener->close();
  state_->abort_all();
}

void Server::listen(const std::string& address) {
  auto& context = state_->shared->context;
  const auto listener = std::make_shared<Listener>(context, address);
  state_->listeners.push_back(listener);
  boost::asio::co_spawn(context, accept_all(state_->shared, listener), boost::asio::detached);
}

void Server::announce_https() { state_->shared->is_https = true; }

std::uint16_t Server::port() const {
  for (const auto& listener : state_->listeners) {
    if (listener->port() != 0) return listener->port();
  }
  return 0;
}

std::size_t Server::connection_count() const { return state_->shared->connections.size(); }

base::Task<void> Server::drain(std::chrono::milliseconds deadline) {
  const auto state = state_;
  state->shared->is_draining = true;
  state->close_listeners();
  for (auto& connection : state->shared->connections) connection.drain();
  state->sweeper.cancel();
  co_await state->wait_until_empty(deadline);
  state->abort_all();
  co_await state->wait_until_empty(abort_time);
  state->is_over = true;
  state->sweeper.cancel();
}

}  // namespace http
