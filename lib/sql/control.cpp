// Control statements; always local to the transaction, because a lasting setting would serve the next tenant.
#include "sql/control.hpp"

#include <array>
#include <string>

namespace sql {
namespace {

constexpr std::array text_parameters{shape::oid_of<std::string>(), shape::oid_of<std::string>(),
                                     shape::oid_of<std::string>()};

const StatementUse settings("select set_config('app.tenant_id', $1, true), set_config('app.sub_tenant_id', $2, true), "
                            "set_config('app.user_id', $3, true)",
                            text_parameters, nullptr);
const StatementUse begin("begin", {}, nullptr);
const StatementUse commit("commit", {}, nullptr);
const StatementUse rollback("rollback", {}, nullptr);
const StatementUse probe("select 1", {}, nullptr);

template <class Id>
std::string text_of(const std::optional<Id>& id) {
  return id ? to_string(*id) : std::string();
}

}  // namespace

Request settings_of(const tenancy::Scope& scope) {
  Request request{&settings, {}};
  request.arguments.append(text_of(scope.tenant()));
  request.arguments.append(text_of(scope.sub_tenant()));
  request.arguments.append(text_of(scope.user()));
  return request;
}

Request begin_request() { return {&begin, {}}; }
Request commit_request() { return {&commit, {}}; }
Request rollback_request() { return {&rollback, {}}; }
Request probe_request() { return {&probe, {}}; }

}  // namespace sql
