// Requests as they arrive, answers as they leave.
#include "http/testing/ask.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "sql/testing/run.hpp"

namespace http::testing {
namespace {

namespace json = boost::json;

std::string text_in(const json::value& object, std::string_view name) {
  const auto* value = object.is_object() ? object.get_object().if_contains(name) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Request request_of(Ask ask) {
  Request request{.method = std::move(ask.method),
                  .target = std::move(ask.path),
                  .headers = std::move(ask.headers),
                  .body = ask.body.is_null() ? std::move(ask.content) : json::serialize(ask.body),
                  .address = std::move(ask.address)};
  if (!ask.bearer.empty()) request.headers.push_back({"Authorization", "Bearer " + ask.bearer});
  if (!ask.cookies.empty()) request.headers.push_back({"Cookie", ask.cookies});
  if (!request.body.empty()) request.headers.push_back({"Content-Type", "application/json"});
  return request;
}

}  // namespace

std::string Answer::code() const {
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return error == nullptr ? std::string() : text_in(*error, "code");
}

std::string Answer::field(std::string_view name) const { return text_in(body, name); }

std::vector<std::string> Answer::details() const {
  std::vector<std::string> found;
  for (const auto& detail : body.at("error").at("details").as_array())
    found.push_back(text_in(detail, "field") + " " + text_in(detail, "code"));
  return found;
}

std::vector<std::string> Answer::cookies() const {
  std::vector<std::string> found;
  for (const auto& header : headers) {
    if (same_ignoring_case(header.name, "Set-Cookie")) found.push_back(header.value);
  }
  return found;
}

std::string Answer::cookie(const std::string& name) const {
  for (const auto& cookie : cookies()) {
    if (cookie.starts_with(name + "=")) return cookie.substr(name.size() + 1, cookie.find(';') - name.size() - 1);
  }
  return {};
}

base::Task<Answer> send(Dispatcher& dispatcher, Ask ask) {
  auto response = co_await dispatcher.answer(request_of(std::move(ask)));
  Answer answer{response.status, nullptr, response.body, response.content_type, std::move(response.headers)};
  const bool is_json = response.content_type.starts_with("application/json") && !response.body.empty();
  if (is_json) answer.body = json::parse(response.body);
  co_return answer;
}

Answer ask(boost::asio::io_context& context, Dispatcher& dispatcher, Ask ask) {
  return sql::testing::run(context, send(dispatcher, std::move(ask)));
}

Authenticator signed_in_as(const tenancy::Member& who) {
  return [&who](sql::Database*, std::string_view) -> base::Task<tenancy::Member> { co_return who; };
}

}  // namespace http::testing
