// API keys through the front door: what they open, for whom, and until when.
#include "api_key.hpp"
#include "signed_in_members.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

class ApiKeys : public SignedInMembers {
 protected:
  Answer make_key(const tenancy::Member& who, json::value scopes = {"api_keys:read"}) {
    return post("/api-keys", {{"name", "deploys"}, {"scopes", std::move(scopes)}}, token_of(who));
  }
  std::string key_of(const tenancy::Member& who) { return make_key(who).field("key"); }
  // What the key's holder may do, as /auth/me tells it.
  std::string permissions_of_key(const std::string& key) {
    const auto me = get("/me", key);
    return me.status == 200 ? json::serialize(me.body.at("permissions")) : me.code();
  }
  std::size_t count_of(const std::string& bearer) { return get("/api-keys", bearer).body.at("data").as_array().size(); }

  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::Member owner = add_person(agency, "owner@agency.example");
  const tenancy::Member helper = add_person(agency, "helper@agency.example", "member");
  const tenancy::Member stranger = add_person(tenancy::TenantId::make(), "owner@other.example");
};

TEST_F(ApiKeys, speak_for_their_maker_within_their_scopes) {
  const auto made = make_key(owner, {"clients:read", "api_keys:*"});
  ASSERT_EQ(made.status, 201) << made.text;

  const auto me = get("/me", made.field("key"));

  EXPECT_EQ(me.status, 200) << me.text;
  EXPECT_EQ(me.field("userId"), base::to_string(owner.user_id));
  EXPECT_EQ(me.field("tenantId"), base::to_string(agency));
  EXPECT_EQ(json::serialize(me.body.at("permissions")), R"(["clients:read","api_keys:*"])");
}

TEST_F(ApiKeys, open_only_what_their_scopes_say) {
  const auto key = make_key(owner, {"clients:read"}).field("key");

  EXPECT_EQ(get("/me", key).status, 200);
  EXPECT_EQ(get("/api-keys", key).code(), "permission_missing");
}

TEST_F(ApiKeys, are_members_that_never_signed_in) {
  const auto made = make_key(owner);
  const auto authenticate = authenticator(signer, revoked, given.options);
  const auto key = made.field("key");

  const auto member = run(authenticate(&db, key));

  EXPECT_TRUE(member.is_api_key);
  EXPECT_EQ(base::to_string(member.session_id), made.field("id"));
  EXPECT_EQ(member.authenticated_at, base::Timestamp());
  EXPECT_EQ(member.role, tenancy::Role::agency);
}

TEST_F(ApiKeys, are_shown_once_and_kept_as_hashes) {
  const auto made = make_key(owner);
  const auto key = made.field("key");

  const auto listed = get("/api-keys", token_of(owner));

  EXPECT_TRUE(key.starts_with(made.field("prefix")));
  EXPECT_THAT(listed.text, HasSubstr(made.field("prefix")));
  EXPECT_THAT(listed.text, Not(HasSubstr(key)));
  EXPECT_EQ(database.execute("select count(*) from auth.api_keys k where k::text like '%" + key.substr(12, 20) + "%'"),
            "0");
}

TEST_F(ApiKeys, never_have_more_than_their_maker) {
  auto reader = owner;
  reader.permissions = {"api_keys:*", "clients:read"};

  const auto refused = make_key(reader, {"clients:read", "clients:write", "clients:*", "*"});

  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.text, Not(HasSubstr("scopes.0")));
  for (const auto* field : {"scopes.1", "scopes.2", "scopes.3"}) EXPECT_THAT(refused.text, HasSubstr(field));
  EXPECT_EQ(make_key(reader, json::array{}).status, 422);
  EXPECT_EQ(make_key(reader, {"everything"}).status, 422);
}

TEST_F(ApiKeys, lose_what_their_maker_loses) {
  const auto client = tenancy::SubTenantId::make();
  const auto user = add_person(agency, "user@client.example", "", client);
  auto generous = user;
  generous.permissions = {"*"};
  const auto key = make_key(generous, {"*"}).field("key");

  EXPECT_EQ(permissions_of_key(key), json::serialize(json::value_from(user.permissions)));
}

TEST_F(ApiKeys, of_a_clients_user_are_narrowed_to_the_client) {
  const auto client = tenancy::SubTenantId::make();
  const auto user = add_person(agency, "user@client.example", "", client);

  const auto key = key_of(user);

  EXPECT_EQ(get("/me", key).field("subTenantId"), base::to_string(client));
  EXPECT_EQ(count_of(token_of(user)), 1U);
}

TEST_F(ApiKeys, in_the_query_are_no_sign_in) {
  const auto key = key_of(owner);

  EXPECT_EQ(get("/me?api_key=" + key).code(), "not_signed_in");
  EXPECT_EQ(get("/me?access_token=" + key).code(), "not_signed_in");
}

TEST_F(ApiKeys, that_never_were_are_refused_alike) {
  const auto key = *ApiKey::parse(key_of(owner));
  const auto another_secret = ApiKey::make(key.tenant_id, key.id).text();
  const auto another_id = ApiKey::make(key.tenant_id, ApiKeyId::make()).text();
  const ApiKey another_tenant{stranger.tenant_id, key.id, key.secret};

  for (const auto& text : {another_secret, another_id, another_tenant.text(), std::string("ddk_"),
                           key.text().substr(0, 95), key.text() + "A"}) {
    const auto refused = get("/me", text);
    EXPECT_EQ(refused.status, 401) << text;
    EXPECT_EQ(refused.code(), "invalid_api_key") << text;
  }
}

TEST_F(ApiKeys, misspelt_are_refused_without_a_look_into_the_database) {
  const auto authenticate = authenticator(signer, revoked, given.options);
  sql::Database nowhere(context, {.url = "host=/nowhere", .deadline = 200ms});
  const auto key = key_of(owner);
  const auto kind_of = [&](const std::string& text) {
    try {
      run(authenticate(&nowhere, text));
    } catch (const base::Error& error) {
      return error.kind();
    }
    return base::ErrorKind::internal;
  };

  EXPECT_EQ(kind_of(key), base::ErrorKind::unavailable);
  EXPECT_EQ(kind_of(key.substr(0, 95) + "!"), base::ErrorKind::unauthenticated);
}

TEST_F(ApiKeys, that_were_revoked_are_refused_within_five_seconds) {
  const auto made = make_key(owner);
  const auto key = made.field("key");
  ASSERT_EQ(get("/me", key).status, 200);

  EXPECT_EQ(remove("/api-keys/" + made.field("id"), token_of(owner)).status, 204);
  base::Clock::shift(4s);

  EXPECT_EQ(get("/me", key).code(), "api_key_revoked");
  EXPECT_EQ(remove("/api-keys/" + made.field("id"), token_of(owner)).status, 404);
  EXPECT_EQ(count_of(token_of(owner)), 0U);
}

TEST_F(ApiKeys, are_remembered_for_a_moment_so_that_a_burst_is_one_look) {
  const auto key = key_of(owner);
  ASSERT_EQ(get("/me", key).status, 200);

  database.execute("update auth.api_keys set revoked_at = now()");

  EXPECT_EQ(get("/me", key).status, 200);
  base::Clock::shift(4s);
  EXPECT_EQ(get("/me", key).status, 401);
}

TEST_F(ApiKeys, end_with_the_membership_and_with_the_account) {
  const auto key = key_of(owner);
  const auto other = key_of(helper);

  database.execute("update auth.memberships set deactivated_at = now() where user_id = '" +
                   base::to_string(owner.user_id) + "'");
  database.execute("update auth.users set is_active = false where id = '" + base::to_string(helper.user_id) + "'");

  EXPECT_EQ(get("/me", key).status, 401);
  EXPECT_EQ(get("/me", other).status, 401);
}

TEST_F(ApiKeys, expire) {
  const auto tomorrow = base::to_rfc3339(base::Clock::now() + 24h);
  const auto yesterday = base::to_rfc3339(base::Clock::now() - 24h);
  const auto make = [&](const std::string& when) {
    return post("/api-keys", {{"name", "short"}, {"scopes", {"api_keys:read"}}, {"expiresAt", when}}, token_of(owner));
  };
  const auto key = make(tomorrow).field("key");

  EXPECT_EQ(make(yesterday).status, 422);
  EXPECT_EQ(get("/me", key).status, 200);
  base::Clock::shift(25h);
  EXPECT_EQ(get("/me", key).code(), "api_key_expired");
}

TEST_F(ApiKeys, are_rotated_by_their_holder_with_an_overlap_if_wanted) {
  const auto made = make_key(owner);
  const auto first = made.field("key");
  const auto rotate = [&](json::value body) {
    return post("/api-keys/" + made.field("id") + "/rotate", std::move(body), token_of(owner)).field("key");
  };

  const auto second = rotate({{"overlapMinutes", 10}});
  EXPECT_EQ(get("/me", first).status, 200);
  EXPECT_EQ(get("/me", second).status, 200);
  base::Clock::shift(11min);
  EXPECT_EQ(get("/me", first).code(), "invalid_api_key");

  const auto third = rotate(json::object{});
  base::Clock::shift(12min);
  EXPECT_EQ(get("/me", second).code(), "invalid_api_key");
  EXPECT_EQ(get("/me", third).status, 200);
}

TEST_F(ApiKeys, of_somebody_else_cannot_be_taken_over_by_rotating_them) {
  const auto made = make_key(helper);
  const auto path = "/api-keys/" + made.field("id");

  EXPECT_EQ(post(path + "/rotate", json::object{}, token_of(owner)).status, 404);
  EXPECT_EQ(post(path + "/rotate", json::object{}, token_of(stranger)).status, 404);
}

TEST_F(ApiKeys, are_everybodys_to_the_owner_and_otherwise_ones_own) {
  const auto of_owner = make_key(owner).field("id");
  const auto of_helper = make_key(helper).field("id");

  EXPECT_EQ(count_of(token_of(owner)), 2U);
  EXPECT_EQ(count_of(token_of(helper)), 1U);
  EXPECT_EQ(count_of(token_of(stranger)), 0U);
  EXPECT_EQ(remove("/api-keys/" + of_owner, token_of(helper)).status, 404);
  EXPECT_EQ(remove("/api-keys/" + of_helper, token_of(stranger)).status, 404);
  EXPECT_EQ(remove("/api-keys/" + of_helper, token_of(owner)).status, 204);
}

TEST_F(ApiKeys, are_listed_page_by_page) {
  for (int i = 0; i < 3; ++i) make_key(owner);

  const auto first = get("/api-keys?limit=2", token_of(owner));
  const auto second = get("/api-keys?limit=2&cursor=" + first.field("nextCursor"), token_of(owner));

  EXPECT_EQ(first.body.at("data").as_array().size(), 2U);
  EXPECT_EQ(second.body.at("data").as_array().size(), 1U);
  EXPECT_TRUE(second.body.at("nextCursor").is_null());
}

TEST_F(ApiKeys, note_their_last_use_once_a_minute) {
  const auto key = key_of(owner);
  const auto noted = [&] { return database.execute("select max(last_used_at)::text from auth.api_key_uses"); };
  const auto use_and_wait_for_another_note = [&](const std::string& before) {
    EXPECT_EQ(get("/me", key).status, 200);
    sql::testing::run_until(context, [&] { return noted() != before; });
    return noted();
  };

  const auto first = use_and_wait_for_another_note("");
  base::Clock::shift(30s);
  EXPECT_EQ(get("/me", key).status, 200);
  run([](sql::Database& base) -> base::Task<void> { co_await base.ping(); }(db));
  EXPECT_EQ(noted(), first);
  base::Clock::shift(90s);
  use_and_wait_for_another_note(first);

  EXPECT_THAT(get("/api-keys", token_of(owner)).text, Not(HasSubstr(R"("lastUsedAt":null)")));
}

}  // namespace
}  // namespace auth
