// Requests made from the route table alone.
#include "doors.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <regex>

#include "base/error.hpp"
#include "base/id.hpp"
#include "example_inputs.hpp"
#include "http/router.hpp"
#include "sql/testing/run.hpp"

namespace architecture {
namespace {

// The words before the parameters of a path, in their order.
std::vector<std::string> nouns_of(const http::Route& route) {
  std::vector<std::string> nouns;
  std::string before;
  for (const auto segment : http::path_segments(route.path())) {
    if (http::is_parameter(segment)) nouns.push_back(before);
    before = segment;
  }
  return nouns;
}

std::string target_of(const http::Route& route, const Ids& ids) {
  std::string target;
  std::string before;
  for (const auto segment : http::path_segments(route.path())) {
    const auto known = ids.find(before);
    const bool is_id = http::is_parameter(segment);
    before = segment;
    target += '/';
    if (!is_id) target += segment;
    if (is_id) target += known != ids.end() ? known->second : base::to_string(base::make_uuid());
  }
  return target;
}

std::string query_of(const boost::json::object& input) {
  std::string query;
  for (const auto& [name, value] : input) {
    query += (query.empty() ? "?" : "&") + std::string(name) + "=";
    query += value.is_string() ? std::string(value.get_string()) : boost::json::serialize(value);
  }
  return query;
}

bool knows_every_noun(const http::Route& route, const Ids& ids) {
  return std::ranges::all_of(nouns_of(route), [&](const auto& noun) { return ids.contains(noun); });
}

// A made-up id in an answer is as good as any other, and so is the time at which it was given.
std::string without_chance(const std::string& text) {
  static const std::regex ids("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static const std::regex times("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
  return std::regex_replace(std::regex_replace(text, ids, "id"), times, "time");
}

bool names_as_unknown(const http::Response& response, const std::string& field) {
  if (response.status != 422 && response.status != 400) return false;
  return response.body.contains("\"field\":\"" + field + "\",\"code\":\"unknown_field\"") ||
         response.body.contains("\"details\":[]");
}

std::string told(const http::Route& route, const http::Response& response) {
  return operation_of(route) + " answers " + std::to_string(response.status) + " " + response.body.substr(0, 200);
}

// Whether the operation is one for this person at all: the platform's are its administrators' and refuse all others.
bool is_for(const http::Route& route, const tenancy::Member& who) {
  return route.is_of_the_platform() == (who.role == tenancy::Role::admin);
}

bool lists(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string operation_of(const http::Route& route) { return route.method() + " " + route.path(); }

Doors::Doors(const http::Routes& routes, const std::string& database_url, const std::string& system_url)
    : routes_(routes),
      database_(context_, {.url = database_url}),
      system_(context_, {.url = system_url.empty() ? database_url : system_url, .system = true}),
      dispatcher_(
          routes,
          [this](sql::Database*, std::string_view) -> base::Task<tenancy::Member> {
            if (!member_) throw base::unauthenticated("invalid_token", "Nobody is signed in.");
            co_return *member_;
          },
          &database_, &system_) {}

http::Response Doors::knock(const http::Route& route, const std::optional<tenancy::Member>& who, const Ids& ids,
                            const boost::json::object& input) {
  member_ = who;
  http::Request request{.method = route.method(), .target = target_of(route, ids)};
  request.headers = {{"Request-Id", "a-request"}};
  if (who) request.headers.push_back({"Authorization", "Bearer somebody"});
  if (route.takes_body()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = boost::json::serialize(input);
  } else {
    request.target += query_of(input);
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

std::vector<std::string> Doors::open_beside_the_administrator(const tenancy::Member& who) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (!route.is_of_the_platform()) continue;
    const auto response = knock(route, who);
    if (response.status != 403) found.push_back(told(route, response));
  }
  return found;
}

std::vector<std::string> Doors::knowing_what_never_was(const tenancy::Member& who) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.path_parameters().empty() || route.access() == http::Access::open || !is_for(route, who)) continue;
    const auto response = knock(route, who, {}, accepted_input(route, who));
    if (response.status != 404) found.push_back(told(route, response));
  }
  return found;
}

boost::json::object Doors::accepted_input(const http::Route& route, const tenancy::Member& who) {
  return ExampleInput::accepted_by(route,
                                   [&](const boost::json::object& input) { return knock(route, who, {}, input); });
}

std::vector<std::string> Doors::revealing(const tenancy::Member& who, const Ids& ids) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.path_parameters().empty() || route.access() == http::Access::open || !is_for(route, who)) continue;
    if (!knows_every_noun(route, ids)) found.push_back(operation_of(route) + " was not tried: whose id stands there?");
    const auto input = accepted_input(route, who);
    const auto of_somebody = knock(route, who, ids, input);
    const auto of_nobody = knock(route, who, {}, input);
    if (of_somebody.status != 404 || of_somebody.body != of_nobody.body) found.push_back(told(route, of_somebody));
  }
  return found;
}

std::vector<std::string> Doors::revealing_in_input(const tenancy::Member& who, const Ids& ids) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    if (route.access() == http::Access::open || !is_for(route, who)) continue;
    for (const auto* member : free_members(route)) {
      if (!is_id(*member)) continue;
      for (const auto& [noun, id] : ids) {
        const auto fault = reveals(route, who, *member, id);
        if (!fault.empty()) found.push_back(fault + " (" + member->json_name + " of " + noun + ")");
      }
    }
  }
  return found;
}

std::string Doors::reveals(const http::Route& route, const tenancy::Member& who, const shape::Member& member,
                           const std::string& id) {
  auto input = accepted_input(route, who);
  const auto never = base::to_string(base::make_uuid());
  input[member.json_name] = never;
  const auto of_nobody = knock(route, who, {}, input);
  input[member.json_name] = id;
  const auto of_somebody = knock(route, who, {}, input);
  const bool is_same =
      of_somebody.status == of_nobody.status && without_chance(of_somebody.body) == without_chance(of_nobody.body);
  return is_same ? std::string() : told(route, of_somebody) + " and not " + told(route, of_nobody);
}

std::vector<std::string> Doors::assignable(const tenancy::Member& who, const std::vector<std::string>& fields,
                                           const std::set<std::string>& meant_to_be) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    for (const auto& field : fields) {
      const auto name = operation_of(route) + " " + field;
      const bool is_file = route.operation().upload_limit > 0;
      const bool is_tried = !route.is_unlisted() && !is_file && is_for(route, who);
      if (!is_tried || meant_to_be.contains(name)) continue;
      const auto answer = knock(route, who, {}, {{field, "planted"}});
      if (!names_as_unknown(answer, field)) found.push_back(name + ": " + told(route, answer));
    }
  }
  return found;
}

std::vector<std::string> Doors::hiding(const tenancy::Member& who, const Ids& ids) {
  std::vector<std::string> found;
  for (const auto& route : routes_.all()) {
    const bool knows_member = route.access() != http::Access::open && is_for(route, who);
    if (route.method() != "GET" || route.path_parameters().empty() || !knows_member) continue;
    const auto response = knock(route, who, ids);
    if (response.status != 200) found.push_back(told(route, response));
  }
  return found;
}

}  // namespace architecture
