// What the platform's administrator sees of agencies, and does to them.
#include <boost/json/serialize.hpp>

#include "agencies_fixture.hpp"

namespace tenants {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const tenancy::UserId ada = tenancy::UserId::make();

class KnowsAda : public AgencyFacts {
 public:
  base::Task<std::vector<tenancy::UserId>> find_people(sql::Database&, std::string text) override {
    std::vector<tenancy::UserId> found;
    if (std::string("ada@agency.example").contains(text)) found.push_back(ada);
    co_return found;
  }
  base::Task<std::vector<AgencyPerson>> get_people(sql::Database&, std::vector<tenancy::UserId> ids) override {
    std::vector<AgencyPerson> people;
    if (std::ranges::find(ids, ada) != ids.end()) people.push_back({ada, "Ada", "ada@agency.example"});
    co_return people;
  }
  base::Task<std::vector<AgencyMeter>> get_usage(sql::Queries&) override {
    co_return std::vector<AgencyMeter>{{"clients", 1, 10}};
  }
  base::Task<std::int64_t> count_members(sql::Queries&) override { co_return 4; }
};

class AllAgencies : public Agencies {
 protected:
  AllAgencies() {
    given.emplace(Given{quota, websites, rules, *files, {"dde.example", "203.0.113.7"}, knows_ada});
    routes = {};
    add_routes(routes, *given);
    ask("delete from tenants.tenants");
    add("Zoo", "active", "basic", 1);
    add("Atelier", "suspended", "pro", 2);
    add("bakery net", "active", "pro", 3);
    member.tenant_id = tenancy::TenantId::make();
    member.role = tenancy::Role::admin;
    member.authenticated_at = base::Clock::now();
  }

  // Founded so many days ago.
  void add(const std::string& name, const std::string& status, const std::string& plan, int days) {
    const auto id = tenancy::TenantId::make();
    ids[name] = to_string(id);
    ask("insert into tenants.tenants (id, name, owner_id, status, plan, created_at) values ('" + to_string(id) +
        "', '" + name + "', '" + (name == "Zoo" ? to_string(ada) : to_string(tenancy::UserId::make())) + "', '" +
        status + "', '" + plan + "', now() - interval '" + std::to_string(days) + " days')");
  }
  boost::json::value body_of(const std::string& path) {
    const auto response = get(path);
    EXPECT_EQ(response.status, 200) << response.text;
    return response.body;
  }
  std::vector<std::string> names(const std::string& query) {
    std::vector<std::string> found;
    const auto body = body_of("/api/v1/tenants/agencies" + query);
    for (const auto& agency : body.at("data").as_array()) found.emplace_back(agency.at("name").as_string());
    return found;
  }
  std::string cursor_of(const std::string& query) {
    return body_of("/api/v1/tenants/agencies" + query).at("nextCursor").as_string().c_str();
  }
  Answer act(const std::string& name, const std::string& what, const std::string& body) {
    return send("POST", "/api/v1/tenants/agencies/" + ids.at(name) + "/" + what, body);
  }
  std::string standing(const std::string& name) {
    return ask("select status || coalesce(' ' || status_reason, '') from tenants.tenants where name = '" + name + "'");
  }
  std::string acts() {
    return ask("select coalesce(string_agg(operation || ': ' || reason, ', ' order by created_at, id), '') "
               "from http.acts");
  }

  KnowsAda knows_ada;
  std::map<std::string, std::string> ids;
};

TEST_F(AllAgencies, are_listed_newest_first_page_by_page) {
  EXPECT_THAT(names("?limit=2"), ElementsAre("Zoo", "Atelier"));
  EXPECT_THAT(names("?limit=2&cursor=" + cursor_of("?limit=2")), ElementsAre("bakery net"));
}

TEST_F(AllAgencies, are_listed_by_name_whatever_its_case_page_by_page) {
  EXPECT_THAT(names("?sort=name&limit=2"), ElementsAre("Atelier", "bakery net"));
  EXPECT_THAT(names("?sort=name&limit=2&cursor=" + cursor_of("?sort=name&limit=2")), ElementsAre("Zoo"));
}

TEST_F(AllAgencies, are_found_by_standing_and_plan) {
  EXPECT_THAT(names("?status=suspended"), ElementsAre("Atelier"));
  EXPECT_THAT(names("?plan=pro"), ElementsAre("Atelier", "bakery net"));
  EXPECT_THAT(names("?plan=pro&status=active"), ElementsAre("bakery net"));
}

TEST_F(AllAgencies, are_found_by_a_part_of_their_name_or_of_their_owners_address) {
  EXPECT_THAT(names("?search=AKERY"), ElementsAre("bakery net"));
  EXPECT_THAT(names("?search=ada@agency"), ElementsAre("Zoo"));
  EXPECT_THAT(names("?search=%25"), ElementsAre());
}

TEST_F(AllAgencies, refuse_a_query_that_is_none_and_say_where) {
  EXPECT_THAT(get("/api/v1/tenants/agencies?sort=size&limit=0").details(),
              UnorderedElementsAre("sort not_one_of", "limit out_of_range"));
  EXPECT_THAT(get("/api/v1/tenants/agencies?sort=name&cursor=" + cursor_of("?limit=2")).details(),
              ElementsAre("cursor bad_cursor"));
}

TEST_F(AllAgencies, are_shown_with_owner_plan_counts_and_use) {
  ask("insert into tenants.sub_tenants (tenant_id, id, name, website_id, deleted_at) select '" + ids["Zoo"] +
      "', gen_random_uuid(), 'Client', gen_random_uuid(), case when n = 3 then now() end from generate_series(1, 3) n");

  const auto shown = body_of("/api/v1/tenants/agencies/" + ids["Zoo"]);

  EXPECT_EQ(shown.at("owner").at("email").as_string(), "ada@agency.example");
  EXPECT_EQ(shown.at("plan").as_string(), "basic");
  EXPECT_EQ(boost::json::serialize(shown.at("counts")), R"({"clients":2,"deletedClients":1,"members":4})");
  EXPECT_EQ(boost::json::serialize(shown.at("usage")), R"([{"name":"clients","used":1,"limit":10}])");
  EXPECT_EQ(get("/api/v1/tenants/agencies/" + to_string(tenancy::TenantId::make())).status, 404);
}

TEST_F(AllAgencies, are_nobodys_to_see_but_the_platforms_administrators) {
  member.role = tenancy::Role::agency;

  EXPECT_EQ(get("/api/v1/tenants/agencies").status, 403);
  EXPECT_EQ(act("Zoo", "suspend", R"({"reason":"No money."})").status, 403);
  EXPECT_EQ(standing("Zoo"), "active");
}

TEST_F(AllAgencies, are_counted_by_standing_plan_and_day) {
  add("Today", "active", "basic", 0);

  const auto growth = body_of("/api/v1/tenants/growth?days=3");

  EXPECT_EQ(growth.at("total").as_int64(), 4);
  EXPECT_EQ(boost::json::serialize(growth.at("byStatus")),
            R"([{"status":"active","agencies":3},{"status":"suspended","agencies":1}])");
  EXPECT_EQ(boost::json::serialize(growth.at("byPlan")),
            R"([{"plan":"basic","agencies":2},{"plan":"pro","agencies":1}])");
  std::vector<std::int64_t> founded;
  for (const auto& day : growth.at("byDay").as_array()) founded.push_back(day.at("founded").as_int64());
  EXPECT_THAT(founded, ElementsAre(1, 1, 1));
}

TEST_F(AllAgencies, are_suspended_archived_and_restored_with_a_reason_that_is_kept) {
  EXPECT_EQ(act("Zoo", "suspend", R"({"reason":"No money."})").status, 200);
  EXPECT_EQ(standing("Zoo"), "suspended No money.");
  EXPECT_EQ(act("Zoo", "archive", R"({"reason":"Still none.","days":10})").status, 200);
  EXPECT_EQ(standing("Zoo"), "archived Still none.");
  EXPECT_EQ(ask("select purge_after between now() + interval '9 days' and now() + interval '10 days' from "
                "tenants.tenants where name = 'Zoo'"),
            "t");
  const auto restored = act("Zoo", "restore", R"({"reason":"They paid."})");

  EXPECT_EQ(restored.field("status"), "active");
  EXPECT_EQ(standing("Zoo"), "active");
  EXPECT_EQ(acts(), "suspend_agency: No money., archive_agency: Still none., restore_agency: They paid.");
}

TEST_F(AllAgencies, are_deleted_only_by_whoever_knows_their_name) {
  const auto wrong = act("Zoo", "purge", R"({"reason":"They want it.","agencyName":"zoo"})");
  EXPECT_THAT(wrong.details(), ElementsAre("agencyName another_name"));
  EXPECT_EQ(standing("Zoo"), "active");

  const auto begun = act("Zoo", "purge", R"({"reason":"They want it.","agencyName":"Zoo"})");

  EXPECT_EQ(begun.status, 202);
  EXPECT_EQ(ask("select purge_after <= now() from tenants.tenants where name = 'Zoo'"), "t");
}

TEST_F(AllAgencies, stay_as_they_are_without_a_reason_a_fresh_sign_in_or_as_ones_own) {
  EXPECT_THAT(act("Zoo", "suspend", "{}").details(), ElementsAre("reason required"));
  EXPECT_THAT(act("Zoo", "archive", R"({"reason":"x","days":0})").details(),
              UnorderedElementsAre(HasSubstr("reason"), "days out_of_range"));
  member.authenticated_at = base::Clock::now() - std::chrono::hours(1);
  EXPECT_THAT(act("Zoo", "suspend", R"({"reason":"No money."})").text, HasSubstr("fresh_sign_in_required"));
  member.authenticated_at = base::Clock::now();
  member.tenant_id = *tenancy::TenantId::parse(ids["Zoo"]);
  EXPECT_THAT(act("Zoo", "suspend", R"({"reason":"No money."})").text, HasSubstr("own_agency"));

  EXPECT_EQ(standing("Zoo"), "active");
  EXPECT_EQ(acts(), "");
}

class AgencyFeatures : public AllAgencies {
 protected:
  Answer put(const std::string& feature, const std::string& body) {
    return send("PUT", "/api/v1/tenants/agencies/" + ids.at("Zoo") + "/features/" + feature, body);
  }
  Answer reset(const std::string& feature) {
    return answer({.method = "DELETE", .path = "/api/v1/tenants/agencies/" + ids.at("Zoo") + "/features/" + feature});
  }
  // What an owner of the Zoo is told who asks for an address of the agency's own.
  std::string ask_for_app_domain() {
    run(known_features.read(system));
    const auto administrator = member;
    member.role = tenancy::Role::agency;
    member.tenant_id = *tenancy::TenantId::parse(ids.at("Zoo"));
    const auto response = send("PUT", "/api/v1/tenants/app-domain", R"({"domain":"app.zoo.example"})");
    member = administrator;
    return std::to_string(response.status) + (response.text.contains("feature_off") ? " feature_off" : "");
  }
};

TEST_F(AgencyFeatures, are_as_by_default_until_somebody_switches_them) {
  EXPECT_EQ(ask_for_app_domain(), "200");

  const auto switched = put("app_domain", R"({"isOn":false,"reason":"They send spam."})");

  EXPECT_THAT(switched.text, HasSubstr(R"(for the platform","isOn":false,"isOnByDefault":true)"));
  EXPECT_EQ(ask_for_app_domain(), "403 feature_off");
  EXPECT_EQ(reset("app_domain").status, 204);
  EXPECT_EQ(ask_for_app_domain(), "200");
  EXPECT_EQ(reset("app_domain").status, 404);
  EXPECT_EQ(acts(), "switch_feature: They send spam., reset_feature: ");
}

TEST_F(AgencyFeatures, of_one_agency_are_not_those_of_another) {
  put("app_domain", R"({"isOn":false,"reason":"They send spam."})");
  run(known_features.read(system));

  EXPECT_FALSE(known_features.has(*tenancy::TenantId::parse(ids["Zoo"]), "app_domain"));
  EXPECT_TRUE(known_features.has(*tenancy::TenantId::parse(ids["Atelier"]), "app_domain"));
  auto in_zoo = db.read(tenancy::Scope::of(*tenancy::TenantId::parse(ids["Zoo"])));
  EXPECT_FALSE(run(has_feature(in_zoo, "app_domain")));
  EXPECT_TRUE(run(has_feature(in_zoo, "api_keys")));
}

TEST_F(AgencyFeatures, that_nobody_knows_are_not_there) {
  EXPECT_EQ(put("time_travel", R"({"isOn":true,"reason":"They ask for it."})").status, 404);
  EXPECT_THAT(put("api_keys", R"({"isOn":"no"})").details(), SizeIs(2));
}

TEST_F(AgencyFeatures, are_seen_by_their_own_agency) {
  put("app_domain", R"({"isOn":false,"reason":"They send spam."})");
  member.role = tenancy::Role::agency;
  member.tenant_id = *tenancy::TenantId::parse(ids["Zoo"]);

  const auto own = body_of("/api/v1/tenants/features");

  std::vector<std::string> off;
  for (const auto& feature : own.at("data").as_array()) {
    if (!feature.at("isOn").as_bool()) off.emplace_back(feature.at("name").as_string());
  }
  EXPECT_THAT(off, ElementsAre("app_domain"));
}

TEST(Features, that_a_route_is_behind_have_to_be_known) {
  http::Routes routes;
  const auto nothing = +[](tenancy::Member) -> base::Task<void> { co_return; };
  routes.post("/x", nothing).says("X").signed_in().behind("time_travel");

  EXPECT_THROW(check_features(routes), std::logic_error);
}

}  // namespace
}  // namespace tenants
