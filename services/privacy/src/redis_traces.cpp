// Walking through Redis by SCAN.
#include "redis_traces.hpp"

#include <algorithm>

namespace privacy {
namespace {

using base::Task;
using Texts = std::vector<std::string>;

bool says(const redis::Reply& reply, const Texts& texts) {
  const auto is_in = [&](const std::string& text) { return reply.text.contains(text); };
  return std::ranges::any_of(texts, is_in) ||
         std::ranges::any_of(reply.items, [&](const auto& item) { return says(item, texts); });
}

// How a value of this type is read whole.
std::vector<std::string> reading(const std::string& type, const std::string& key) {
  if (type == "string") return {"GET", key};
  if (type == "hash") return {"HGETALL", key};
  if (type == "list") return {"LRANGE", key, "0", "-1"};
  if (type == "set") return {"SMEMBERS", key};
  if (type == "zset") return {"ZRANGE", key, "0", "-1"};
  if (type == "stream") return {"XRANGE", key, "-", "+"};
  return {};
}

Task<bool> holds_one(redis::Client& redis, std::string key, const Texts& texts) {
  if (std::ranges::any_of(texts, [&](const auto& text) { return key.contains(text); })) co_return true;
  std::vector<std::string> asking{"TYPE", key};
  const auto type = co_await redis.command(std::move(asking));
  auto reads = reading(type.text, key);
  if (reads.empty()) co_return false;
  const auto value = co_await redis.command(std::move(reads));
  co_return says(value, texts);
}

}  // namespace

Task<void> forget_in_redis(redis::Client& redis, Texts texts) {
  std::string cursor = "0";
  do {
    std::vector<std::string> scan{"SCAN", cursor, "COUNT", "500"};
    const auto page = co_await redis.command(std::move(scan));
    cursor = page.items.at(0).text;
    for (const auto& key : page.items.at(1).items) {
      const bool is_meant = co_await holds_one(redis, key.text, texts);
      std::vector<std::string> removal{"DEL", key.text};
      if (is_meant) co_await redis.command(std::move(removal));
    }
  } while (cursor != "0");
}

}  // namespace privacy
