// Control statements; always local to the transaction, because a lasting setting would serve the next tenant.
#include "sql/control.hpp"

#include <array>
#include <span>
#include <string>

#include "shape/json.hpp"

namespace sql {
namespace {

constexpr std::array text_parameters{shape::oid_of<std::string>(), shape::oid_of<std::string>(),
                                     shape::oid_of<std::string>(), shape::oid_of<std::string>()};
constexpr std::span<const unsigned> four_texts(text_parameters);

const StatementUse settings("select set_config('app.tenant_id', $1, true), set_config('app.sub_tenant_id', $2, true), "
                            "set_config('app.user_id', $3, true)",
                            four_texts.first(3), nullptr);
const StatementUse settings_of_a_change("select set_config('app.tenant_id', $1, true), "
                                        "set_config('app.sub_tenant_id', $2, true), "
                                        "set_config('app.user_id', $3, true), set_config('app.origin', $4, true)",
                                        four_texts, nullptr);
const StatementUse begin("begin", {}, nullptr);
const StatementUse commit("commit", {}, nullptr);
const StatementUse rollback("rollback", {}, nullptr);
const StatementUse probe("select 1", {}, nullptr);

template <class Id>
std::string text_of(const std::optional<Id>& id) {
  return id ? to_string(*id) : std::string();
}

void append_ids(const tenancy::Scope& scope, Arguments& arguments) {
  arguments.append(text_of(scope.tenant()));
  arguments.append(text_of(scope.sub_tenant()));
  arguments.append(text_of(scope.user()));
}

}  // namespace

Request settings_of(const tenancy::Scope& scope) {
  Request request{&settings, {}};
  append_ids(scope, request.arguments);
  return request;
}

Request settings_of_changes(const tenancy::Scope& scope) {
  Request request{&settings_of_a_change, {}};
  append_ids(scope, request.arguments);
  request.arguments.append(scope.origin() ? shape::to_json(*scope.origin()) : std::string());
  return request;
}

Request begin_request() { return {&begin, {}}; }
Request commit_request() { return {&commit, {}}; }
Request rollback_request() { return {&rollback, {}}; }
Request probe_request() { return {&probe, {}}; }

}  // namespace sql
