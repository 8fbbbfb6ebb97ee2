// Requests as they come in over HTTP, without the HTTP.
#include "people_fixture.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/encode.hpp"
#include "base/log.hpp"
#include "base/time.hpp"
#include "crypto/seal.hpp"
#include "totp.hpp"

namespace auth {
namespace {

std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }

}  // namespace

std::string Said::text(std::string_view name) const {
  const auto* value = body.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string Said::code() const {
  const auto* error = body.if_contains("error");
  return error == nullptr ? std::string() : std::string(error->as_object().at("code").as_string());
}

People::People() {
  base::set_log_level(base::LogLevel::warning);
  add_routes(routes_, given_);
  dispatcher_.emplace(routes_, authenticator(signer_, revoked_, given_.options), &db);
  add_person(ada, "ada@agency.example", sql::testing::run(context, hasher_.hash(password)));
}

People::~People() { base::Clock::shift(std::chrono::seconds(0)); }

void People::add_person(tenancy::UserId id, const std::string& email, const std::string& hash) {
  database.execute("insert into auth.users (id, email, password_hash, full_name, email_verified_at) values (" +
                   quoted(id.value) + ", '" + email + "', '" + hash + "', 'Ada', now())");
  database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level) values (" +
                   quoted(agency.value) + ", gen_random_uuid(), " + quoted(id.value) + ", 'agency', 'admin')");
}

base::Task<Said> People::send(Ask ask) {
  http::Request request{.method = ask.method, .target = "/api/v1/auth" + ask.path, .headers = ask.headers};
  if (!ask.bearer.empty()) request.headers.push_back({"Authorization", "Bearer " + ask.bearer});
  if (ask.method != "GET" && ask.method != "DELETE") {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = boost::json::serialize(ask.body);
  }
  auto response = co_await dispatcher_->answer(std::move(request));
  Said answer{.status = response.status};
  if (!response.body.empty()) answer.body = boost::json::parse(response.body).as_object();
  for (const auto& header : response.headers) {
    if (header.name == "Set-Cookie") answer.cookies.push_back(header.value);
  }
  co_return answer;
}

Said People::post(const std::string& path, boost::json::object body, std::string bearer) {
  return ask({.path = path, .body = std::move(body), .bearer = std::move(bearer)});
}

Said People::get(const std::string& path, const std::string& bearer) {
  return ask({.method = "GET", .path = path, .bearer = bearer});
}

Said People::log_in(const std::string& email) { return post("/login", {{"email", email}, {"password", password}}); }

std::string People::challenge() {
  const auto answer = log_in();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.text("accessToken"), "");
  const auto* question = answer.body.at("secondFactor").if_object();
  return question == nullptr ? std::string() : std::string(question->at("token").as_string());
}

std::string People::secret_of(const Said& new_app) const {
  const auto id = new_app.text("id");
  const auto stored =
      database.execute("select encode(sealed_secret, 'base64') from auth.totp_factors where id = '" + id + "'");
  const crypto::Sealer sealer(given_.options.key_ring, "secrets of authenticator apps");
  return sealer.unseal(base::from_base64(stored).value(), base::parse_uuid(id).value().view()).value();
}

std::string People::add_app(const std::string& bearer) {
  const auto made = post("/second-factors/totp", {}, bearer);
  const auto secret = secret_of(made);
  EXPECT_EQ(totp_secret_text(secret), made.text("secret"));
  const auto confirmed = post("/second-factors/totp/confirm", {{"code", code(secret)}}, bearer);
  EXPECT_EQ(confirmed.status, 200) << boost::json::serialize(confirmed.body);
  const auto* codes = confirmed.body.at("recoveryCodes").if_array();
  if (codes != nullptr) {
    for (const auto& shown : *codes) recovery_codes.emplace_back(shown.as_string());
  }
  return secret;
}

std::string People::code(const std::string& secret) const { return totp_code(secret, totp_step(base::Clock::now())); }

void People::next_step() {
  shift_ += std::chrono::seconds(30);
  base::Clock::shift(shift_);
}

Said People::add_passkey(const std::string& bearer, const SoftwareAuthenticator& authenticator,
                         const std::string& host) {
  const auto options = ask({.path = "/passkeys/options", .bearer = bearer, .headers = {{"Host", host}}});
  EXPECT_EQ(options.status, 200) << boost::json::serialize(options.body);
  const Answering how{.party = {host, "https://" + host + ":8443"}, .challenge = options.text("challenge")};
  const auto made = authenticator.create(how);
  return post("/passkeys",
              {{"name", "My key"},
               {"clientData", base::to_base64url(made.client_data)},
               {"authenticatorData", base::to_base64url(made.authenticator_data)},
               {"transports", boost::json::array{"internal"}}},
              bearer);
}

boost::json::object People::passkey_answer(SoftwareAuthenticator& authenticator, const boost::json::object& options,
                                           Answering how) const {
  how.party.id = how.party.id == "dde.example" ? std::string(options.at("rpId").as_string()) : how.party.id;
  if (how.party.origin == "https://dde.example") how.party.origin = "https://" + how.party.id + ":8443";
  if (how.challenge.empty()) how.challenge = options.at("challenge").as_string();
  const auto made = authenticator.prove(how);
  return {{"credentialId", base::to_base64url(authenticator.credential_id())},
          {"clientData", base::to_base64url(made.client_data)},
          {"authenticatorData", base::to_base64url(made.authenticator_data)},
          {"signature", base::to_base64url(made.signature)}};
}

std::string People::user_handle(tenancy::UserId user) const { return base::to_base64url(user.value.view()); }

std::string People::methods() const {
  return database.execute(
      "select array_to_string(methods, ' ') from auth.sessions order by created_at desc, id desc limit 1");
}

std::string People::events(const std::string& topic) const {
  return database.execute("select count(*) from events.outbox where topic = '" + topic + "'");
}

}  // namespace auth
