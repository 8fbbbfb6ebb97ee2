// A website that its agency suspends is shut until it is resumed, whatever happens to the agency meanwhile.
#include "provisioning/events.hpp"
#include "tenant_changes.hpp"
#include "tenants/events.hpp"
#include "website_acts_fixture.hpp"

namespace provisioning {
namespace {

class Suspension : public WebsiteActs {
 protected:
  Suspension() { add_tenant_listeners(bus); }

  Answer suspend() { return post("/suspend", {{"reason", "May is open."}}); }
  void given_live_site() { end(deploy(), "live"); }

  // As `admin tenant suspend` and `resume` do.
  template <class E>
  void agency_becomes(const std::string& status) {
    ask("insert into tenants.tenants (id, name, owner_id) values ('" + to_string(ours) +
        "', 'Agency', gen_random_uuid()) on conflict do nothing");
    ask("update tenants.tenants set status = '" + status + "'");
    E event{};
    event.tenant_id = ours;
    run(deliver(std::string(E::topic), shape::to_json(event)));
  }
  base::Task<void> deliver(std::string topic, std::string payload) {
    const auto listener = std::ranges::find(bus.listeners(), topic, &events::Listener::topic);
    auto tx = co_await db.begin(tenancy::Scope::of(ours));
    co_await listener->effect(tx, payload);
    co_await tx.commit();
  }
  std::string repairs() {
    return ask("select count(*) from jobs.jobs where kind = 'provisioning.repair_website' and status = 'queued'");
  }

  events::Bus bus;
};

TEST_F(Suspension, shuts_the_site_with_a_reason_and_tells_others) {
  given_live_site();

  const auto answer = suspend();

  EXPECT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.field("status"), "suspended");
  EXPECT_EQ(answer.field("suspensionReason"), "May is open.");
  EXPECT_NE(shown("suspendedAt"), "");
  EXPECT_EQ(topics(), "client.website.suspended");
  EXPECT_EQ(repairs(), "1");
}

TEST_F(Suspension, asked_for_twice_changes_nothing_more) {
  given_live_site();
  suspend();

  const auto again = post("/suspend", {{"reason", "Another one."}});

  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.field("suspensionReason"), "May is open.");
  EXPECT_EQ(topics(), "client.website.suspended");
}

TEST_F(Suspension, takes_back_the_deployment_under_way_and_refuses_others) {
  const auto deployment = deploy();

  suspend();
  const auto refused = post("/deploy", boost::json::object());

  EXPECT_EQ(status_of(deployment), "cancelled");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "website_suspended");
  EXPECT_EQ(ask("select deployment_count from provisioning.websites"), "1");
}

TEST_F(Suspension, ends_with_what_the_site_was_before) {
  given_live_site();
  suspend();

  const auto answer = post("/resume");

  EXPECT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.field("status"), "live");
  EXPECT_TRUE(answer.body.at("suspendedAt").is_null());
  EXPECT_TRUE(answer.body.at("suspensionReason").is_null());
  EXPECT_EQ(topics(), "client.website.suspended client.website.resumed");
  EXPECT_EQ(ask("select string_agg(payload ->> 'report', ' ' order by created_at) from events.outbox"), "1 2");
}

TEST_F(Suspension, of_a_site_that_was_never_live_ends_with_a_deployment) {
  suspend();

  EXPECT_EQ(post("/resume").field("status"), "provisioning");

  EXPECT_EQ(ask("select cause || ' ' || status from provisioning.deployments"), "restored queued");
}

TEST_F(Suspension, that_never_was_ends_without_effect) {
  given_live_site();

  EXPECT_EQ(post("/resume").field("status"), "live");

  EXPECT_EQ(topics(), "");
}

TEST_F(Suspension, outlasts_that_of_the_agency) {
  given_live_site();
  suspend();

  agency_becomes<tenants::TenantClosed>("suspended");
  agency_becomes<tenants::TenantReopened>("active");

  EXPECT_EQ(shown("status"), "suspended");
}

TEST_F(Suspension, of_the_agency_alone_ends_with_it) {
  given_live_site();

  agency_becomes<tenants::TenantClosed>("suspended");
  EXPECT_EQ(shown("status"), "suspended");
  EXPECT_EQ(shown("suspendedAt"), "");
  agency_becomes<tenants::TenantReopened>("active");

  EXPECT_EQ(shown("status"), "live");
}

TEST_F(Suspension, is_not_the_clients_to_decide) {
  member.role = tenancy::Role::client;
  member.sub_tenant_id = client;
  member.permissions = {"websites:read", "websites:deploy"};

  EXPECT_EQ(suspend().status, 403);
  EXPECT_EQ(post("/resume").status, 403);
}

}  // namespace
}  // namespace provisioning
