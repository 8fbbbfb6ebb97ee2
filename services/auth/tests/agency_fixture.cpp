// Registrations and invitations.
#include "agency_fixture.hpp"

#include "auth/one_time_token.hpp"

namespace auth {
namespace {

base::Task<void> nothing() { co_return; }

}  // namespace

AgencyFixture::AgencyFixture() {
  directory.clients = {{bakery, "Bakery"}, {florist, "Florist"}};
  routes.post("/clients", nothing).says("A permission of another service").needs("clients:read");
}

Somebody AgencyFixture::signed_in(const Answer& answer) {
  EXPECT_LT(answer.status, 300) << answer.text;
  if (answer.status >= 300) return {};
  return {answer.field("accessToken"), answer.field("refreshToken"),
          answer.body.at("user").at("userId").as_string().c_str()};
}

Somebody AgencyFixture::found_agency(const std::string& name) {
  auto owner = signed_in(
      post("/register", {{"agencyName", name}, {"fullName", name}, {"email", email_of(name)}, {"password", password}}));
  database.execute("update auth.users set email_verified_at = now() where email = '" + email_of(name) + "'");
  return owner;
}

Somebody AgencyFixture::sign_in(const std::string& name, const std::string& tenant) {
  json::object credentials{{"email", email_of(name)}, {"password", password}};
  if (!tenant.empty()) credentials["tenantId"] = tenant;
  return signed_in(post("/login", credentials));
}

Somebody AgencyFixture::add_person(const Somebody& inviter, const std::string& name, json::object wish) {
  wish["email"] = email_of(name);
  const auto invited = post("/invitations", wish, inviter.bearer);
  EXPECT_EQ(invited.status, 201) << invited.text;
  return signed_in(
      post("/invitations/accept", {{"token", invitation_token(name)}, {"fullName", name}, {"password", password}}));
}

std::string AgencyFixture::invitation_token(const std::string& name) const {
  const auto id = OneTimeTokenId::parse(database.execute("select token_id from auth.invitations where email = '" +
                                                         email_of(name) + "' order by created_at desc limit 1"));
  return one_time_token_text(given.options.token_key, id.value());
}

std::string AgencyFixture::membership_of(const std::string& name) const {
  return database.execute("select m.id from auth.memberships m join auth.users u on u.id = m.user_id where "
                          "u.email = '" +
                          email_of(name) + "'");
}

std::string AgencyFixture::permissions_of_refreshed(const Somebody& who) {
  const auto renewed = post("/refresh", {{"refreshToken", who.refresh_token}});
  if (renewed.status != 200) return renewed.code();
  return json::serialize(renewed.body.at("user").at("permissions"));
}

}  // namespace auth
