// Access tokens: the member comes back from its claims, and nothing else makes one.
#include "access_token.hpp"

#include <gtest/gtest.h>
#include <boost/json/object.hpp>

#include <functional>

#include "base/error.hpp"
#include "base/time.hpp"
#include "permissions.hpp"

namespace auth {
namespace {

using boost::json::object;
using tenancy::Role;

class AccessTokens : public testing::Test {
 protected:
  static tenancy::Member member(Role role) {
    tenancy::Member made{
        tenancy::UserId::make(),           tenancy::TenantId::make(), std::nullopt, tenancy::SessionId::make(), role,
        permissions_of(role, Level::owner)};
    if (role == Role::client) made.sub_tenant_id = tenancy::SubTenantId::make();
    made.authenticated_at = std::chrono::floor<std::chrono::seconds>(base::Clock::now());
    return made;
  }

  // The claims of a good token for a client's user, after `change`, signed by us.
  std::string token_with(const std::function<void(object&)>& change) const {
    const auto token = issue_access_token(signer, options, member(Role::client));
    auto claims = signer.verify(token, base::Clock::now(), options.issuer, "dde");
    change(claims);
    return signer.sign(claims);
  }
  std::string refusal_of(const std::string& token) const {
    try {
      read_access_token(signer, options, token);
      return "";
    } catch (const base::Error& error) {
      return std::string(error.code());
    }
  }

  const crypto::TokenSigner signer{"test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  const Options options{.issuer = "https://dde.example", .refresh_key = "key"};
};

TEST_F(AccessTokens, give_the_member_back_unchanged) {
  for (const auto role : {Role::admin, Role::agency, Role::client}) {
    const auto who = member(role);

    const auto [read, issued_at] = read_access_token(signer, options, issue_access_token(signer, options, who));

    EXPECT_EQ(read.user_id, who.user_id);
    EXPECT_EQ(read.tenant_id, who.tenant_id);
    EXPECT_EQ(read.sub_tenant_id, who.sub_tenant_id);
    EXPECT_EQ(read.session_id, who.session_id);
    EXPECT_EQ(read.role, role);
    EXPECT_EQ(read.permissions, who.permissions);
    EXPECT_EQ(read.authenticated_at, who.authenticated_at);
    EXPECT_FALSE(read.impersonator_id);
  }
}

TEST_F(AccessTokens, name_who_looks_through_anothers_eyes) {
  auto who = member(Role::agency);
  who.impersonator_id = tenancy::UserId::make();

  EXPECT_EQ(read_access_token(signer, options, issue_access_token(signer, options, who)).member.impersonator_id,
            who.impersonator_id);
}

TEST_F(AccessTokens, of_a_client_without_its_client_are_refused) {
  EXPECT_EQ(refusal_of(token_with([](object& claims) { claims.erase("sub_tenant_id"); })), "invalid_token");
}

TEST_F(AccessTokens, of_an_agency_with_a_client_are_refused) {
  EXPECT_EQ(refusal_of(token_with([](object& claims) { claims["role"] = "agency"; })), "invalid_token");
}

TEST_F(AccessTokens, with_a_missing_or_strange_claim_are_refused) {
  EXPECT_EQ(refusal_of(token_with([](object&) {})), "");
  for (const auto* name : {"sub", "tenant_id", "role", "permissions", "sid", "iat", "auth_time"}) {
    EXPECT_EQ(refusal_of(token_with([&](object& claims) { claims.erase(name); })), "invalid_token") << name;
    EXPECT_EQ(refusal_of(token_with([&](object& claims) { claims[name] = 7.5; })), "invalid_token") << name;
    EXPECT_EQ(refusal_of(token_with([&](object& claims) { claims[name] = "x"; })), "invalid_token") << name;
  }
}

TEST_F(AccessTokens, of_another_issuer_or_audience_are_refused) {
  EXPECT_EQ(refusal_of(token_with([](object& claims) { claims["iss"] = "https://evil.example"; })), "invalid_token");
  EXPECT_EQ(refusal_of(token_with([](object& claims) { claims["aud"] = "another"; })), "invalid_token");
}

TEST_F(AccessTokens, of_another_key_are_refused) {
  const crypto::TokenSigner stranger("test:BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  EXPECT_EQ(refusal_of(issue_access_token(stranger, options, member(Role::agency))), "invalid_token");
}

TEST_F(AccessTokens, end_after_their_time) {
  const auto past = [](object& claims) { claims["exp"] = claims["iat"].as_int64() - 120; };

  EXPECT_EQ(refusal_of(token_with(past)), "expired_token");
}

TEST_F(AccessTokens, carry_what_each_role_may_do) {
  EXPECT_TRUE(member(Role::agency).may("clients:write"));
  EXPECT_TRUE(member(Role::client).may("websites:deploy"));
  EXPECT_FALSE(member(Role::client).may("clients:write"));
  EXPECT_FALSE(member(Role::client).may("billing:read"));
  EXPECT_TRUE(member(Role::admin).may("anything:else"));
}

}  // namespace
}  // namespace auth
