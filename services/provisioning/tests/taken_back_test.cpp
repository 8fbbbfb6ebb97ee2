// Deployments that are taken back while they are being published, links that no longer follow their rows, and sites
// that go.
#include <boost/asio/co_spawn.hpp>

#include <functional>
#include <utility>

#include "deploy_website.hpp"
#include "dns_server.hpp"
#include "remove_website.hpp"
#include "repair_website.hpp"
#include "website_acts_fixture.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

// Stands for the runtime of a site whose container cannot be had just now.
class StubbornRuntime : public SiteRuntime {
 public:
  std::string_view name() const override { return "stubborn"; }
  base::Task<RuntimeState> ensure(Site site) override {
    if (!meanwhile) co_return RuntimeState{"container", site.directory / "http.sock"};
    co_await meanwhile();
    throw base::unavailable("The runtime does not answer.");
  }
  base::Task<void> remove(Site) override { co_return; }
  base::Task<bool> is_running(Site) override { co_return true; }
  base::Task<void> suspend(Site) override { co_return; }
  base::Task<std::vector<RuntimeSite>> list() override { co_return std::vector<RuntimeSite>{}; }

  std::function<base::Task<void>()> meanwhile;
};

class TakenBack : public WebsiteActs {
 protected:
  TakenBack() {
    auto made = std::make_unique<StubbornRuntime>();
    runtime = made.get();
    world.runtime = std::move(made);
    add_deploy_job(worker, world);
  }

  Options world_options() const {
    auto made = options();
    made.edge_dir = scratch / "edge";
    made.authority_dir = scratch / "authority";
    made.sites_dir = scratch / "sites";
    made.edge_address = "203.0.113.7";
    made.edge_https = "127.0.0.1:1";  // nobody listens there
    made.powerdns_url = dns.url();
    made.powerdns_key = "test-key";
    made.dns_resolver = dns.resolver();
    std::filesystem::create_directories(made.edge_dir / "certs");
    std::filesystem::create_directories(made.authority_dir);
    return made;
  }
  Releases releases() const { return world.releases(website.id); }

  std::string given_live_release() {
    const auto release = deploy();
    end(release, "live");
    releases().create(release);
    releases().activate(release);
    return release;
  }
  // All its steps but the last are done.
  std::string given_deployment_to_publish() {
    const auto deployment = deploy();
    releases().create(deployment);
    for (const auto* step : {"source", "render", "dns", "certificate"}) {
      ask("insert into jobs.steps (tenant_id, job_id, name, status, result) select tenant_id, id, '" +
          std::string(step) + "', 'done', '\"abc\"' from jobs.jobs where status = 'queued'");
    }
    return deployment;
  }
  base::Task<void> take_back() {
    auto tx = co_await db.begin(tenancy::Scope::of(ours));
    co_await cancel_active_deployment(tx, website.id);
    co_await tx.commit();
  }
  // The job runs, and its deployment is taken back while the runtime is asked.
  void cancel_while_it_is_published() {
    runtime->meanwhile = [this] { return take_back(); };
    work_until("select count(*) from jobs.jobs where kind = 'provisioning.deploy_website' and status = 'cancelled'",
               "1");
  }
  void work_until(const std::string& sql, const std::string& answer) {
    if (!std::exchange(is_working, true)) boost::asio::co_spawn(context, worker.run(), [](std::exception_ptr) {});
    worker.wake();
    sql::testing::run_until(context, [&] { return ask(sql) == answer; });
  }
  std::string repairs() { return ask("select count(*) from jobs.jobs where kind = 'provisioning.repair_website'"); }

  const PowerDnsServer dns;
  const Scratch scratch;
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  World world{context, world_options()};
  jobs::Worker worker{context, system, db};
  StubbornRuntime* runtime;
  bool is_working = false;
};

TEST_F(TakenBack, leave_the_release_that_was_served_and_nothing_of_their_own) {
  const auto live = given_live_release();
  const auto deployment = given_deployment_to_publish();

  cancel_while_it_is_published();

  EXPECT_EQ(releases().current(), live);
  EXPECT_FALSE(releases().has(deployment));
  EXPECT_EQ(status_of(deployment), "cancelled");
  EXPECT_EQ(repairs(), "1");
}

TEST_F(TakenBack, leave_no_address_when_nothing_was_served_before) {
  const auto deployment = given_deployment_to_publish();
  world.edge.point("bakery.example", "/somewhere.sock");

  cancel_while_it_is_published();

  EXPECT_EQ(releases().current(), std::nullopt);
  EXPECT_FALSE(releases().has(deployment));
  EXPECT_EQ(world.edge.target("bakery.example"), std::nullopt);
}

TEST_F(TakenBack, keep_the_release_that_they_went_back_to) {
  const auto first = given_live_release();
  const auto second = given_live_release();
  ASSERT_EQ(act(first, "activate").status, 202);

  cancel_while_it_is_published();

  EXPECT_EQ(releases().current(), second);
  EXPECT_TRUE(releases().has(first));
}

TEST_F(TakenBack, are_told_from_those_that_will_be_tried_again) {
  const auto live = given_live_release();
  const auto deployment = given_deployment_to_publish();

  runtime->meanwhile = []() -> base::Task<void> { co_return; };
  work_until("select status || ' ' || attempt from jobs.jobs where status = 'queued' and attempt > 0", "queued 1");

  EXPECT_EQ(releases().current(), live);
  EXPECT_TRUE(releases().has(deployment));
  EXPECT_EQ(status_of(deployment), "running");
}

class Repair : public TakenBack {
 protected:
  Repair() { add_repair_jobs(worker, world, system, db); }

  std::string a_repair_is_done() {
    return "select count(*) > 0 from jobs.jobs where kind = 'provisioning.repair_website' and status = 'done'";
  }
};

TEST_F(Repair, leads_the_link_to_the_release_of_the_row) {
  const auto live = given_live_release();
  releases().create("another");
  releases().activate("another");

  work_until(a_repair_is_done(), "t");

  EXPECT_EQ(releases().current(), live);
  EXPECT_NE(world.edge.target("bakery.example"), std::nullopt);
}

TEST_F(Repair, leaves_the_link_to_a_deployment_under_way) {
  given_live_release();
  const auto deployment = given_deployment_to_publish();
  releases().activate(deployment);
  ask("update jobs.jobs set run_at = now() + interval '1 hour' where status = 'queued'");

  work_until(a_repair_is_done(), "t");

  EXPECT_EQ(releases().current(), deployment);
}

TEST_F(Repair, leads_a_suspended_site_to_the_page_that_says_so) {
  given_live_release();
  post("/suspend", boost::json::object());

  work_until(a_repair_is_done(), "t");
  EXPECT_TRUE(world.edge.is_suspended("bakery.example"));

  post("/resume");
  work_until("select count(*) from jobs.jobs where kind = 'provisioning.repair_website' and status <> 'done'", "0");
  EXPECT_FALSE(world.edge.is_suspended("bakery.example"));
}

class Removal : public TakenBack {
 protected:
  Removal() { add_removal_job(worker, world, db); }

  base::Task<void> ask_for(RemoveWebsite wanted) {
    auto tx = co_await db.begin(tenancy::Scope::of(ours));
    co_await ask_to_remove(tx, wanted);
    co_await tx.commit();
  }
  void remove(bool for_good) {
    const RemoveWebsite wanted{website.id, for_good};
    sql::testing::run(context, ask_for(wanted));
    work_until("select status from jobs.jobs where kind = 'provisioning.remove_website'", "done");
  }
  std::string rows_of(const std::string& table) { return ask("select count(*) from provisioning." + table); }
};

TEST_F(Removal, keeps_what_a_restored_client_needs) {
  given_live_release();

  remove(false);

  EXPECT_EQ(rows_of("domains"), "0");
  EXPECT_EQ(rows_of("websites"), "1");
  EXPECT_EQ(rows_of("deployments"), "1");
}

TEST_F(Removal, for_good_leaves_no_row) {
  given_live_release();
  given_live_release();

  remove(true);

  for (const auto* table : {"domains", "deployments", "websites"}) EXPECT_EQ(rows_of(table), "0") << table;
  EXPECT_EQ(topics(), "client.website.removed");
}

}  // namespace
}  // namespace provisioning
