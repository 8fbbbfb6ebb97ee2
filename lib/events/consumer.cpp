// Reading waits inside Redis, on a connection of its own; everything else uses the shared one.
#include "events/consumer.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "events/delivery.hpp"

namespace events {
namespace {

constexpr std::chrono::milliseconds longest_read{2000};
constexpr std::chrono::milliseconds pause_when_broken{500};

}  // namespace

Consumer::Consumer(boost::asio::io_context& io, ConsumerParts parts, const Listener& listener)
    : app_(parts.relay.app),
      options_(parts.options),
      listener_(listener),
      subscription_(listener.topic, listener.name),
      blocking_(io, parts.relay.redis_url),
      redis_(parts.redis),
      bell_(io) {}

base::Task<void> Consumer::run(std::function<void()> after_effect) {
  after_effect_ = std::move(after_effect);
  bool was_well = true;
  while (!stopping_) {
    const bool well = co_await turn();
    if (!well && was_well && !stopping_) {
      base::log_warning("A listener waits for Redis or PostgreSQL.", {{"listener", listener_.name}});
    }
    was_well = well;
    if (!well && !stopping_) co_await bell_.wait(pause_when_broken);
  }
}

void Consumer::stop() {
  stopping_ = true;
  blocking_.close();
  bell_.ring();
}

base::Task<bool> Consumer::turn() {
  try {
    if (queue_.empty()) co_await fill_queue();
    while (!queue_.empty() && !stopping_) co_await deliver_first();
    co_return true;
  } catch (const redis::CommandError& error) {
    if (error.code() != "NOGROUP") base::log_error("Redis refused a command.", {{"error", error.message()}});
    if (error.code() != "NOGROUP") co_return false;
  } catch (const std::exception&) {
    co_return false;
  }
  try {
    co_await subscription_.make_group(redis_);
    co_return true;
  } catch (const std::exception&) {
    co_return false;
  }
}

base::Task<void> Consumer::fill_queue() {
  const auto now = std::chrono::steady_clock::now();
  std::vector<Message> messages;
  if (!looked_for_abandoned_ || now - *looked_for_abandoned_ > options_.claim_after / 2) {
    messages = co_await subscription_.take_abandoned(redis_, options_.claim_after);
    looked_for_abandoned_ = now;
  }
  if (messages.empty() && !stopping_) messages = co_await subscription_.read(blocking_, longest_read);
  std::ranges::move(messages, std::back_inserter(queue_));
}

// A message stays first while PostgreSQL is away. If its outcome cannot be written for any other reason it is left
// unacknowledged, so that it neither gets lost nor holds up the next.
base::Task<void> Consumer::deliver_first() {
  const Message& message = queue_.front();
  bool known = true;
  if (message.is_for(listener_.name)) {
    try {
      co_await deliver(app_, options_, listener_, message);
      if (after_effect_) after_effect_();
    } catch (const base::Error& error) {
      if (error.kind() == base::ErrorKind::unavailable) throw;
      base::log_error("A delivery could not be recorded.", {{"listener", listener_.name}, {"error", error.what()}});
      known = false;
    }
  }
  const std::string id = message.id;
  queue_.pop_front();
  if (known) co_await subscription_.acknowledge(redis_, id);
}

}  // namespace events
