// Connections and the platform's providers as parties of the flow.
#include "oidc/parties.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "oidc/domains.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

struct PartyRow {
  std::string issuer;
  std::string client_id;
  std::optional<shape::Bytes> client_secret;
  std::optional<Level> default_level;
};
BOOST_DESCRIBE_STRUCT(PartyRow, (), (issuer, client_id, client_secret, default_level))

std::string opened(const Oidc& oidc, ConnectionId id, const std::optional<shape::Bytes>& secret) {
  if (!secret) return "";
  auto text = oidc.require_sealer().unseal(secret->bytes, base::to_string(id));
  if (!text) throw base::internal("the client secret of OIDC connection " + base::to_string(id) + " does not open");
  return std::move(*text);
}

}  // namespace

std::optional<Party> find_platform_party(const Oidc& oidc, const std::string& name) {
  const auto found = std::ranges::find(oidc.options.providers, name, &OidcProvider::id);
  if (found == oidc.options.providers.end()) return std::nullopt;
  return Party{.provider = found->id,
               .tenant_id = {},
               .issuer = found->issuer,
               .client_id = found->client_id,
               .client_secret = found->client_secret,
               .default_level = {}};
}

Task<std::optional<Party>> find_connection_party(Oidc& oidc, sql::Database& db, tenancy::TenantId tenant,
                                                 ConnectionId id) {
  auto reader = db.read(Scope::of(tenant));
  auto row = co_await reader.maybe<PartyRow>(R"sql(
    select issuer, client_id, client_secret, default_level from auth.oidc_connections where id = $1 and is_enabled
  )sql"_sql,
                                             id);
  if (!row) co_return std::nullopt;
  co_return Party{.provider = base::to_string(id),
                  .tenant_id = tenant,
                  .issuer = row->issuer,
                  .client_id = row->client_id,
                  .client_secret = opened(oidc, id, row->client_secret),
                  .default_level = row->default_level};
}

Task<std::optional<Party>> find_party_of(Oidc& oidc, sql::Database& db, std::string email) {
  auto reader = db.read(Scope::nobody());
  auto captured = co_await find_captured_domain(reader, std::move(email));
  if (!captured) co_return std::nullopt;
  co_return co_await find_connection_party(oidc, db, captured->tenant_ref, captured->connection_id);
}

}  // namespace auth
