// The calls, one connection each.
#include "agency.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "http/client.hpp"

namespace journeys {
namespace {

namespace json = boost::json;

Answer exchange(http::ClientRequest request) {
  boost::asio::io_context context{1};
  http::Client client(context);
  Answer answer;
  request.timeouts.total = std::chrono::seconds(15);
  boost::asio::co_spawn(context, client.send(std::move(request)),
                        [&](std::exception_ptr failure, http::ClientResponse response) {
                          try {
                            if (failure) std::rethrow_exception(failure);
                            answer.status = response.status;
                            answer.text = std::move(response.body);
                          } catch (const base::Error& error) {
                            answer.problem = error.message();
                          }
                          context.stop();
                        });
  context.run();
  boost::system::error_code not_json;
  if (auto body = json::parse(answer.text, not_json); !not_json) answer.body = std::move(body);
  return answer;
}

std::atomic<int> agencies{0};

}  // namespace

std::string text_of(const json::value& object, const char* member) {
  const auto* value = object.is_object() ? object.get_object().if_contains(member) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string Answer::code() const {
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return error == nullptr ? std::string() : text_of(*error, "code");
}

std::vector<std::string> Answer::wrong_fields() const {
  std::vector<std::string> fields;
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  if (error == nullptr || !error->as_object().contains("details")) return fields;
  for (const auto& detail : error->at("details").as_array()) fields.push_back(text_of(detail, "field"));
  return fields;
}

Answer Api::send(const std::string& method, const std::string& path, const std::string& body) const {
  http::ClientRequest request{.method = method, .url = address_ + path, .headers = {}, .body = body};
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  if (!token_.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_);
  return exchange(std::move(request));
}

Api Api::at(std::string address) const {
  auto there = *this;
  there.address_ = std::move(address);
  return there;
}

Answer Api::resume(const std::string& path, const std::string& last_event_id) const {
  http::ClientRequest request{.url = address_ + path, .headers = {}, .body = {}};
  request.headers = {{"Authorization", "Bearer " + token_}, {"Last-Event-ID", last_event_id}};
  return exchange(std::move(request));
}

Answer Api::call(const std::string& method, const std::string& path, const json::value& body) const {
  return send(method, path, body.is_null() ? std::string() : json::serialize(body));
}

Agency::Agency(const Instance& instance, const std::string& name)
    : email_("owner" + std::to_string(++agencies) + "@" + std::to_string(instance.https_port()) + ".example"),
      api_(instance) {
  const auto answer = api_.call(
      "POST", "/auth/register",
      {{"agencyName", name}, {"fullName", "Ada Owner"}, {"email", email_}, {"password", "correct horse battery"}});
  if (answer.status != 201)
    throw std::runtime_error("registration answered " + std::to_string(answer.status) + " " + answer.text +
                             answer.problem);
  tenant_id_ = text_of(answer.body.at("user"), "tenantId");
  api_ = Api(instance, text_of(answer.body, "accessToken"));
}

json::value Agency::new_client(const std::string& name, const std::string& domain, const std::string& site_template) {
  return {{"clientName", name},
          {"email", "hello@" + domain},
          {"website", {{"domain", domain}, {"template", site_template}, {"features", json::array()}}}};
}

std::string Agency::add_client(const std::string& name, const std::string& domain,
                               const std::string& site_template) const {
  const auto answer = api_.call("POST", "/tenants/clients", new_client(name, domain, site_template));
  EXPECT_EQ(answer.status, 201) << answer.text << answer.problem;
  return text_of(answer.body, "id");
}

json::value Agency::website(const std::string& client) const {
  return api_.call("GET", "/clients/" + client + "/website").body;
}

json::value Agency::wait_for_outcome(const std::string& client, std::chrono::seconds patience) const {
  json::value seen;
  eventually(
      [&] {
        seen = website(client);
        const auto status = text_of(seen, "status");
        return status == "live" || status == "error";
      },
      patience);
  return seen;
}

json::value Agency::follow(const std::string& client, const std::string& what, const json::value& body) const {
  const auto website = "/clients/" + client + "/website";
  const auto started = api_.call("POST", website + what, body);
  EXPECT_EQ(started.status, 202) << started.text << started.problem;
  const auto path = website + "/deployments/" + text_of(started.body, "id");
  json::value seen;
  eventually(
      [&] {
        const auto answer = api_.call("GET", path);
        if (answer.status != 200) return false;
        seen = answer.body;
        const auto status = text_of(seen.at("deployment"), "status");
        return status != "queued" && status != "running";
      },
      std::chrono::seconds(60));
  return seen;
}

json::value Agency::deploy(const std::string& client, const std::string& branch) const {
  return follow(client, "/deploy", {{"branch", branch}});
}

Answer visit(const Instance& instance, const std::string& host, const std::string& path) {
  http::ClientRequest request{
      .url = "https://" + host + ":" + std::to_string(instance.https_port()) + path, .headers = {}, .body = {}};
  request.connect_to = http::Endpoint{"127.0.0.1", static_cast<std::uint16_t>(instance.https_port())};
  request.ca_file = instance.roots();
  return exchange(std::move(request));
}

bool eventually(const std::function<bool()>& holds, std::chrono::seconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return true;
}

}  // namespace journeys
