// Pipelining: one writer, one reader, answers in order; a coarse clock for the deadlines.
#include "redis/link.hpp"

#include <algorithm>
#include <utility>

#include <hiredis/hiredis.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace redis {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// Deadlines are met within this.
constexpr std::chrono::milliseconds tick{50};

std::string format(const std::vector<std::string>& arguments) {
  std::vector<const char*> bytes;
  std::vector<std::size_t> lengths;
  for (const auto& argument : arguments) {
    bytes.push_back(argument.data());
    lengths.push_back(argument.size());
  }
  char* command = nullptr;
  const auto length = redisFormatCommandArgv(&command, static_cast<int>(bytes.size()), bytes.data(), lengths.data());
  if (length < 0) throw base::internal("hiredis cannot format a command");
  std::string text(command, static_cast<std::size_t>(length));
  redisFreeCommand(command);
  return text;
}

Reply convert(const redisReply& raw) {
  Reply reply;
  switch (raw.type) {
    case REDIS_REPLY_NIL: break;
    case REDIS_REPLY_INTEGER:
      reply.type = Reply::Type::integer;
      reply.number = raw.integer;
      break;
    case REDIS_REPLY_ARRAY:
      reply.type = Reply::Type::array;
      for (std::size_t i = 0; i < raw.elements; ++i) reply.items.push_back(convert(*raw.element[i]));
      break;
    default: reply.type = Reply::Type::text; reply.text.assign(raw.str, raw.len);
  }
  return reply;
}

}  // namespace

void Link::FreeReader::operator()(redisReader* reader) const { redisReaderFree(reader); }

Link::Link(asio::io_context& io, Address address, std::size_t max_waiting)
    : io_(io),
      address_(std::move(address)),
      max_waiting_(max_waiting),
      socket_(io.get_executor()),
      watch_timer_(io.get_executor()),
      reader_(redisReaderCreate()) {}

void Link::start(SteadyTime deadline) {
  if (!address_.password.empty()) enqueue({"AUTH", address_.password}, {nullptr, deadline});
  if (!address_.database.empty()) enqueue({"SELECT", address_.database}, {nullptr, deadline});

  const auto self = shared_from_this();
  asio::co_spawn(io_, connect(), [self](std::exception_ptr failure) {
    if (failure) self->close("Redis cannot be reached.");
    if (self->closed_) return;
    self->connected_ = true;
    self->flush();
    self->read();
  });
}

base::Task<void> Link::connect() {
  const auto self = shared_from_this();
  if (address_.path.empty()) {
    co_await connect_tcp();
  } else {
    const asio::local::stream_protocol::endpoint endpoint(address_.path);
    co_await socket_.async_connect(endpoint, base::use_task);
  }
}

base::Task<void> Link::connect_tcp() {
  asio::ip::basic_resolver<asio::ip::tcp, base::Executor> resolver(io_.get_executor());
  const auto found = co_await resolver.async_resolve(address_.host, address_.port, base::use_task);
  error_code error = asio::error::host_not_found;
  for (const auto& entry : found) {
    if (closed_) break;
    socket_.close(error);
    co_await socket_.async_connect(entry.endpoint(), asio::redirect_error(base::use_task, error));
    if (!error) break;
  }
  if (error) throw boost::system::system_error(error);
  socket_.set_option(asio::ip::tcp::no_delay(true));
}

base::Task<Reply> Link::send(std::vector<std::string> arguments, SteadyTime deadline) {
  const auto self = shared_from_this();
  if (closed_) throw base::unavailable("The connection to Redis is closed.");
  if (pending_.size() >= max_waiting_) throw base::unavailable("Too many commands are waiting for Redis.");
  auto accept = [self, &arguments, deadline](std::unique_ptr<Waiter> waiter) {
    self->enqueue(arguments, {std::move(waiter), deadline});
    self->flush();
  };
  co_return co_await wait_for_reply(io_.get_executor(), std::move(accept));
}

void Link::enqueue(const std::vector<std::string>& arguments, Pending pending) {
  outgoing_ += format(arguments);
  pending_.push_back(std::move(pending));
  if (!watching_) watch();
}

void Link::flush() {
  if (!connected_ || writing_ || closed_ || outgoing_.empty()) return;
  writing_ = true;
  sending_.clear();
  sending_.swap(outgoing_);
  asio::async_write(socket_, asio::buffer(sending_), [self = shared_from_this()](error_code error, std::size_t) {
    self->writing_ = false;
    if (error) return self->close("The connection to Redis broke.");
    self->flush();
  });
}

void Link::read() {
  const auto on_bytes = [self = shared_from_this()](error_code error, std::size_t length) {
    if (error) return self->close("The connection to Redis broke.");
    self->take_replies(length);
    if (!self->closed_) self->read();
  };
  socket_.async_read_some(asio::buffer(incoming_), on_bytes);
}

void Link::take_replies(std::size_t length) {
  if (redisReaderFeed(reader_.get(), incoming_.data(), length) != REDIS_OK)
    return close("Redis sent what is not RESP.");
  while (!closed_) {
    void* raw = nullptr;
    if (redisReaderGetReply(reader_.get(), &raw) != REDIS_OK) return close("Redis sent what is not RESP.");
    if (raw == nullptr) return;
    take_reply(raw);
  }
}

void Link::take_reply(void* raw) {
  const std::unique_ptr<void, decltype(&freeReplyObject)> owner(raw, &freeReplyObject);
  const auto& reply = *static_cast<const redisReply*>(raw);
  if (pending_.empty()) return close("Redis answered without a question.");
  const auto waiter = std::move(pending_.front().waiter);
  pending_.pop_front();

  const bool refused = reply.type == REDIS_REPLY_ERROR;
  const std::string_view text = refused ? std::string_view(reply.str, reply.len) : std::string_view();
  if (refused && !waiter) return close("Redis refused the sign-in: " + std::string(text));
  answered_ = true;
  if (!waiter) return;
  if (refused) return waiter->finish(std::make_exception_ptr(CommandError(text)), {});
  waiter->finish(nullptr, convert(reply));
}

void Link::watch() {
  watching_ = true;
  watch_timer_.expires_after(tick);
  watch_timer_.async_wait([self = shared_from_this()](error_code error) {
    self->watching_ = false;
    if (error || self->closed_ || self->pending_.empty()) return;
    const auto now = std::chrono::steady_clock::now();
    const bool late = std::ranges::any_of(self->pending_, [now](const Pending& one) { return one.deadline <= now; });
    if (late) return self->close("Redis did not answer in time.");
    self->watch();
  });
}

void Link::close(const std::string& reason) {
  if (closed_) return;
  closed_ = true;
  closed_at_ = std::chrono::steady_clock::now();
  error_code ignored;
  socket_.close(ignored);
  watch_timer_.cancel();
  const auto failure = std::make_exception_ptr(base::unavailable(reason));
  for (auto& one : std::exchange(pending_, {})) {
    if (one.waiter) one.waiter->finish(failure, {});
  }
}

}  // namespace redis
