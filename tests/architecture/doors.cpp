// Requests made from the route table alone.
#include "doors.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/id.hpp"
#include "sql/testing/run.hpp"

namespace architecture {
namespace {

std::string value_of(const Ids& ids, const std::string& parameter) {
  const auto found = ids.find(parameter);
  return found != ids.end() ? found->second : base::to_string(base::make_uuid());
}

std::string target_of(const http::Route& route, const Ids& ids) {
  std::string target;
  for (std::size_t at = 0; at < route.path().size();) {
    const auto begin = std::min(route.path().find('{', at), route.path().size());
    target += route.path().substr(at, begin - at);
    if (begin == route.path().size()) break;
    const auto end = route.path().find('}', begin);
    target += value_of(ids, route.path().substr(begin + 1, end - begin - 1));
    at = end + 1;
  }
  return target;
}

std::string told(const http::Route& route, const http::Response& response) {
  return operation_of(route) + " answers " + std::to_string(response.status) + " " + response.body.substr(0, 200);
}

bool lists(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string operation_of(const http::Route& route) { return route.method() + " " + route.path(); }

Doors::Doors(const http::Routes& routes, const std::string& database_url)
    : routes_(routes),
      database_(context_, {.url = database_url}),
      dispatcher_(
          routes,
          [this](sql::Database*, std::string_view) -> base::Task<tenancy::Member> {
            if (!member_) throw base::unauthenticated("invalid_token", "Nobody is signed in.");
            co_return *member_;
          },
          &database_) {}

http::Response Doors::knock(const http::Route& route, const std::optional<tenancy::Member>& who, const Ids& ids) {
  member_ = who;
  http::Request request{.method = route.method(), .target = target_of(route, ids)};
  request.headers = {{"Request-Id", "a-request"}};
  if (who) request.headers.push_back({"Authorization", "Bearer somebody"});
  if (route.takes_body()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = "{}";
  }
  return sql::testing::run(context_, dispatcher_.answer(std::move(request)));
}

std::vector<std::string> Doors::undocumented(const std::vector<std::string>& known) const {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (!route.is_unlisted() && route.summary().empty()) found.push_back(operation_of(route) + " has no summary");
    if (route.access() == http::Access::permission && !lists(known, route.permission())) {
      found.push_back(operation_of(route) + " needs the unknown permission " + route.permission());
    }
  }
  return found;
}

std::vector<std::string> Doors::open_to_strangers(const std::vector<std::string>& meant_to_be_open) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (lists(meant_to_be_open, operation_of(route))) continue;
    const auto response = knock(route, std::nullopt);
    if (response.status != 401) found.push_back(told(route, response));
  }
  return found;
}

std::vector<std::string> Doors::open_without_permission(tenancy::Member who, const std::vector<std::string>& known) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.access() != http::Access::permission) continue;
    who.permissions = known;
    std::erase(who.permissions, route.permission());
    const auto response = knock(route, who);
    if (response.status != 403) found.push_back(told(route, response));
  }
  return found;
}

std::vector<std::string> Doors::revealing(const tenancy::Member& who, const Ids& ids) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.path_parameters().empty() || route.access() == http::Access::open) continue;
    const auto of_somebody = knock(route, who, ids);
    const auto of_nobody = knock(route, who);
    if (of_somebody.status != 404 || of_somebody.body != of_nobody.body) found.push_back(told(route, of_somebody));
  }
  return found;
}

std::vector<std::string> Doors::hiding(const tenancy::Member& who, const Ids& ids) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.method() != "GET" || route.path_parameters().empty()) continue;
    const auto response = knock(route, who, ids);
    if (response.status != 200) found.push_back(told(route, response));
  }
  return found;
}

}  // namespace architecture
