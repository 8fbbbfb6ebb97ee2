// A website has one deployment at a time, numbered in order, with the job that carries it out.
#include "deployments.hpp"
#include "deployments_fixture.hpp"

namespace provisioning {
namespace {

class Deployments : public WebsitesOfTwoAgencies {
 protected:
  base::Task<Deployment> start_in(tenancy::TenantId agency, std::optional<std::string> branch) {
    auto tx = co_await db.begin(tenancy::Scope::of(agency));
    auto started = co_await start_deployment(tx, client, DeploymentCause::deploy, branch);
    co_await tx.commit();
    co_return started;
  }
  Deployment start(std::optional<std::string> branch = std::nullopt) { return run(start_in(ours, branch)); }
  base::Task<void> cancel_in(tenancy::TenantId agency, base::Uuid website) {
    auto tx = co_await db.begin(tenancy::Scope::of(agency));
    co_await cancel_active_deployment(tx, website);
    co_await tx.commit();
  }
  void end(const Deployment& deployment) {
    ask("update provisioning.deployments set status = 'live' where id = '" + base::to_string(deployment.id) + "'");
  }

  const tenants::RequestedWebsite website = given_website("bakery.example");
};

TEST_F(Deployments, are_numbered_and_queued_with_their_job) {
  const auto first = start();
  end(first);
  const auto second = start("spring");

  EXPECT_EQ(first.number, 1);
  EXPECT_EQ(first.branch, "main");
  EXPECT_EQ(second.number, 2);
  EXPECT_EQ(second.branch, "spring");
  EXPECT_EQ(second.status, DeploymentStatus::queued);
  EXPECT_EQ(ask("select count(*) from jobs.jobs j join provisioning.deployments d on d.job_id = j.id"), "2");
}

TEST_F(Deployments, are_refused_while_another_is_under_way_and_leave_no_job) {
  start();

  const auto refusal = error_of([&] { start(); });

  EXPECT_EQ(refusal.kind(), base::ErrorKind::conflict);
  EXPECT_EQ(ask("select count(*) from jobs.jobs"), "1");
  EXPECT_EQ(ask("select deployment_count from provisioning.websites"), "1");
}

TEST_F(Deployments, taken_back_make_room_for_the_next_and_cancel_their_job) {
  start();

  run(cancel_in(ours, website.id));

  EXPECT_EQ(ask("select status from provisioning.deployments"), "cancelled");
  EXPECT_EQ(ask("select status from jobs.jobs"), "cancelled");
  EXPECT_EQ(start().number, 2);
}

TEST_F(Deployments, of_another_agencys_website_do_not_exist) {
  const auto refusal = error_of([&] { run(start_in(theirs, std::nullopt)); });
  start();
  run(cancel_in(theirs, website.id));

  EXPECT_EQ(refusal.kind(), base::ErrorKind::not_found);
  EXPECT_EQ(ask("select status from provisioning.deployments"), "queued");
}

}  // namespace
}  // namespace provisioning
