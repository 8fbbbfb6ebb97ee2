// Calls of the host's control socket: one line of JSON out, one back.
#include "runtime/sandbox.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include "base/error.hpp"

namespace provisioning {

namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using asio::local::stream_protocol;

constexpr std::chrono::seconds deadline(15);
constexpr std::size_t longest_answer = 8 << 20;

base::Error host_silent(const std::filesystem::path& socket, const std::string& cause) {
  return base::unavailable("`dde host` does not answer on " + socket.string() + ": " + cause);
}

base::Task<std::string> ask(std::filesystem::path path, std::string line) {
  auto executor = co_await asio::this_coro::executor;
  const auto socket = std::make_shared<stream_protocol::socket>(executor);
  asio::steady_timer timer(executor, deadline);
  timer.async_wait([socket](boost::system::error_code cancelled) {
    boost::system::error_code ignored;
    if (!cancelled) socket->close(ignored);
  });
  std::string answer;
  try {
    co_await socket->async_connect(stream_protocol::endpoint(path.string()), base::use_task);
    co_await asio::async_write(*socket, asio::buffer(line), base::use_task);
    co_await asio::async_read_until(*socket, asio::dynamic_buffer(answer, longest_answer), '\n', base::use_task);
  } catch (const boost::system::system_error& error) {
    throw host_silent(path, error.code().message());
  }
  co_return answer;
}

[[noreturn]] void rethrow(const json::object& error) {
  const auto kind = static_cast<base::ErrorKind>(json::value_to<int>(error.at("kind")));
  throw base::Error(kind, json::value_to<std::string>(error.at("code")),
                    json::value_to<std::string>(error.at("message")));
}

json::object read_answer(const std::string& text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) throw base::internal("`dde host` gave an unreadable answer");
  const auto& answer = value.as_object();
  if (const auto* failure = answer.if_contains("error")) rethrow(failure->as_object());
  return answer;
}

}  // namespace

base::Task<json::object> SandboxRuntime::call(std::string what, Site site) {
  const json::object ask_for{{"call", what},
                             {"id", base::to_string(site.id)},
                             {"tenantId", base::to_string(site.tenant)},
                             {"hosts", json::value_from(site.hosts)}};
  const auto answer = co_await ask(options_.run_dir / "host.sock", json::serialize(ask_for) + "\n");
  co_return read_answer(answer);
}

base::Task<RuntimeState> SandboxRuntime::ensure(Site site) {
  const auto answer = co_await call("ensure", site);
  co_return RuntimeState{json::value_to<std::string>(answer.at("containerId")),
                         json::value_to<std::string>(answer.at("socket"))};
}

base::Task<void> SandboxRuntime::remove(Site site) { co_await call("remove", site); }

base::Task<void> SandboxRuntime::suspend(Site site) { co_await call("suspend", site); }

base::Task<bool> SandboxRuntime::is_running(Site site) {
  const auto answer = co_await call("find", site);
  co_return answer.at("isRunning").as_bool();
}

base::Task<std::vector<RuntimeSite>> SandboxRuntime::list() {
  const auto answer = co_await call("list", Site{});
  std::vector<RuntimeSite> sites;
  for (const auto& site : answer.at("sites").as_array()) {
    const auto id = base::parse_uuid(site.at("id").as_string());
    if (id) sites.push_back({*id, site.at("isRunning").as_bool()});
  }
  co_return sites;
}

}  // namespace provisioning
