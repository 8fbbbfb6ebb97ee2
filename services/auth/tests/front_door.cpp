// Requests as they arrive, answers as they leave.
#include "front_door.hpp"

#include <boost/json.hpp>

#include "access_token.hpp"
#include "base/time.hpp"
#include "permissions.hpp"

namespace auth::testing {
namespace {

namespace json = boost::json;

const std::vector<sql::MigrationFolder>& folders() {
  static const std::vector<sql::MigrationFolder> all{{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"},
                                                     {"events", DDE_SOURCE_DIR "/lib/events/sql"},
                                                     {"jobs", DDE_SOURCE_DIR "/lib/jobs/sql"},
                                                     {"auth", DDE_SOURCE_DIR "/services/auth/sql"}};
  return all;
}

constexpr const char* key_ring = "test:a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s";

Options options_with(OidcOptions oidc) {
  if (oidc.redirect_url.empty()) oidc.redirect_url = "https://dde.example/sign-in/callback";
  return {.issuer = "https://dde.example",
          .refresh_key = "refresh",
          .token_key = "one-time",
          .key_ring = key_ring,
          .oidc = std::move(oidc)};
}

std::optional<Level> level_of(const std::string& name) {
  if (name.empty()) return std::nullopt;
  return name == "owner" ? Level::owner : name == "admin" ? Level::admin : Level::member;
}

std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }

}  // namespace

std::string Answer::code() const {
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return error == nullptr ? "" : std::string(error->at("code").as_string());
}

std::string Answer::field(const char* name) const {
  const auto* value = body.is_object() ? body.get_object().if_contains(name) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::string Answer::cookie(const std::string& name) const {
  for (const auto& header : headers) {
    if (!http::same_ignoring_case(header.name, "set-cookie") || !header.value.starts_with(name + "=")) continue;
    return header.value.substr(name.size() + 1, header.value.find(';') - name.size() - 1);
  }
  return "";
}

FrontDoor::FrontDoor(OidcOptions oidc)
    : database(folders()),
      db(context, {.url = database.app_url()}),
      signer(key_ring),
      given{signer, hasher, agencies_, options_with(std::move(oidc))} {
  add_routes(routes, given);
  dispatcher.emplace(routes, authenticator(signer, revoked, given.options), &db);
}

tenancy::Member FrontDoor::add_person(tenancy::TenantId tenant, const std::string& email, const std::string& level,
                                      std::optional<tenancy::SubTenantId> client) const {
  tenancy::Member who{.user_id = tenancy::UserId::make(),
                      .tenant_id = tenant,
                      .sub_tenant_id = client,
                      .session_id = tenancy::SessionId::make(),
                      .role = client ? tenancy::Role::client : tenancy::Role::agency,
                      .authenticated_at = base::Clock::now()};
  who.permissions = permissions_of(who.role, level_of(level));
  database.execute("insert into auth.users (id, email, password_hash, full_name, email_verified_at) values (" +
                   quoted(who.user_id.value) + ", '" + email + "', 'some hash', 'Somebody', now())");
  database.execute("insert into auth.memberships (tenant_id, id, user_id, sub_tenant_id, role, level) values (" +
                   quoted(tenant.value) + ", gen_random_uuid(), " + quoted(who.user_id.value) + ", " +
                   (client ? quoted(client->value) + ", 'client', null)" : "null, 'agency', '" + level + "')"));
  database.execute("insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, "
                   "user_agent, address, expires_at) select tenant_id, " +
                   quoted(who.session_id.value) +
                   ", user_id, id, '', now(), '', '', now() + interval '1 day' from auth.memberships where user_id = " +
                   quoted(who.user_id.value));
  return who;
}

std::string FrontDoor::token_of(const tenancy::Member& who) const {
  auto fresh = who;
  fresh.authenticated_at = base::Clock::now();
  return issue_access_token(signer, given.options, fresh);
}

Answer FrontDoor::knock(Knock knock) {
  http::Request request{.method = knock.method, .target = "/api/v1/auth" + knock.path, .address = "192.0.2.1"};
  if (!knock.bearer.empty()) request.headers.push_back({"Authorization", "Bearer " + knock.bearer});
  if (!knock.cookies.empty()) request.headers.push_back({"Cookie", knock.cookies});
  if (!knock.body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = json::serialize(knock.body);
  }
  auto response = sql::testing::run(context, dispatcher->answer(std::move(request)));
  Answer answer{response.status, nullptr, response.body, std::move(response.headers)};
  if (!response.body.empty()) answer.body = json::parse(response.body);
  return answer;
}

}  // namespace auth::testing
