// What providers may not do: link what is not theirs, lead elsewhere, lie; and agencies that insist on theirs.
#include "oidc/enforcement.hpp"
#include "oidc_flow.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using OidcRules = OidcFlow;

TEST_F(OidcRules, by_the_platforms_provider_needs_a_linked_account) {
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).code(), "no_account");
  const auto ada = add_person(agency, "ada@agency.example", "admin");
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).code(), "sign_in_to_link");

  const auto linked = link(ada);
  ASSERT_EQ(linked.status, 200) << linked.text;
  const auto session = sign_in_by({{"provider", "test"}});

  EXPECT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.body.at("user").at("userId").as_string(), base::to_string(ada.user_id));
}

TEST_F(OidcRules, links_an_account_elsewhere_to_one_person_only) {
  const auto ada = add_person(agency, "ada@agency.example", "admin");
  const auto bob = add_person(agency, "bob@agency.example", "admin");
  ASSERT_EQ(link(ada).status, 200);

  EXPECT_EQ(link(bob).code(), "identity_taken");
  EXPECT_EQ(link(ada).status, 200);

  const auto listed = get("/oidc/identities", token_of(ada));
  ASSERT_EQ(listed.body.at("data").as_array().size(), 1U);
  const std::string id(listed.body.at("data").at(0).at("id").as_string());
  EXPECT_EQ(remove("/oidc/identities/" + id, token_of(bob)).status, 404);
  EXPECT_EQ(remove("/oidc/identities/" + id, token_of(ada)).status, 204);
  EXPECT_EQ(sign_in_by({{"provider", "test"}}).code(), "sign_in_to_link");
}

TEST_F(OidcRules, by_an_agencys_provider_changes_nothing_about_the_account_itself) {
  connect();
  const auto session = sign_in();
  const auto token = session.field("accessToken");

  EXPECT_EQ(post("/oidc/link", {{"provider", "test"}}, token).code(), "sign_in_again");
  EXPECT_EQ(remove("/oidc/identities/" + database.execute("select id from auth.identities"), token).code(),
            "sign_in_again");
  EXPECT_EQ(post("/passkeys/options", json::object{}, token).code(), "sign_in_again");
}

TEST_F(OidcRules, offers_the_platforms_providers) {
  EXPECT_EQ(get("/oidc/providers").text, R"({"data":[{"id":"test","name":"Test"}]})");
}

TEST_F(OidcRules, leads_nowhere_without_a_provider) {
  EXPECT_EQ(begin({{"email", "somebody@unknown.example"}}).answer.code(), "no_provider");
  EXPECT_EQ(begin({{"provider", "unheard-of"}}).answer.code(), "no_provider");
  EXPECT_EQ(
      begin({{"provider", base::to_string(base::make_uuid())}, {"tenantId", base::to_string(agency)}}).answer.code(),
      "no_provider");
  EXPECT_EQ(begin(json::object{}).answer.status, 422);
}

TEST_F(OidcRules, sends_nobody_away_afterwards) {
  for (const auto* path : {"https://evil.example", "//evil.example", "/\\evil.example", "clients"}) {
    EXPECT_EQ(begin({{"provider", "test"}, {"returnTo", path}}).answer.status, 422) << path;
  }
}

TEST_F(OidcRules, reads_a_providers_answers_as_hostile) {
  connect();
  const std::string configuration = "/.well-known/openid-configuration";
  const auto other_issuer = R"({"issuer":"https://evil.example","authorization_endpoint":"https://evil.example/a",)"
                            R"("token_endpoint":"https://evil.example/t","jwks_uri":"https://evil.example/j"})";
  const auto script = json::serialize(json::object{{"issuer", issuer.url()},
                                                   {"authorization_endpoint", "javascript:alert(1)"},
                                                   {"token_endpoint", issuer.url() + "/token"},
                                                   {"jwks_uri", issuer.url() + "/jwks"}});
  const auto inner = json::serialize(json::object{{"issuer", issuer.url()},
                                                  {"authorization_endpoint", issuer.url() + "/auth"},
                                                  {"token_endpoint", issuer.url() + "/token"},
                                                  {"jwks_uri", "http://127.0.0.1:1/jwks"}});
  const std::vector<std::pair<const char*, json::object>> lies{
      {"an error", {{"status", 500}}},
      {"a redirect", {{"status", 302}}},
      {"no JSON", {{"body", "<html>"}}},
      {"a list", {{"body", "[]"}}},
      {"another issuer", {{"body", other_issuer}}},
      {"a script as address", {{"body", script}}},
      {"keys at an inner address", {{"body", inner}}},
      {"a key twice", {{"body", R"({"issuer":"a","issuer":"b"})"}}},
      {"a deep answer", {{"body", "["}, {"times", 100'000}}},
      {"an endless answer", {{"body", "xxxxxxxxxx"}, {"times", 100'000}}},
  };
  for (const auto& [what, lie] : lies) {
    lie_at(configuration, lie);
    const auto refused = begin({{"email", "ada@agency.example"}}).answer;
    EXPECT_EQ(refused.code(), "oidc_provider_fault") << what << refused.text;
  }
}

TEST_F(OidcRules, reads_a_token_endpoints_answers_as_hostile) {
  connect();
  const auto unsigned_token =
      base::to_base64url(R"({"alg":"none"})") + "." + base::to_base64url(R"({"sub":"x"})") + ".";
  const std::vector<std::pair<const char*, json::object>> lies{
      {"an error page", {{"status", 502}, {"body", "<html>"}}},
      {"no ID token", {{"body", R"({"access_token":"x"})"}}},
      {"an ID token that is no text", {{"body", R"({"id_token":5})"}}},
      {"no token at all", {{"body", R"({"id_token":"..."})"}}},
      {"an unsigned token", {{"body", json::serialize(json::object{{"id_token", unsigned_token}})}}},
      {"another client's refusal", {{"status", 401}, {"body", R"({"error":"invalid_client"})"}}},
  };
  for (const auto& [what, lie] : lies) {
    tell_honestly("ada-subject", "ada@agency.example");
    const auto begun = begin({{"email", "ada@agency.example"}});
    const auto brought = issuer.visit(begun.url());
    lie_at("/token", lie);
    const auto refused = come_back(begun, brought);
    EXPECT_EQ(refused.code(), "oidc_provider_fault") << what << refused.text;
  }
}

TEST_F(OidcRules, never_leads_to_an_inner_address) {
  connect();
  for (const auto* inner :
       {"https://127.0.0.1:1", "https://169.254.169.254", "https://localhost:9", "https://[::1]:9"}) {
    database.execute(std::string("update auth.oidc_connections set issuer = '") + inner + "'");
    EXPECT_EQ(begin({{"email", "ada@agency.example"}}).answer.code(), "address_not_allowed") << inner;
  }
}

class EnforcedOidc : public OidcRules {
 protected:
  std::string refusal_of(const tenancy::Member& who, const std::string& email, std::vector<std::string> methods) {
    Account account{who.user_id, email, "", "Somebody", true, std::nullopt};
    auto membership = run(choose_membership(db, who.user_id, agency));
    try {
      run(require_way_in(db, account, membership, std::move(methods)));
    } catch (const base::Error& error) {
      return error.code();
    }
    return "";
  }
};

TEST_F(EnforcedOidc, keeps_members_of_a_captured_domain_to_their_provider) {
  const auto connection = connect({{"isEnforced", true}});
  const auto ada = add_person(agency, "ada@agency.example", "member");

  EXPECT_EQ(refusal_of(ada, "ada@agency.example", {"pwd"}), "sso_required");
  EXPECT_EQ(refusal_of(ada, "ada@agency.example", {"oidc"}), "sso_required");
  EXPECT_EQ(refusal_of(ada, "ada@agency.example", {"oidc", "sso"}), "");
  EXPECT_EQ(refusal_of(owner, "owner@agency.example", {"pwd"}), "");
  EXPECT_EQ(refusal_of(ada, "ada@elsewhere.example", {"pwd"}), "");
  database.execute("update auth.oidc_connections set is_enforced = false");
  EXPECT_EQ(refusal_of(ada, "ada@agency.example", {"pwd"}), "");
}

TEST_F(EnforcedOidc, refuses_a_password_at_the_front_door) {
  connect({{"isEnforced", true}});
  add_person(agency, "ada@agency.example", "member");

  const auto refused = log_in("ada@agency.example");

  EXPECT_EQ(refused.code(), "sso_required") << refused.text;
}

}  // namespace
}  // namespace auth
