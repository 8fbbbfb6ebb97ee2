// Requests without a socket, and people without a request.
#include "auth_service.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "permissions.hpp"

namespace auth {
namespace {

using sql::testing::quoted;

std::optional<Level> level_of(const std::string& name) {
  if (name.empty()) return std::nullopt;
  return name == "owner" ? Level::owner : name == "admin" ? Level::admin : Level::member;
}

}  // namespace

Options test_options() {
  return {.issuer = "https://dde.example",
          .refresh_key = "refresh",
          .token_key = "token",
          .key_ring = test_key_ring,
          .oidc = {.redirect_url = "https://dde.example/sign-in/callback"}};
}

base::Task<std::optional<tenancy::TenantId>> DecidedRules::find_app_host(sql::Database&, std::string host) {
  const auto found = app_hosts.find(host);
  co_return found == app_hosts.end() ? std::nullopt : std::optional(found->second);
}

base::Task<std::optional<std::string>> WrittenDirectory::client_name(sql::Queries&, tenancy::SubTenantId client) {
  const auto found = clients.find(client);
  co_return found == clients.end() ? std::nullopt : std::optional(found->second);
}

base::Task<void> WrittenDirectory::change_owner(sql::Tx&, tenancy::UserId now) {
  owner = now;
  co_return;
}

base::Task<void> CountedSeats::take(sql::Tx& tx) {
  co_await require_room(tx);
  --left;
}

base::Task<void> CountedSeats::give_back(sql::Tx&) {
  ++left;
  co_return;
}

base::Task<void> CountedSeats::require_room(sql::Tx&) {
  if (left == 0) throw base::forbidden("seat_limit_reached", "No seat is left.");
  co_return;
}

AuthService::AuthService(Options options)
    : given{.signer = signer,
            .hasher = hasher,
            .agencies = founder,
            .options = std::move(options),
            .rules = rules,
            .directory = directory,
            .seats = seats} {
  base::set_log_level(base::LogLevel::warning);
  serve(given);
}

AuthService::~AuthService() { base::Clock::shift(std::chrono::seconds(0)); }

void AuthService::serve(Given& other) {
  dispatcher.reset();
  routes = {};
  add_routes(routes, other);
  dispatcher.emplace(routes, authenticator(signer, revoked, other.options), &db);
}

base::Task<Answer> AuthService::send(Ask ask) {
  ask.path = "/api/v1/auth" + ask.path;
  if (ask.address.empty()) ask.address = from;
  return http::testing::send(*dispatcher, std::move(ask));
}

Answer AuthService::get(const std::string& path, const std::string& bearer) {
  return ask({.path = path, .bearer = bearer});
}

Answer AuthService::post(const std::string& path, json::value body, const std::string& bearer) {
  return ask({.method = "POST", .path = path, .body = std::move(body), .bearer = bearer});
}

Answer AuthService::patch(const std::string& path, json::value body, const std::string& bearer, http::Headers headers) {
  return ask(
      {.method = "PATCH", .path = path, .body = std::move(body), .bearer = bearer, .headers = std::move(headers)});
}

Answer AuthService::remove(const std::string& path, const std::string& bearer) {
  return ask({.method = "DELETE", .path = path, .bearer = bearer});
}

Answer AuthService::log_in(const std::string& email, const std::string& with) {
  return post("/login", {{"email", email}, {"password", with}});
}

tenancy::Member AuthService::insert_person(tenancy::TenantId tenant, const std::string& email, const std::string& level,
                                           std::optional<tenancy::SubTenantId> client) {
  tenancy::Member who{.user_id = tenancy::UserId::make(),
                      .tenant_id = tenant,
                      .sub_tenant_id = client,
                      .session_id = tenancy::SessionId::make(),
                      .role = client ? tenancy::Role::client : tenancy::Role::agency};
  who.permissions = permissions_of(who.role, level_of(level));
  database.execute("insert into auth.users (id, email, password_hash, full_name, email_verified_at) values (" +
                   quoted(who.user_id) + ", '" + email + "', '" + run(hasher.hash(password)) + "', 'Ada', now())");
  database.execute("insert into auth.memberships (tenant_id, id, user_id, sub_tenant_id, role, level) values (" +
                   quoted(tenant) + ", gen_random_uuid(), " + quoted(who.user_id) + ", " +
                   (client ? quoted(*client) + ", 'client', null)" : "null, 'agency', '" + level + "')"));
  return who;
}

void AuthService::later(std::chrono::seconds by) {
  shift_ += by;
  base::Clock::shift(shift_);
}

int AuthService::count(const std::string& topic) const {
  return std::stoi(database.execute("select count(*) from events.outbox where topic = '" + topic + "'"));
}

}  // namespace auth
