// An agency adds the samples by one act and is rid of them by one act, and nothing else of it is touched.
#include <set>

#include "agencies_fixture.hpp"

namespace tenants {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A plan with room for so many clients.
class SomeRoom : public ClientQuota {
 public:
  base::Task<void> take(sql::Tx&) override {
    if (room == 0) throw base::forbidden("client_limit_reached", "No room.");
    --room;
    co_return;
  }
  base::Task<void> give_back(sql::Tx&) override {
    ++room;
    co_return;
  }
  int room = 10;
};

class WantedWebsites : public ClientWebsites {
 public:
  base::Task<RequestedWebsite> add(sql::Tx&, tenancy::SubTenantId, std::string, WantedWebsite site) override {
    wanted.push_back(site);
    RequestedWebsite requested{base::make_uuid(), site.domain.value_or("below.sites.example"), "file:///a.git"};
    co_return requested;
  }
  base::Task<RequestedWebsite> restore(sql::Tx&, tenancy::SubTenantId) override {
    throw base::internal("nothing is restored here");
  }
  std::vector<WantedWebsite> wanted;
};

class SampleSet : public Agencies {
 protected:
  SampleSet() {
    own_given.emplace(Given{plan, sites, rules, *files, {"dde.example", "203.0.113.7"}, facts});
    routes = http::Routes();
    add_routes(routes, *own_given);
  }

  int add() { return send("POST", path, "{}").status; }
  int remove() { return send("DELETE", path, "").status; }
  Answer create(const std::string& name) {
    return send("POST", "/api/v1/tenants/clients",
                R"({"clientName": ")" + name + R"(", "website": {"domain": "bakery.example", "template": "starter",
                    "features": []}})");
  }
  // Names with their flag, in the order of the alphabet.
  std::vector<std::string> clients(const std::string& query = "") {
    std::vector<std::string> lines;
    const auto list = get("/api/v1/tenants/clients" + query);
    for (const auto& one : list.body.at("data").as_array()) {
      const std::string name(one.at("name").as_string());
      lines.push_back(one.at("isSample").as_bool() ? "sample " + name : name);
    }
    std::ranges::sort(lines);
    return lines;
  }
  std::string sample_id() { return ask("select id from tenants.sub_tenants where is_sample order by name limit 1"); }

  const std::string path = "/api/v1/tenants/samples";
  SomeRoom plan;
  WantedWebsites sites;
  std::optional<Given> own_given;
};

TEST_F(SampleSet, is_three_clients_of_different_trades_and_templates) {
  EXPECT_EQ(add(), 201);

  EXPECT_THAT(clients(),
              ElementsAre("sample Foundry Lane Builders", "sample Marigold & Moss", "sample The Long Afternoon"));
  EXPECT_EQ(ask("select count(distinct industry) from tenants.sub_tenants"), "3");
  ASSERT_EQ(sites.wanted.size(), 3U);
  std::set<std::string> templates;
  for (const auto& wanted : sites.wanted) templates.insert(wanted.template_name);
  EXPECT_EQ(templates.size(), 3U);
}

TEST_F(SampleSet, takes_no_domain_that_somebody_could_want) {
  add();

  for (const auto& wanted : sites.wanted) EXPECT_EQ(wanted.domain, std::nullopt);
}

TEST_F(SampleSet, comes_to_be_as_any_client_does) {
  create("Bakery");
  const auto of_a_client = topics();
  ask("delete from events.outbox");

  add();

  EXPECT_EQ(of_a_client, "client.created client.website.provision_requested");
  EXPECT_EQ(ask("select count(*) from events.outbox where topic = 'client.created'"), "3");
  EXPECT_EQ(ask("select count(*) from events.outbox where topic = 'client.website.provision_requested'"), "3");
  EXPECT_EQ(plan.room, 6);
}

TEST_F(SampleSet, says_how_its_sites_are) {
  EXPECT_EQ(get(path).body.at("clients"), 0);

  add();
  EXPECT_EQ(get(path).body.at("startingSites"), 3);
  ask("update tenants.sub_tenants set status = case name when 'Marigold & Moss' then 'error' else 'live' end");

  EXPECT_EQ(get(path).body.at("clients"), 3);
  EXPECT_EQ(get(path).body.at("startingSites"), 0);
  EXPECT_EQ(get(path).body.at("liveSites"), 2);
  EXPECT_EQ(get(path).body.at("failedSites"), 1);
}

TEST_F(SampleSet, is_added_once) {
  add();

  const auto again = send("POST", path, "{}");

  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "samples_present");
  EXPECT_EQ(clients().size(), 3U);
  EXPECT_EQ(plan.room, 7);
}

TEST_F(SampleSet, is_refused_whole_by_a_plan_without_room_for_all_of_it) {
  plan.room = 2;

  const auto refused = send("POST", path, "{}");

  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "client_limit_reached");
  EXPECT_THAT(clients(), IsEmpty());
}

TEST_F(SampleSet, goes_in_one_act_and_leaves_the_agencys_own_clients) {
  create("Bakery");
  add();
  const auto edited = R"({"name": "My first client"})";
  ASSERT_EQ(send("PATCH", "/api/v1/tenants/clients/" + sample_id(), edited).status, 200);

  EXPECT_EQ(remove(), 204);

  EXPECT_THAT(clients(), ElementsAre("Bakery"));
  EXPECT_EQ(plan.room, 9);
  EXPECT_EQ(get(path).body.at("clients"), 0);
}

TEST_F(SampleSet, is_not_among_the_clients_that_can_be_restored) {
  add();
  const auto id = sample_id();

  remove();

  EXPECT_THAT(clients("?deleted=true"), IsEmpty());
  EXPECT_EQ(send("POST", "/api/v1/tenants/clients/" + id + "/restore", "{}").status, 404);
}

TEST_F(SampleSet, has_its_websites_taken_down_for_good) {
  add();
  ask("delete from events.outbox");

  remove();

  EXPECT_EQ(topics(), "client.deleted client.deleted client.deleted");
  EXPECT_EQ(ask("select distinct payload ->> 'forGood' from events.outbox"), "true");
}

TEST_F(SampleSet, of_which_one_client_is_deleted_alone_loses_that_one_for_good) {
  add();

  EXPECT_EQ(send("DELETE", "/api/v1/tenants/clients/" + sample_id(), "").status, 204);

  EXPECT_EQ(clients().size(), 2U);
  EXPECT_THAT(clients("?deleted=true"), IsEmpty());
  EXPECT_EQ(add(), 409);
}

TEST_F(SampleSet, can_be_added_again_after_it_was_removed) {
  add();
  remove();

  EXPECT_EQ(add(), 201);
  EXPECT_EQ(clients().size(), 3U);
}

TEST_F(SampleSet, that_is_not_there_is_removed_without_a_word) { EXPECT_EQ(remove(), 204); }

TEST_F(SampleSet, of_one_agency_is_nothing_to_another) {
  add();
  member.tenant_id = theirs;
  dispatcher.reset();

  EXPECT_EQ(get(path).body.at("clients"), 0);
  EXPECT_EQ(remove(), 204);
  EXPECT_EQ(ask("select count(*) from tenants.sub_tenants"), "3");
}

TEST_F(SampleSet, does_not_make_a_deleted_client_of_the_agency_go_for_good) {
  const auto id = create("Bakery").field("id");

  EXPECT_EQ(send("DELETE", "/api/v1/tenants/clients/" + id, "").status, 204);

  EXPECT_THAT(clients("?deleted=true"), ElementsAre("Bakery"));
  EXPECT_EQ(ask("select payload ->> 'forGood' from events.outbox where topic = 'client.deleted'"), "false");
}

}  // namespace
}  // namespace tenants
