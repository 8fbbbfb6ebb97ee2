// Seeds the demo agency the way a person would: over the public API.
#include <boost/asio/co_spawn.hpp>
#include <boost/json.hpp>

#include <iostream>

#include "base/error.hpp"
#include "base/sleep.hpp"
#include "commands.hpp"
#include "http/client.hpp"

namespace app {
namespace {

using base::Task;
namespace json = boost::json;

constexpr std::chrono::seconds patience{120};

class DemoCaller {
 public:
  DemoCaller(boost::asio::io_context& context, const Config& config)
      : client_(context), base_("http://" + config.listen + "/api/v1") {}

  struct Answer {
    int status;
    json::value body;
  };

  Task<Answer> call(std::string method, std::string path, json::value body) {
    http::ClientRequest request{.method = std::move(method), .url = base_ + path, .headers = {}, .body = {}};
    if (!body.is_null()) {
      request.body = json::serialize(body);
      request.headers.emplace_back("Content-Type", "application/json");
    }
    if (!token_.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_);
    auto response = co_await client_.send(std::move(request));
    Answer answer{response.status, response.body.empty() ? json::value() : json::parse(response.body)};
    co_return answer;
  }

  // Throws with the API's own words unless the status is a success.
  Task<json::value> require(std::string method, std::string path, json::value body) {
    auto answer = co_await call(std::move(method), std::move(path), std::move(body));
    if (answer.status >= 300) throw base::unavailable("the API said " + json::serialize(answer.body));
    co_return std::move(answer.body);
  }

  Task<void> sign_in(Demo demo) {
    const json::value credentials{{"email", demo.email}, {"password", demo.password}};
    auto answer = co_await call("POST", "/auth/login", credentials);
    if (answer.status != 200) {
      const json::value agency{{"agencyName", "Northlight Studio"},
                               {"fullName", "Nora Lindqvist"},
                               {"email", demo.email},
                               {"password", demo.password}};
      answer.body = co_await require("POST", "/auth/register", agency);
    }
    token_ = answer.body.at("accessToken").as_string();
  }

 private:
  http::Client client_;
  std::string base_;
  std::string token_;
};

Task<std::string> find_or_add_client(DemoCaller& caller) {
  auto clients = co_await caller.require("GET", "/tenants/clients", nullptr);
  const auto& list = clients.at("data").as_array();
  if (!list.empty()) co_return std::string(list.front().at("id").as_string());
  const json::value client{
      {"clientName", "Bella Vista"},
      {"email", "hello@bellavista.example"},
      {"website",
       {{"domain", "bellavista.example"}, {"template", "ecommerce-pro"}, {"features", {"blog", "estore", "chatbot"}}}}};
  auto created = co_await caller.require("POST", "/tenants/clients", client);
  co_return std::string(created.at("id").as_string());
}

Task<std::string> wait_until_live(DemoCaller& caller, std::string client) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < deadline) {
    auto website = co_await caller.require("GET", "/clients/" + client + "/website", nullptr);
    const auto& status = website.at("status").as_string();
    if (status == "live") co_return std::string(website.at("platformUrl").as_string());
    if (status == "error") throw base::unavailable("the demo site failed: " + json::serialize(website.at("reason")));
    co_await base::sleep_for(std::chrono::milliseconds(500));
  }
  throw base::unavailable("the demo site was not live after two minutes; see `make logs`");
}

Task<std::string> seed(DemoCaller& caller, Demo demo) {
  co_await caller.sign_in(demo);
  auto client = co_await find_or_add_client(caller);
  co_return co_await wait_until_live(caller, client);
}

}  // namespace

int seed_demo(const Config& config, const Demo& demo) {
  boost::asio::io_context context{1};
  DemoCaller caller(context, config);
  std::string address;
  std::exception_ptr failure;
  boost::asio::co_spawn(context, seed(caller, demo), [&](std::exception_ptr thrown, std::string result) {
    failure = thrown;
    address = std::move(result);
    context.stop();
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
  std::cout << address << "\n";
  return 0;
}

}  // namespace app
