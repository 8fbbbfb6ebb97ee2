// Signing in by a real OpenID Connect issuer, through the front door.
#include "oidc_flow.hpp"
#include "oidc/enforcement.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST_F(OidcFlow, makes_a_member_of_whom_the_agencys_provider_vouches_for) {
  connect();

  const auto session = sign_in_by({{"email", "ada@agency.example"}, {"returnTo", "/clients?page=2"}});

  ASSERT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.field("returnTo"), "/clients?page=2");
  const auto me = get("/me", session.field("accessToken"));
  EXPECT_EQ(me.field("email"), "ada@agency.example");
  EXPECT_EQ(me.field("fullName"), "Ada Lovelace");
  EXPECT_EQ(me.field("tenantId"), base::to_string(agency));
  EXPECT_EQ(database.execute("select level from auth.memberships m join auth.users u on u.id = m.user_id "
                             "where u.email = 'ada@agency.example'"),
            "member");
  EXPECT_EQ(database.execute("select methods::text from auth.sessions where 'oidc' = any (methods)"), "{oidc,sso}");
}

TEST_F(OidcFlow, knows_a_person_by_its_subject_when_it_comes_again) {
  connect();
  const auto first = sign_in();
  tell_honestly("ada-subject", "ada.byron@agency.example");

  const auto second = sign_in();

  EXPECT_EQ(second.body.at("user").at("userId"), first.body.at("user").at("userId")) << second.text;
  EXPECT_EQ(count_of("auth.identities"), "1");
}

TEST_F(OidcFlow, speaks_every_way_of_signing_and_of_proving_the_client) {
  const auto connection = connect();
  for (const auto* client : {"es256", "ps256", "public"}) {
    json::object change{{"clientId", client}};
    if (std::string_view(client) != "public") change["clientSecret"] = std::string(client) + "-secret";
    const auto changed = patch("/oidc/connections/" + connection, change, token_of(owner));
    ASSERT_EQ(changed.status, 200) << changed.text;
    if (std::string_view(client) == "public") {
      database.execute("update auth.oidc_connections set client_secret = null");
    }

    const auto session = sign_in();

    EXPECT_EQ(session.status, 200) << client << session.text;
  }
}

TEST_F(OidcFlow, asks_with_pkce_state_nonce_and_an_address_from_the_settings) {
  connect();

  const auto begun = begin({{"email", "ada@agency.example"}});

  EXPECT_THAT(begun.url(), HasSubstr("code_challenge_method=S256"));
  EXPECT_THAT(begun.url(), HasSubstr("response_type=code"));
  EXPECT_THAT(begun.url(), HasSubstr("&nonce="));
  EXPECT_THAT(begun.url(), HasSubstr("&state=ddt_"));
  EXPECT_THAT(begun.url(), HasSubstr("redirect_uri=https://dde.example/sign-in/callback"));
  EXPECT_FALSE(begun.cookie.empty());
}

TEST_F(OidcFlow, answers_only_the_browser_that_asked) {
  connect();
  const auto asked = begin({{"email", "ada@agency.example"}});
  const auto another = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(asked.url());

  EXPECT_EQ(come_back(another, brought).code(), "oidc_wrong_browser");
  EXPECT_EQ(come_back({{}, ""}, brought).code(), "oidc_wrong_browser");
  EXPECT_EQ(come_back(asked, brought).status, 200);
}

TEST_F(OidcFlow, takes_an_answer_once) {
  connect();
  const auto begun = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(begun.url());

  EXPECT_EQ(come_back(begun, brought).status, 200);
  EXPECT_EQ(come_back(begun, brought).code(), "token_used_or_expired");
}

TEST_F(OidcFlow, waits_ten_minutes) {
  connect();
  const auto begun = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(begun.url());

  base::Clock::shift(11min);

  EXPECT_EQ(come_back(begun, brought).code(), "token_used_or_expired");
}

TEST_F(OidcFlow, refuses_the_code_of_another_question) {
  connect();
  const auto mine = begin({{"email", "ada@agency.example"}});
  const auto theirs = begin({{"email", "ada@agency.example"}});
  auto brought = issuer.visit(mine.url());
  brought["code"] = issuer.visit(theirs.url()).at("code");

  EXPECT_EQ(come_back(mine, brought).code(), "oidc_code_refused");
}

TEST_F(OidcFlow, refuses_an_answer_that_names_another_issuer_or_none) {
  connect();
  for (const auto* named : {"https://evil.example", ""}) {
    const auto begun = begin({{"email", "ada@agency.example"}});
    auto brought = issuer.visit(begun.url());
    if (*named != '\0') brought["iss"] = named;
    else brought.erase("iss");

    EXPECT_EQ(come_back(begun, brought).code(), "oidc_provider_fault") << named;
  }
}

TEST_F(OidcFlow, tells_that_the_provider_declined) {
  connect();
  issuer.tell({{"sub", "ada-subject"}, {"declines", true}});

  const auto declined = sign_in();

  EXPECT_EQ(declined.code(), "oidc_declined");
  EXPECT_THAT(declined.text, HasSubstr("access_denied"));
}

TEST_F(OidcFlow, follows_a_provider_that_changes_its_keys) {
  connect();
  ASSERT_EQ(sign_in().status, 200);

  issuer.rotate();
  base::Clock::shift(30s);

  const auto session = sign_in();
  EXPECT_EQ(session.status, 200) << session.text;
}

TEST_F(OidcFlow, links_a_confirmed_account_of_a_captured_domain) {
  connect();
  const auto ada = add_person(agency, "ada@agency.example", "admin");

  const auto session = sign_in();

  EXPECT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.body.at("user").at("userId").as_string(), base::to_string(ada.user_id));
}

TEST_F(OidcFlow, links_no_account_that_a_stranger_may_have_taken_before) {
  connect();
  add_person(agency, "ada@agency.example", "admin");
  database.execute("update auth.users set email_verified_at = null where email = 'ada@agency.example'");

  EXPECT_EQ(sign_in().code(), "account_not_confirmed");
  EXPECT_EQ(count_of("auth.identities"), "0");
}

TEST_F(OidcFlow, does_not_let_a_provider_speak_for_other_domains) {
  const auto connection = connect();
  const auto victim = add_person(agency, "victim@private.example", "admin");
  tell_honestly("evil-subject", "victim@private.example");

  EXPECT_EQ(sign_in().code(), "domain_not_captured");

  database.execute("insert into auth.identities (id, user_id, provider, issuer, subject) values (gen_random_uuid(), '" +
                   base::to_string(victim.user_id) + "', '" + connection + "', '" + issuer.url() +
                   "', 'evil-subject')");
  EXPECT_EQ(sign_in().code(), "domain_not_captured");
}

TEST_F(OidcFlow, does_not_believe_an_address_that_the_provider_has_not_verified) {
  connect();
  issuer.tell({{"sub", "x"}, {"email", "ada@agency.example"}, {"email_verified", false}});
  EXPECT_EQ(sign_in().code(), "email_not_verified");

  issuer.tell({{"sub", "x"}, {"email", "ada@agency.example"}, {"email_verified", "true"}});
  EXPECT_EQ(sign_in().code(), "oidc_provider_fault");

  issuer.tell({{"sub", "x"}, {"email", "ada@agency.example"}});
  EXPECT_EQ(sign_in().code(), "email_not_verified");
}

TEST_F(OidcFlow, makes_nobody_where_the_agency_does_not_want_it) {
  connect({{"defaultLevel", nullptr}});

  EXPECT_EQ(sign_in().code(), "no_account");
  EXPECT_EQ(count_of("auth.users where email = 'ada@agency.example'"), "0");
}

TEST_F(OidcFlow, does_not_let_somebody_back_in_who_was_let_go) {
  connect();
  ASSERT_EQ(sign_in().status, 200);
  database.execute("update auth.memberships set deactivated_at = now() where level = 'member'");
  EXPECT_EQ(sign_in().code(), "no_membership");

  database.execute("delete from auth.identities");
  EXPECT_EQ(sign_in().code(), "no_membership");

  database.execute("update auth.users set is_active = false where email = 'ada@agency.example'");
  EXPECT_EQ(sign_in().code(), "account_deactivated");
}

TEST_F(OidcFlow, opens_the_agency_of_the_provider_and_no_other) {
  connect();
  const auto elsewhere = tenancy::TenantId::make();
  const auto ada = add_person(elsewhere, "ada@agency.example");
  database.execute("update auth.memberships set created_at = now() - interval '1 year'");

  const auto session = sign_in();

  EXPECT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.body.at("user").at("tenantId").as_string(), base::to_string(agency));
  EXPECT_EQ(session.body.at("user").at("userId").as_string(), base::to_string(ada.user_id));
  EXPECT_EQ(post("/switch", {{"tenantId", base::to_string(elsewhere)}}, session.field("accessToken")).code(),
            "sign_in_again");
}

TEST_F(OidcFlow, takes_a_seat_of_the_agency_for_a_new_member) {
  connect();
  seats.left = 0;

  EXPECT_EQ(sign_in().code(), "seat_limit_reached");
  EXPECT_EQ(count_of("auth.users where email = 'ada@agency.example'"), "0");
}

TEST_F(OidcFlow, counts_a_second_factor_that_the_provider_names) {
  connect();
  issuer.tell(
      {{"sub", "ada-subject"}, {"email", "ada@agency.example"}, {"email_verified", true}, {"amr", {"pwd", "mfa"}}});

  ASSERT_EQ(sign_in().status, 200);

  EXPECT_EQ(database.execute("select methods::text from auth.sessions where 'oidc' = any (methods)"), "{oidc,sso,mfa}");
}

TEST_F(OidcFlow, of_a_disabled_or_deleted_connection_leads_nowhere) {
  const auto connection = connect();
  ASSERT_EQ(sign_in().status, 200);
  const auto begun = begin({{"email", "ada@agency.example"}});
  const auto brought = issuer.visit(begun.url());

  const auto path = "/oidc/connections/" + connection;
  EXPECT_EQ(patch(path, {{"isEnabled", false}}, token_of(owner)).status, 200);

  EXPECT_EQ(come_back(begun, brought).code(), "no_provider");
  EXPECT_EQ(sign_in().code(), "no_provider");
  EXPECT_EQ(remove(path, token_of(owner)).status, 204);
  EXPECT_EQ(count_of("auth.identities"), "0");
  EXPECT_EQ(count_of("auth.captured_domains"), "0");
}

}  // namespace
}  // namespace auth
