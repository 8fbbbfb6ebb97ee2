// Calls through the dispatcher.
#include "agency_fixture.hpp"

#include "base/error.hpp"
#include "base/log.hpp"

namespace auth {
namespace {

namespace json = boost::json;

constexpr const char* password = "correct horse battery";

std::vector<sql::MigrationFolder> folders() {
  std::vector<sql::MigrationFolder> found;
  for (const auto* library : {"tenancy", "events", "jobs"})
    found.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  found.push_back({"auth", DDE_SOURCE_DIR "/services/auth/sql"});
  return found;
}

std::string text_in(const json::value& object, const char* member) {
  const auto* value = object.is_object() ? object.get_object().if_contains(member) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

base::Task<void> nothing() { co_return; }

}  // namespace

std::string Answer::text(const char* member) const { return text_in(body, member); }

std::string Answer::code() const {
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return error == nullptr ? std::string() : text_in(*error, "code");
}

base::Task<void> AgencyFixture::Seats::require_room(sql::Tx&) {
  if (left == 0) throw base::forbidden("seat_limit_reached", "No seat is left.");
  co_return;
}

AgencyFixture::AgencyFixture() : database(folders()) {
  base::set_log_level(base::LogLevel::warning);
  directory.clients = {{bakery, "Bakery"}, {florist, "Florist"}};
  add_routes(routes, given);
  routes.post("/clients", nothing).says("A permission of another service").needs("clients:read");
  dispatcher_ = std::make_unique<http::Dispatcher>(routes, authenticator(signer, revoked, given.options), &db);
}

Answer AgencyFixture::call(const std::string& method, const std::string& path, const json::value& body,
                           const std::string& token) {
  http::Request request{.method = method, .target = "/api/v1/auth" + path};
  if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
  if (!body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = json::serialize(body);
  }
  const auto response = sql::testing::run(context, dispatcher_->answer(std::move(request)));
  return {response.status, response.body.empty() ? json::value() : json::parse(response.body)};
}

Somebody AgencyFixture::signed_in(const Answer& answer) {
  EXPECT_LT(answer.status, 300) << json::serialize(answer.body);
  if (answer.status >= 300) return {};
  return {answer.text("accessToken"), answer.text("refreshToken"), text_in(answer.body.at("user"), "userId")};
}

Somebody AgencyFixture::found_agency(const std::string& name) {
  auto owner =
      signed_in(call("POST", "/register",
                     {{"agencyName", name}, {"fullName", name}, {"email", address(name)}, {"password", password}}));
  database.execute("update auth.users set email_verified_at = now() where email = '" + address(name) + "'");
  return owner;
}

Somebody AgencyFixture::sign_in(const std::string& name, const std::string& tenant) {
  json::object credentials{{"email", address(name)}, {"password", password}};
  if (!tenant.empty()) credentials["tenantId"] = tenant;
  return signed_in(call("POST", "/login", credentials));
}

Somebody AgencyFixture::add_person(const Somebody& inviter, const std::string& name, json::object wish) {
  wish["email"] = address(name);
  const auto invited = call_as(inviter, "POST", "/invitations", wish);
  EXPECT_EQ(invited.status, 201) << json::serialize(invited.body);
  return signed_in(call("POST", "/invitations/accept",
                        {{"token", invitation_token(name)}, {"fullName", name}, {"password", password}}));
}

std::string AgencyFixture::invitation_token(const std::string& name) const {
  const auto id = OneTimeTokenId::parse(database.execute("select token_id from auth.invitations where email = '" +
                                                         address(name) + "' order by created_at desc limit 1"));
  return one_time_token_text(given.options.token_key, id.value());
}

std::string AgencyFixture::membership_of(const std::string& name) const {
  return database.execute("select m.id from auth.memberships m join auth.users u on u.id = m.user_id where "
                          "u.email = '" +
                          address(name) + "'");
}

std::string AgencyFixture::tenant_of(const Somebody& who) { return call_as(who, "GET", "/me").text("tenantId"); }

std::string AgencyFixture::permissions_of_refreshed(const Somebody& who) {
  const auto renewed = call("POST", "/refresh", {{"refreshToken", who.refresh_token}});
  if (renewed.status != 200) return renewed.code();
  return json::serialize(renewed.body.at("user").at("permissions"));
}

int AgencyFixture::count(const std::string& topic) const {
  return std::stoi(database.execute("select count(*) from events.outbox where topic = '" + topic + "'"));
}

}  // namespace auth
