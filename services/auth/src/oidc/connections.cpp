// Adding, listing, changing, checking and deleting connections.
#include "oidc/connections.hpp"

#include "base/error.hpp"
#include "http/version.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::int64_t most_connections = 20;

void check_issuer(const Oidc& oidc, const std::string& issuer) {
  const bool is_plain = issuer.find_first_of("?#") == issuer.npos;
  if (is_plain && oidc.client.addresses().allows(issuer)) return;
  throw base::invalid("issuer", "not_an_issuer", "An issuer is an https address without a query.");
}

void check_level(std::optional<Level> level) {
  if (level != Level::owner) return;
  throw base::invalid("defaultLevel", "not_allowed", "An agency has one owner; choose admin or member.");
}

// The row it belongs to is sealed along, so that nobody moves a secret to another connection.
std::optional<shape::Bytes> sealed(const Oidc& oidc, ConnectionId id,
                                   const std::optional<shape::Secret<1, 1024>>& secret) {
  if (!secret) return std::nullopt;
  return shape::Bytes{oidc.require_sealer().seal(secret->reveal(), base::to_string(id))};
}

Task<void> require_room(sql::Tx& tx) {
  const auto count = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.oidc_connections
  )sql"_sql);
  if (count >= most_connections) throw base::conflict("too_many_connections", "Delete a connection first.");
}

Task<Connection> create_connection(OidcRef oidc, Member, sql::Tx& tx, NewConnection in) {
  check_issuer(*oidc, in.issuer.str());
  check_level(in.default_level);
  co_await require_room(tx);
  const auto id = ConnectionId::make();
  co_return co_await tx.one<Connection>(R"sql(
    insert into auth.oidc_connections (id, name, issuer, client_id, client_secret, default_level, is_enforced)
    values ($1, $2, $3, $4, $5, $6, $7)
    returning id, name, issuer, client_id, client_secret is not null as has_client_secret, default_level, is_enabled,
              is_enforced, created_at, updated_at
  )sql"_sql,
                                        id, in.name, in.issuer, in.client_id, sealed(*oidc, id, in.client_secret),
                                        in.default_level, in.is_enforced.value);
}

// At most 20, so one page.
Task<ConnectionList> list_connections(OidcRef oidc, Member, sql::ReadTx& tx) {
  auto connections = co_await tx.all<Connection>(R"sql(
    select id, name, issuer, client_id, client_secret is not null as has_client_secret, default_level, is_enabled,
           is_enforced, created_at, updated_at
    from auth.oidc_connections order by id
  )sql"_sql);
  co_return ConnectionList{std::move(connections), oidc->options.redirect_url};
}

// A secret stays with the issuer it was given for: another issuer would be handed it at the next sign-in.
Task<http::Reply<Connection>> change_connection(OidcRef oidc, Member, http::Caller caller, sql::Tx& tx,
                                                ConnectionChange in) {
  if (in.issuer.is_present()) check_issuer(*oidc, in.issuer.value().str());
  if (in.default_level.is_present()) check_level(in.default_level.value());
  const auto updated_at = co_await tx.one<base::Timestamp>(R"sql(
    select updated_at from auth.oidc_connections where id = $1 for update
  )sql"_sql,
                                                           in.id);
  http::require_version(caller, updated_at);
  auto changed =
      co_await tx.one<Connection>(R"sql(
    update auth.oidc_connections set
      name          = coalesce($2, name),
      issuer        = coalesce($3, issuer),
      client_id     = coalesce($4, client_id),
      client_secret = case when $5::bytea is null and coalesce($3, issuer) <> issuer then null
                           else coalesce($5, client_secret) end,
      default_level = case when $6 then $7 else default_level end,
      is_enabled    = coalesce($8, is_enabled),
      is_enforced   = coalesce($9, is_enforced),
      updated_at    = now()
    where id = $1
    returning id, name, issuer, client_id, client_secret is not null as has_client_secret, default_level, is_enabled,
              is_enforced, created_at, updated_at
  )sql"_sql,
                                  in.id, in.name, in.issuer, in.client_id, sealed(*oidc, in.id, in.client_secret),
                                  in.default_level.is_present(), in.default_level, in.is_enabled, in.is_enforced);
  co_return http::versioned(std::move(changed));
}

Task<void> remove_connection(Member, sql::Tx& tx, ConnectionTarget in) {
  const auto removed = co_await tx.run(R"sql(
    delete from auth.oidc_connections where id = $1
  )sql"_sql,
                                       in.id);
  if (removed == 0) throw base::not_found();
  co_await tx.run(R"sql(
    delete from auth.identities where provider = $1
  )sql"_sql,
                  base::to_string(in.id));
}

Task<ConnectionCheck> check_connection(OidcRef oidc, Member who, sql::Database& db, ConnectionTarget in) {
  auto reader = db.read(tenancy::Scope::of(who));
  auto issuer = co_await reader.one<std::string>(R"sql(
    select issuer from auth.oidc_connections where id = $1
  )sql"_sql,
                                                 in.id);
  auto provider = co_await oidc->client.find(issuer);
  co_return ConnectionCheck{provider->metadata.authorization_endpoint, provider->metadata.token_endpoint};
}

}  // namespace

void add_connection_routes(http::Routes& r, OidcRef oidc) {
  r.post("/api/v1/auth/oidc/connections", http::with(create_connection, OidcRef(oidc)))
      .says("Connect an identity provider")
      .named("create_oidc_connection")
      .needs("oidc:write")
      .behind("oidc")
      .asks_fresh_sign_in();
  r.get("/api/v1/auth/oidc/connections", http::with(list_connections, OidcRef(oidc)))
      .says("List the agency's identity providers")
      .named("list_oidc_connections")
      .needs("oidc:read");
  r.patch("/api/v1/auth/oidc/connections/{id}", http::with(change_connection, OidcRef(oidc)))
      .says("Change an identity provider")
      .named("change_oidc_connection")
      .needs("oidc:write")
      .fails_with(http::changed_meanwhile)
      .asks_fresh_sign_in();
  r.remove("/api/v1/auth/oidc/connections/{id}", remove_connection)
      .says("Disconnect an identity provider; what it linked is forgotten")
      .named("remove_oidc_connection")
      .needs("oidc:write")
      .asks_fresh_sign_in();
  r.post("/api/v1/auth/oidc/connections/{id}/check", http::with(check_connection, OidcRef(oidc)))
      .says("Ask an identity provider for its configuration and keys")
      .named("check_oidc_connection")
      .needs("oidc:write")
      .answers(200);
}

}  // namespace auth
