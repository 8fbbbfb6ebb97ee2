// API keys as text: made, read, misspelt; and what two lists of permissions have in common.
#include "api_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace auth {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Permissions = std::vector<std::string>;

ApiKey some_key() { return ApiKey::make(tenancy::TenantId::make(), ApiKeyId::make()); }

TEST(ApiKeyTexts, come_back_unchanged) {
  const auto key = some_key();

  const auto read = ApiKey::parse(key.text());

  ASSERT_TRUE(read);
  EXPECT_EQ(read->tenant_id, key.tenant_id);
  EXPECT_EQ(read->id, key.id);
  EXPECT_EQ(read->secret, key.secret);
}

TEST(ApiKeyTexts, have_a_shape_that_scanners_know) {
  EXPECT_THAT(some_key().text(), ::testing::MatchesRegex("ddk_[A-Za-z0-9_-]+"));
  EXPECT_EQ(some_key().text().size(), 96U);
  EXPECT_EQ(some_key().prefix().size(), 12U);
  EXPECT_TRUE(looks_like_api_key(some_key().text()));
  EXPECT_FALSE(looks_like_api_key("eyJhbGciOiJIUzI1NiJ9.e30.x"));
}

TEST(ApiKeyTexts, of_one_tenant_differ_in_what_people_see) {
  const auto tenant = tenancy::TenantId::make();
  const auto id = ApiKeyId::make();

  EXPECT_NE(ApiKey::make(tenant, id).prefix(), ApiKey::make(tenant, id).prefix());
}

TEST(ApiKeyTexts, with_any_letter_changed_are_none) {
  const auto text = some_key().text();

  for (std::size_t at = 0; at < text.size(); ++at) {
    auto misspelt = text;
    misspelt[at] = misspelt[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(ApiKey::parse(misspelt)) << at;
  }
}

TEST(ApiKeyTexts, cut_swapped_or_padded_are_none) {
  const auto text = some_key().text();
  auto swapped = text;
  std::swap(swapped[10], swapped[11]);
  if (swapped == text) std::swap(swapped[11], swapped[12]);

  for (const auto& bad : {std::string(), std::string("ddk_"), std::string("ddk_000000"), text.substr(4),
                          text.substr(0, 95), text + "A", " " + text, text + "\n", swapped}) {
    EXPECT_FALSE(ApiKey::parse(bad)) << bad;
  }
}

TEST(Permissions, have_one_spelling) {
  for (const auto* good : {"*", "clients:read", "clients:*", "api_keys:write"}) {
    EXPECT_TRUE(is_permission_pattern(good)) << good;
  }
  for (const auto* bad : {"", "clients", "clients:", ":read", "*:*", "*:read", "clients:**", "Clients:read",
                          "clients:read:write", "clients: read"}) {
    EXPECT_FALSE(is_permission_pattern(bad)) << bad;
  }
}

TEST(Permissions, in_common_are_those_that_both_sides_grant) {
  EXPECT_THAT(common_permissions({"clients:*"}, {"clients:read"}), UnorderedElementsAre("clients:read"));
  EXPECT_THAT(common_permissions({"clients:read"}, {"clients:*"}), UnorderedElementsAre("clients:read"));
  EXPECT_THAT(common_permissions({"*"}, {"clients:*", "billing:read"}),
              UnorderedElementsAre("clients:*", "billing:read"));
  EXPECT_THAT(common_permissions({"clients:*", "billing:read"}, {"clients:*", "websites:*"}),
              UnorderedElementsAre("clients:*"));
  EXPECT_THAT(common_permissions({"clients:read"}, {"clients:write"}), IsEmpty());
  EXPECT_THAT(common_permissions({"*"}, {}), IsEmpty());
  EXPECT_THAT(common_permissions({"*"}, {"*"}), UnorderedElementsAre("*"));
}

}  // namespace
}  // namespace auth
