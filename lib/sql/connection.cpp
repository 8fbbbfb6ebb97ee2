// Opening, losing and reopening a connection.
#include "sql/connection.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <string_view>
#include <utility>

#include "base/log.hpp"
#include "base/random.hpp"

namespace sql {
namespace {

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

// Lists are read in the order of an index and stop at their limit. Where the planner takes optional conditions for
// nearly never true it would rather collect a tenant's rows by a bitmap and sort them: many more than it thinks. Pages
// come from memory or solid state, not from a turning disk.
constexpr const char* plan_options = " -c enable_bitmapscan=off -c random_page_cost=1.1";

// What the server shall do by itself, whatever becomes of us.
std::string server_options(const ConnectionOptions& options) {
  std::string text = "-c statement_timeout=" + std::to_string(options.deadline.count()) +
                     " -c idle_in_transaction_session_timeout=60000 -c jit=off -c timezone=UTC";
  text += plan_options;
  if (options.read_only) text += " -c default_transaction_read_only=on";
  return text;
}

pg_conn* start_connection(const ConnectionOptions& options) {
  const std::string server = server_options(options);
  const std::string silence = std::to_string(2 * options.deadline.count());
  static constexpr std::array keywords{"dbname",           "application_name", "options",
                                       "client_encoding",  "keepalives_idle",  "keepalives_interval",
                                       "keepalives_count", "tcp_user_timeout", static_cast<const char*>(nullptr)};
  const std::array values{options.url.c_str(), options.application_name.c_str(), server.c_str(), "UTF8", "10", "5", "3",
                          silence.c_str(),     static_cast<const char*>(nullptr)};
  return PQconnectStartParams(keywords.data(), values.data(), 1);
}

// 25 ms, 50 ms, ... 2 s; from half of it to all of it, so that processes do not come back in step.
std::chrono::milliseconds delay_after(int failures) {
  const int full = std::min(2000, 25 << std::min(failures - 1, 7));
  std::array<unsigned char, 1> random{};
  base::fill_random(random);
  return std::chrono::milliseconds(full / 2 + full / 2 * random[0] / 255);
}

}  // namespace

void Connection::CloseConnection::operator()(pg_conn* connection) const { PQfinish(connection); }

Connection::Connection(boost::asio::io_context& context, ConnectionOptions options)
    : executor_(context.get_executor()), options_(std::move(options)), socket_(context), timer_(executor_) {}

void Connection::submit(std::shared_ptr<Unit> unit) {
  if (closed_) return unit->fail(std::make_exception_ptr(base::unavailable("The database connection is closed.")));
  if (unit->needs_transaction() && !has_transaction())
    return unit->fail(std::make_exception_ptr(base::unavailable("The database connection was lost in a transaction.")));
  waiting_.push_back(std::move(unit));
  if (is_open_) return pump();
  if (std::exchange(serving_, true)) return;
  boost::asio::co_spawn(executor_, serve(shared_from_this()), boost::asio::detached);
}

bool Connection::has_transaction() const {
  const auto begins = [](const auto& unit) { return unit->place == Unit::Place::begins && !unit->abandoned; };
  return in_transaction_ || std::ranges::any_of(waiting_, begins);
}

void Connection::close() {
  if (std::exchange(closed_, true)) return;
  timer_.cancel();
  lose();
}

void Connection::when_idle(std::function<void()> listener) {
  idle_listener_ = std::move(listener);
  report_idle();
}

void Connection::report_idle() {
  if (load() != 0 || !idle_listener_) return;
  const auto listener = std::exchange(idle_listener_, nullptr);
  listener();
}

base::Task<void> Connection::serve(std::shared_ptr<Connection> self) {
  while (!self->closed_ && self->load() != 0) {
    co_await self->back_off();
    if (self->closed_) break;
    if (co_await self->open()) {
      self->pump();
      co_await self->receive();
    }
    if (!self->closed_) self->lose();
  }
  self->serving_ = false;
}

base::Task<void> Connection::back_off() {
  if (failures_ == 0) co_return;
  boost::system::error_code ignored;
  timer_.expires_after(delay_after(failures_));
  co_await timer_.async_wait(boost::asio::redirect_error(base::use_task, ignored));
}

// A copy of the descriptor, so that Asio and libpq each close their own.
void Connection::watch_socket() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  socket_.assign(::dup(PQsocket(connection_.get())), ignored);
}

void Connection::stop_opening_after_deadline() {
  timer_.expires_after(options_.deadline);
  timer_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
    const auto self = weak.lock();
    if (error || !self || !self->opening_) return;
    boost::system::error_code ignored;
    self->socket_.cancel(ignored);
  });
}

bool Connection::start_opening() {
  connection_.reset(start_connection(options_));
  return connection_ && PQstatus(connection_.get()) != CONNECTION_BAD;
}

base::Task<bool> Connection::open() {
  opening_ = true;
  stop_opening_after_deadline();
  const bool opened = start_opening() && co_await finish_opening();
  opening_ = false;
  timer_.cancel();
  if (closed_) co_return false;
  if (!opened) base::log_warning("PostgreSQL cannot be reached: " + first_line(PQerrorMessage(connection_.get())));
  served_ = false;
  is_open_ = opened;
  co_return opened;
}

base::Task<bool> Connection::finish_opening() {
  auto state = PGRES_POLLING_WRITING;
  while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
    watch_socket();
    const auto wait = state == PGRES_POLLING_READING ? Socket::wait_read : Socket::wait_write;
    boost::system::error_code error;
    co_await socket_.async_wait(wait, boost::asio::redirect_error(base::use_task, error));
    if (error || closed_) co_return false;
    state = PQconnectPoll(connection_.get());
  }
  if (state != PGRES_POLLING_OK) co_return false;
  watch_socket();
  co_return PQsetnonblocking(connection_.get(), 1) == 0 && PQenterPipelineMode(connection_.get()) == 1;
}

base::Task<void> Connection::receive() {
  while (is_open_) {
    boost::system::error_code error;
    co_await socket_.async_wait(Socket::wait_read, boost::asio::redirect_error(base::use_task, error));
    if (error || !is_open_) co_return;
    if (PQconsumeInput(connection_.get()) != 1 || !collect()) break_off();
    pump();
  }
}

void Connection::break_off() {
  if (!std::exchange(is_open_, false)) return;
  const auto told = first_line(PQerrorMessage(connection_.get()));
  base::log_warning("PostgreSQL connection lost: " +
                    (told.empty() ? "given up, it was not between transactions" : told));
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::require_no_transaction() {
  if (is_open_ && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) break_off();
}

void Connection::forget_abandoned() {
  std::erase_if(waiting_, [](const auto& unit) { return unit->abandoned || unit->done; });
}

// Everything that was not answered ends here, or waits for the next connection.
void Connection::lose() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  connection_.reset();
  prepared_.clear();
  is_open_ = in_transaction_ = false;
  failures_ = served_ ? 0 : failures_ + 1;

  const auto cause = std::make_exception_ptr(base::unavailable("The database connection was lost."));
  auto lost = std::exchange(in_flight_, {});
  auto rest = std::exchange(waiting_, {});
  for (const auto& unit : lost) {
    if (unit->may_repeat() && unit->sent < 2 && !closed_) waiting_.push_back(unit);
    else unit->fail(cause);
  }
  for (const auto& unit : rest) {
    if (closed_) unit->fail(cause);
    else waiting_.push_back(unit);
  }
  forget_abandoned();
  report_idle();
}

}  // namespace sql
