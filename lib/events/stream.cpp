// Redis Streams: XADD in one script, XREADGROUP, XAUTOCLAIM, XACK.
#include "events/stream.hpp"

#include <optional>
#include <span>
#include <utility>

#include "base/log.hpp"

namespace events {
namespace {

constexpr const char* consumer = "dde";
constexpr const char* at_once = "64";  // messages in one read

const redis::Script append_all{R"lua(
for i, key in ipairs(KEYS) do
  redis.call('XADD', key, 'MAXLEN', '~', ARGV[1], '*',
    'tenant', ARGV[3 * i - 1], 'event', ARGV[3 * i], 'for', ARGV[3 * i + 1])
end
return #KEYS
)lua"};

std::string key_of(const std::string& topic) { return "events:" + topic; }

std::string comma_list(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += "," + name;
  return list.empty() ? list : list + ",";
}

std::string value_of(std::span<const redis::Reply> fields, std::string_view name) {
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    if (fields[i].text == name) return fields[i + 1].text;
  }
  return {};
}

// An entry is [id, [name, value, ...]]; one that was trimmed away meanwhile has no fields. What is not ours gets null
// ids, which name no event, and is acknowledged like a duplicate.
Message read_entry(const redis::Reply& entry) {
  Message message;
  if (entry.items.size() != 2) return message;
  const auto& fields = entry.items[1].items;
  message.id = entry.items[0].text;
  message.wanted_by = value_of(fields, "for");
  const auto tenant = tenancy::TenantId::parse(value_of(fields, "tenant"));
  const auto event = EventId::parse(value_of(fields, "event"));
  if (!tenant || !event) {
    base::log_warning("A message in Redis is not an event.", {{"redis.message", message.id}});
    return message;
  }
  message.tenant_id = *tenant;
  message.event_id = *event;
  return message;
}

std::vector<Message> read_entries(const redis::Reply& entries) {
  std::vector<Message> messages;
  messages.reserve(entries.items.size());
  for (const auto& entry : entries.items) messages.push_back(read_entry(entry));
  return messages;
}

}  // namespace

bool Message::is_for(std::string_view listener) const {
  return wanted_by.empty() || wanted_by.find("," + std::string(listener) + ",") != std::string::npos;
}

base::Task<void> send_messages(redis::Client& redis, const std::vector<Sending>& sendings, int keep) {
  if (sendings.empty()) co_return;
  std::vector<std::string> keys;
  std::vector<std::string> arguments{std::to_string(keep)};
  for (const auto& sending : sendings) {
    keys.push_back(key_of(sending.topic));
    arguments.push_back(to_string(sending.tenant_id));
    arguments.push_back(to_string(sending.event_id));
    arguments.push_back(comma_list(sending.wanted_by));
  }
  co_await redis.eval(append_all, std::move(keys), std::move(arguments));
}

Subscription::Subscription(std::string topic, std::string group) : key_(key_of(topic)), group_(std::move(group)) {}

base::Task<std::vector<Message>> Subscription::read(redis::Client& blocking, std::chrono::milliseconds wait) {
  std::vector<std::string> arguments{"XREADGROUP", "GROUP", group_, consumer, "COUNT", at_once, "BLOCK"};
  arguments.insert(arguments.end(), {std::to_string(wait.count()), "STREAMS", key_, ">"});
  const auto reply = co_await blocking.command(std::move(arguments), wait + std::chrono::seconds(1));
  if (reply.items.empty() || reply.items[0].items.size() != 2) co_return std::vector<Message>{};
  co_return read_entries(reply.items[0].items[1]);
}

base::Task<std::vector<Message>> Subscription::take_abandoned(redis::Client& redis, std::chrono::milliseconds idle) {
  std::vector<std::string> arguments{"XAUTOCLAIM", key_, group_, consumer, std::to_string(idle.count())};
  arguments.insert(arguments.end(), {"0", "COUNT", at_once});
  const auto reply = co_await redis.command(std::move(arguments));
  if (reply.items.size() < 2) co_return std::vector<Message>{};
  co_return read_entries(reply.items[1]);
}

base::Task<void> Subscription::acknowledge(redis::Client& redis, std::string message_id) {
  std::vector<std::string> arguments{"XACK", key_, group_, std::move(message_id)};
  co_await redis.command(std::move(arguments));
}

base::Task<void> Subscription::make_group(redis::Client& redis) {
  std::vector<std::string> arguments{"XGROUP", "CREATE", key_, group_, "0", "MKSTREAM"};
  try {
    co_await redis.command(std::move(arguments));
  } catch (const redis::CommandError& error) {
    if (error.code() != "BUSYGROUP") throw;
  }
}

}  // namespace events
