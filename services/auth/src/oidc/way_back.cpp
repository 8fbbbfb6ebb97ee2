// Telling the page where an answer belongs.
#include "oidc/way_back.hpp"

#include "oidc/question.hpp"
#include "shape/json.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

// Judged anew: meanwhile another agency may have proven that the name is its own.
Task<OidcWayBack> find_way_back(Given& given, sql::Database& db, OidcState in) {
  auto reader = db.read(Scope::nobody());
  auto token = co_await recall_one_time_token(given, reader, Purpose::oidc_state, in.state.str());
  if (!token) co_return OidcWayBack{};
  const auto begun_at = shape::read_json<Question>(token->detail).begun_at;
  if (!begun_at) co_return OidcWayBack{};
  auto place = co_await find_own_address(given, db, begun_at->host);
  const bool is_still_its = place && place->tenant_id == begun_at->tenant_id;
  if (!is_still_its) co_return OidcWayBack{};
  co_return OidcWayBack{origin_at(given.options, place->host)};
}

}  // namespace

void add_way_back_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/oidc/way-back", http::with(find_way_back, given))
      .says("Where the answer of an identity provider belongs")
      .named("find_oidc_way_back")
      .open()
      .answers(200);
}

}  // namespace auth
