// Keeps one good connection: replaces a broken one on the next command, with back-off where connecting fails.
#include "redis/client.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/random.hpp"
#include "redis/link.hpp"

namespace redis {
namespace {

// Between half and the whole of first * 2^(failures - 1), so that many clients do not come back at the same moment.
std::chrono::milliseconds pause_after(int failures, const Options& options) {
  if (failures == 0) return std::chrono::milliseconds(0);
  const auto whole = std::min(options.last_pause, options.first_pause * (1 << std::min(failures - 1, 10)));
  std::array<unsigned char, 1> random{};
  base::fill_random(random);
  return whole / 2 + whole * random[0] / 510;
}

std::vector<std::string> evaluation(std::string command, std::string script, std::vector<std::string> keys) {
  std::vector<std::string> all{std::move(command), std::move(script), std::to_string(keys.size())};
  std::ranges::move(keys, std::back_inserter(all));
  return all;
}

}  // namespace

Client::Client(boost::asio::io_context& io, std::string url, Options options)
    : io_(io), address_(parse_address(url)), options_(options) {}

Client::~Client() { close(); }

base::Task<Reply> Client::command(std::vector<std::string> arguments) {
  return command(std::move(arguments), options_.deadline);
}

base::Task<Reply> Client::command(std::vector<std::string> arguments, std::chrono::milliseconds deadline) {
  const auto link = connected();
  co_return co_await link->send(std::move(arguments), std::chrono::steady_clock::now() + deadline);
}

base::Task<Reply> Client::eval(const Script& script, std::vector<std::string> keys,
                               std::vector<std::string> arguments) {
  auto by_digest = evaluation("EVALSHA", script.digest(), keys);
  by_digest.insert(by_digest.end(), arguments.begin(), arguments.end());
  try {
    co_return co_await command(std::move(by_digest));
  } catch (const CommandError& error) {
    if (error.code() != "NOSCRIPT") throw;
  }
  auto by_text = evaluation("EVAL", script.text(), std::move(keys));
  std::ranges::move(arguments, std::back_inserter(by_text));
  co_return co_await command(std::move(by_text));
}

base::Task<bool> Client::ping() {
  try {
    std::vector<std::string> arguments{"PING"};
    co_return (co_await command(std::move(arguments))).text == "PONG";
  } catch (const base::Error&) {
    co_return false;
  }
}

void Client::close() {
  if (link_) link_->close("The connection to Redis was closed.");
}

std::shared_ptr<Link> Client::connected() {
  if (link_ && !link_->closed()) return link_;
  if (link_) {
    failures_ = link_->answered() ? 0 : failures_ + 1;
    not_before_ = link_->closed_at() + pause_after(failures_, options_);
    link_.reset();
  }
  const auto now = std::chrono::steady_clock::now();
  if (now < not_before_) throw base::unavailable("Redis cannot be reached.");
  link_ = std::make_shared<Link>(io_, address_, options_.max_waiting);
  link_->start(now + options_.deadline);
  return link_;
}

}  // namespace redis
