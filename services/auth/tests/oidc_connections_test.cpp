// Connections and domains of an agency: kept apart, sealed, proven.
#include <map>

#include "base/error.hpp"
#include "jobs/testing/finish_jobs.hpp"
#include "oidc/domains.hpp"
#include "signed_in_members.hpp"

namespace auth {
namespace {

using testing::HasSubstr;
using testing::Not;

// A DNS in which the test writes.
class WrittenRecords : public TxtRecords {
 public:
  base::Task<std::vector<std::string>> find(std::string name) override { co_return texts[name]; }

  std::map<std::string, std::vector<std::string>> texts;
};

class OidcConnections : public SignedInMembers {
 protected:
  Answer connect(const tenancy::Member& who, json::object changes = {}) {
    json::object body{{"name", "Agency"},
                      {"issuer", "https://issuer.example/realm"},
                      {"clientId", "us"},
                      {"clientSecret", "a very secret secret"}};
    for (const auto& [name, value] : changes) body[name] = value;
    return post("/oidc/connections", body, token_of(who));
  }
  Answer change(const std::string& id, json::object body) {
    return patch("/oidc/connections/" + id, std::move(body), token_of(owner));
  }
  Answer claim(const tenancy::Member& who, const std::string& connection, const std::string& domain) {
    return post("/oidc/domains", {{"connectionId", connection}, {"domain", domain}}, token_of(who));
  }
  json::array list(const tenancy::Member& who, const std::string& what) {
    return get("/oidc/" + what, token_of(who)).body.at("data").as_array();
  }
  // Asks for the check and lets a worker do it.
  json::value verify(const tenancy::Member& who, const std::string& id) {
    const auto asked = post("/oidc/domains/" + id + "/verify", json::object{}, token_of(who));
    EXPECT_EQ(asked.status, 202) << asked.text;
    jobs::Worker worker(context, system, db);
    add_oidc_jobs(worker, records);
    jobs::testing::finish_jobs(context, worker, database);
    return list(who, "domains").at(0);
  }

  WrittenRecords records;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::Member owner = add_person(agency, "owner@agency.example");
  const tenancy::Member stranger = add_person(tenancy::TenantId::make(), "owner@other.example");
};

TEST_F(OidcConnections, are_kept_with_their_secret_sealed_and_never_shown) {
  const auto made = connect(owner);

  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_TRUE(made.body.at("hasClientSecret").as_bool());
  EXPECT_THAT(made.text, Not(HasSubstr("very secret")));
  const auto listed = get("/oidc/connections", token_of(owner));
  EXPECT_THAT(listed.text, Not(HasSubstr("very secret")));
  EXPECT_EQ(listed.field("redirectUrl"), "https://dde.example/sign-in/callback");
  EXPECT_EQ(database.execute("select count(*) from auth.oidc_connections "
                             "where position('very secret'::bytea in client_secret) > 0"),
            "0");
}

TEST_F(OidcConnections, of_one_agency_are_unknown_to_another) {
  const auto id = connect(owner).field("id");
  const auto path = "/oidc/connections/" + id;

  EXPECT_EQ(list(stranger, "connections").size(), 0U);
  EXPECT_EQ(remove(path, token_of(stranger)).status, 404);
  EXPECT_EQ(patch(path, {{"name", "x"}}, token_of(stranger)).status, 404);
  EXPECT_EQ(post(path + "/check", json::object{}, token_of(stranger)).status, 404);
  EXPECT_EQ(claim(stranger, id, "agency.example").status, 422);
  EXPECT_EQ(list(owner, "connections").size(), 1U);
}

TEST_F(OidcConnections, lead_to_https_issuers_only) {
  for (const auto* issuer : {"http://issuer.example", "https://issuer.example/?x=1", "https://issuer.example/#x",
                             "https://user@issuer.example", "ftp://issuer.example", "issuer.example"}) {
    EXPECT_EQ(connect(owner, {{"issuer", issuer}}).status, 422) << issuer;
  }
}

TEST_F(OidcConnections, make_members_but_never_an_owner) {
  EXPECT_EQ(connect(owner, {{"defaultLevel", "owner"}}).status, 422);
  EXPECT_EQ(connect(owner, {{"defaultLevel", "admin"}}).field("defaultLevel"), "admin");
}

TEST_F(OidcConnections, keep_their_secret_from_another_issuer) {
  const auto id = connect(owner).field("id");

  EXPECT_TRUE(change(id, {{"name", "Renamed"}, {"issuer", "https://issuer.example/realm"}})
                  .body.at("hasClientSecret")
                  .as_bool());
  EXPECT_FALSE(change(id, {{"issuer", "https://evil.example"}}).body.at("hasClientSecret").as_bool());
  EXPECT_TRUE(change(id, {{"issuer", "https://third.example"}, {"clientSecret", "another"}})
                  .body.at("hasClientSecret")
                  .as_bool());
}

TEST_F(OidcConnections, are_changed_field_by_field) {
  const auto id = connect(owner).field("id");

  const auto changed = change(id, {{"isEnforced", true}, {"defaultLevel", "member"}});
  const auto again = change(id, {{"defaultLevel", nullptr}});

  EXPECT_TRUE(changed.body.at("isEnforced").as_bool());
  EXPECT_EQ(changed.field("defaultLevel"), "member");
  EXPECT_TRUE(again.body.at("isEnforced").as_bool());
  EXPECT_TRUE(again.body.at("defaultLevel").is_null());
  EXPECT_EQ(change(id, {{"tenantId", "x"}}).status, 422);
}

TEST_F(OidcConnections, capture_a_domain_once_its_record_is_there) {
  const auto id = connect(owner).field("id");
  const auto claimed = claim(owner, id, "Agency.Example");
  ASSERT_EQ(claimed.status, 201) << claimed.text;
  EXPECT_EQ(claimed.field("recordName"), "_dde-challenge.agency.example");

  const auto early = verify(owner, claimed.field("id"));
  EXPECT_TRUE(early.at("verifiedAt").is_null());
  EXPECT_THAT(json::serialize(early.at("problem")), HasSubstr("not there yet"));

  records.texts["_dde-challenge.agency.example"] = {"something else", claimed.field("recordValue")};
  const auto proven = verify(owner, claimed.field("id"));
  EXPECT_FALSE(proven.at("verifiedAt").is_null());
  EXPECT_TRUE(proven.at("problem").is_null());
  EXPECT_EQ(database.execute("select connection_id from auth.captured_domains where domain = 'agency.example'"), id);
}

TEST_F(OidcConnections, of_another_agency_do_not_take_a_domain_that_is_proven) {
  const auto ours = claim(owner, connect(owner).field("id"), "agency.example");
  const auto theirs = claim(stranger, connect(stranger).field("id"), "agency.example");
  records.texts["_dde-challenge.agency.example"] = {ours.field("recordValue")};

  EXPECT_FALSE(verify(owner, ours.field("id")).at("verifiedAt").is_null());
  EXPECT_NE(ours.field("recordValue"), theirs.field("recordValue"));
  EXPECT_TRUE(verify(stranger, theirs.field("id")).at("verifiedAt").is_null());

  records.texts["_dde-challenge.agency.example"].push_back(theirs.field("recordValue"));
  EXPECT_THAT(json::serialize(verify(stranger, theirs.field("id")).at("problem")), HasSubstr("Another agency"));

  EXPECT_EQ(remove("/oidc/domains/" + ours.field("id"), token_of(owner)).status, 204);
  EXPECT_FALSE(verify(stranger, theirs.field("id")).at("verifiedAt").is_null());
}

TEST_F(OidcConnections, claim_a_domain_once_and_only_real_ones) {
  const auto id = connect(owner).field("id");

  EXPECT_EQ(claim(owner, id, "agency.example").status, 201);
  EXPECT_EQ(claim(owner, id, "agency.example").code(), "domain_claimed");
  for (const auto* bad : {"localhost", "*.agency.example", "127.0.0.1", "com", "agency.internal"}) {
    EXPECT_EQ(claim(owner, id, bad).status, 422) << bad;
  }
}

TEST_F(OidcConnections, of_two_people_at_once_are_not_overwritten_unseen) {
  const auto made = connect(owner);
  const auto path = "/oidc/connections/" + made.field("id");
  const http::Headers seen{{"If-Match", '"' + made.field("updatedAt") + '"'}};
  EXPECT_EQ(patch(path, {{"name", "First"}}, token_of(owner), seen).status, 200);

  EXPECT_EQ(patch(path, {{"name", "Second"}}, token_of(owner), seen).code(), "changed_meanwhile");

  EXPECT_EQ(list(owner, "connections").at(0).at("name").as_string(), "First");
}

}  // namespace
}  // namespace auth
