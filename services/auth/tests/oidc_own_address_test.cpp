// Signing in by a provider at an agency's own address: back to where it began, and no further.
#include "oidc_flow.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class OidcOwnAddress : public OidcFlow {
 protected:
  OidcOwnAddress() { host = "app.agency.example"; }

  std::string way_back_of(const Begun& begun) {
    const auto found = post("/oidc/way-back", {{"state", issuer.visit(begun.url()).at("state")}});
    EXPECT_EQ(found.status, 200) << found.text;
    return found.field("origin");
  }
  Begun begin_by_platform() { return begin({{"provider", "test"}}); }
  // Ada, who has linked the issuer's present person on the platform's address.
  tenancy::Member add_linked_ada() {
    const auto ada = add_person(agency, "ada@agency.example", "admin");
    host = "dde.example";
    EXPECT_EQ(link(ada).status, 200);
    host = "app.agency.example";
    return ada;
  }
  std::string methods() const {
    return database.execute("select methods::text from auth.sessions where 'oidc' = any (methods) order by id desc "
                            "limit 1");
  }
  const tenancy::TenantId other = tenancy::TenantId::make();
};

TEST_F(OidcOwnAddress, gets_its_answers_back) {
  connect();

  EXPECT_EQ(way_back_of(begin({{"email", "ada@agency.example"}})), "https://app.agency.example");
  EXPECT_EQ(way_back_of(begin_by_platform()), "https://app.agency.example");
  const auto session = sign_in();

  EXPECT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.body.at("user").at("tenantId").as_string(), base::to_string(agency));
}

TEST_F(OidcOwnAddress, asks_with_the_one_address_that_is_registered) {
  EXPECT_THAT(begin_by_platform().url(), testing::HasSubstr("redirect_uri=https://dde.example/sign-in/callback"));
}

TEST_F(OidcOwnAddress, is_never_a_name_that_a_request_brings) {
  for (const auto* name : {"dde.example", "evil.example", "agency.example", "app.agency.example.evil.example", ""}) {
    host = name;
    EXPECT_EQ(way_back_of(begin_by_platform()), "") << name;
  }
}

TEST_F(OidcOwnAddress, keeps_scheme_and_port_of_the_platform) {
  auto options = with_test_issuer();
  options.issuer = "https://dde.example:8443/";
  Given elsewhere = given;
  elsewhere.options = options;
  serve(elsewhere);

  EXPECT_EQ(way_back_of(begin_by_platform()), "https://app.agency.example:8443");
  serve(given);
}

TEST_F(OidcOwnAddress, that_is_not_the_agencys_any_more_gets_nothing) {
  const auto begun = begin_by_platform();

  rules.app_hosts = {{"app.agency.example", other}};
  EXPECT_EQ(way_back_of(begun), "");
  rules.app_hosts = {};
  EXPECT_EQ(way_back_of(begun), "");
}

TEST_F(OidcOwnAddress, is_known_for_an_answer_that_comes_late_or_twice) {
  connect();
  const auto begun = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(begun.url());
  ASSERT_EQ(come_back(begun, brought).status, 200);
  base::Clock::shift(11min);

  EXPECT_EQ(post("/oidc/way-back", {{"state", brought.at("state")}}).field("origin"), "https://app.agency.example");
  EXPECT_EQ(come_back(begun, brought).code(), "token_used_or_expired");
}

TEST_F(OidcOwnAddress, is_told_for_states_of_ours_only) {
  EXPECT_EQ(post("/oidc/way-back", {{"state", "ddt_made-up"}}).field("origin"), "");
  const auto mail = one_time_token_text(given.options.token_key, OneTimeTokenId::make());
  EXPECT_EQ(post("/oidc/way-back", {{"state", mail}}).field("origin"), "");
}

TEST_F(OidcOwnAddress, answers_only_the_browser_that_asked_there) {
  connect();
  const auto theirs = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(theirs.url());
  host = "dde.example";
  const auto mine = begin({{"email", "ada@agency.example"}});

  EXPECT_EQ(come_back(mine, brought).code(), "oidc_wrong_browser");
  EXPECT_EQ(come_back({{}, ""}, brought).code(), "oidc_wrong_browser");
}

TEST_F(OidcOwnAddress, gives_a_cookie_that_no_neighbour_can_set) {
  const auto begun = begin_by_platform();

  EXPECT_THAT(begun.answer.cookies(),
              ElementsAre(testing::AllOf(testing::StartsWith("__Host-dde-oidc="), testing::HasSubstr("Path=/;"),
                                         testing::HasSubstr("Secure"), testing::HasSubstr("HttpOnly"),
                                         testing::Not(testing::HasSubstr("Domain")))));
}

TEST_F(OidcOwnAddress, is_no_way_to_another_agencys_provider) {
  connect();
  rules.app_hosts["app.other.example"] = other;
  host = "app.other.example";

  EXPECT_EQ(begin({{"email", "ada@agency.example"}}).answer.code(), "no_provider");
}

// Whoever runs the address could have sent anybody to the provider, and takes the answer.
TEST_F(OidcOwnAddress, opens_its_agency_to_its_own_people_only) {
  add_linked_ada();
  rules.app_hosts["app.other.example"] = other;
  host = "app.other.example";
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).code(), "not_linked_here");
  EXPECT_EQ(sign_in_by({{"provider", "test"}, {"tenantId", base::to_string(agency)}}).code(), "not_linked_here");

  tell_honestly("nobody", "nobody@private.example");
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).code(), "not_linked_here");
}

TEST_F(OidcOwnAddress, opens_nothing_but_its_agency) {
  const auto ada = add_linked_ada();
  database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level) values ('" +
                   base::to_string(other) + "', gen_random_uuid(), '" + base::to_string(ada.user_id) +
                   "', 'agency', 'owner')");

  const auto session = sign_in_by({{"provider", "test"}});

  ASSERT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(methods(), "{oidc,own_address}");
  const auto token = session.field("accessToken");
  EXPECT_EQ(get("/me", token).field("tenantId"), base::to_string(agency));
  EXPECT_EQ(post("/switch", {{"tenantId", base::to_string(other)}}, token).code(), "sign_in_again");
  EXPECT_EQ(post("/oidc/link", {{"provider", "test"}}, token).code(), "sign_in_again");
  EXPECT_EQ(post("/passkeys/options", json::object{}, token).code(), "sign_in_again");
}

TEST_F(OidcOwnAddress, links_an_account_of_the_persons_own_address) {
  const auto ada = add_person(agency, "ada@agency.example", "admin");

  const auto linked = link(ada);

  ASSERT_EQ(linked.status, 200) << linked.text;
  EXPECT_EQ(methods(), "{oidc}");
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).status, 200);
}

TEST_F(OidcOwnAddress, links_nobody_whom_an_agency_has_lured) {
  const auto evil = add_person(agency, "evil@agency.example", "admin");

  EXPECT_EQ(link(evil).code(), "other_email");

  tell_honestly("victim", "evil@agency.example");
  database.execute("update auth.users set email_verified_at = null where email = 'evil@agency.example'");
  EXPECT_EQ(link(evil).code(), "other_email");
  EXPECT_EQ(count_of("auth.identities"), "0");
}

}  // namespace
}  // namespace auth
