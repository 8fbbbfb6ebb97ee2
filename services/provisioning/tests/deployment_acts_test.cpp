// Deployments can be stopped, tried again and gone back to, each in its time only.
#include "website_acts_fixture.hpp"

namespace provisioning {
namespace {

class DeploymentActs : public WebsiteActs {
 protected:
  std::string flags() {
    std::string text;
    const auto list = call("GET", "/deployments").body;
    for (const auto& one : list.at("data").as_array()) {
      text += std::to_string(one.at("number").as_int64());
      if (one.at("isLive").as_bool()) text += " live";
      if (one.at("canActivate").as_bool()) text += " kept";
      text += "; ";
    }
    return text;
  }
  std::string steps_of(const std::string& deployment) {
    return ask("select string_agg(s.name || ' ' || s.status, ', ' order by s.name) from jobs.steps s "
               "join provisioning.deployments d on d.job_id = s.job_id where d.id = '" +
               deployment + "'");
  }
};

TEST_F(DeploymentActs, cancel_one_that_waits_and_its_job) {
  end(deploy(), "live");
  const auto deployment = deploy();

  const auto answer = act(deployment, "cancel");

  EXPECT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.field("status"), "cancelled");
  EXPECT_NE(answer.field("finishedAt"), "");
  EXPECT_EQ(shown("status"), "live");
  EXPECT_EQ(ask("select count(*) from jobs.jobs where status = 'cancelled'"), "1");
  EXPECT_EQ(topics(), "client.website.deployment_cancelled");
}

TEST_F(DeploymentActs, cancel_one_whose_job_runs_by_telling_it) {
  const auto deployment = deploy();
  ask("update jobs.jobs set status = 'running'");
  ask("update provisioning.deployments set status = 'running'");

  EXPECT_EQ(act(deployment, "cancel").field("status"), "cancelled");

  EXPECT_EQ(ask("select cancel_requested from jobs.jobs"), "t");
}

TEST_F(DeploymentActs, leave_a_site_that_was_never_live_in_error_when_they_cancel) {
  act(deploy(), "cancel");

  EXPECT_EQ(shown("status"), "error");
  EXPECT_EQ(shown("reason"), "The deployment was cancelled.");
  EXPECT_EQ(ask("select payload ->> 'status' from events.outbox"), "error");
}

TEST_F(DeploymentActs, cancel_once_and_only_before_the_end) {
  const auto cancelled = deploy();
  act(cancelled, "cancel");
  const auto live = deploy();
  end(live, "live");

  EXPECT_EQ(act(cancelled, "cancel").status, 200);
  const auto late = act(live, "cancel");

  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.code(), "deployment_ended");
  EXPECT_EQ(topics(), "client.website.deployment_cancelled");
}

TEST_F(DeploymentActs, try_a_failed_one_again_without_repeating_what_is_done) {
  const auto deployment = deploy();
  ask("insert into jobs.steps (tenant_id, job_id, name, status) select tenant_id, id, 'source', 'done' from jobs.jobs");
  ask("insert into jobs.steps (tenant_id, job_id, name, status) select tenant_id, id, 'render', 'failed' "
      "from jobs.jobs");
  end(deployment, "failed");

  const auto answer = act(deployment, "retry");

  EXPECT_EQ(answer.status, 202) << answer.text;
  EXPECT_EQ(answer.field("status"), "queued");
  EXPECT_TRUE(answer.body.at("finishedAt").is_null());
  EXPECT_EQ(ask("select status || ' ' || attempt from jobs.jobs"), "queued 0");
  EXPECT_EQ(steps_of(deployment), "render failed, source done");
}

TEST_F(DeploymentActs, try_only_the_newest_again_and_only_when_it_failed) {
  const auto failed = deploy();
  end(failed, "failed");
  const auto live = deploy();
  end(live, "live");

  EXPECT_EQ(act(failed, "retry").code(), "deployment_superseded");
  EXPECT_EQ(act(live, "retry").code(), "deployment_not_failed");
  EXPECT_EQ(act(failed, "retry").status, 409);
}

TEST_F(DeploymentActs, go_back_to_a_release_by_a_new_deployment) {
  const auto first = deploy();
  ask("update provisioning.deployments set branch = 'spring', commit = 'abc'");
  end(first, "live");
  end(deploy(), "live");
  EXPECT_EQ(flags(), "2 live; 1 kept; ");

  const auto answer = act(first, "activate");

  EXPECT_EQ(answer.status, 202) << answer.text;
  EXPECT_EQ(answer.field("cause"), "rollback");
  EXPECT_EQ(answer.field("rolledBackTo"), first);
  EXPECT_EQ(answer.field("branch") + "@" + answer.field("commit"), "spring@abc");
  EXPECT_EQ(answer.body.at("number").as_int64(), 3);
  EXPECT_EQ(answer.field("status"), "queued");
  EXPECT_EQ(act(first, "activate").code(), "deployment_active");
}

TEST_F(DeploymentActs, go_back_to_kept_releases_only_and_not_to_the_one_that_is_served) {
  const auto failed = deploy();
  end(failed, "failed");
  const auto live = deploy();
  end(live, "live");

  EXPECT_EQ(act(failed, "activate").code(), "release_not_kept");
  EXPECT_EQ(act(live, "activate").code(), "release_is_live");
}

TEST_F(DeploymentActs, are_refused_while_the_site_is_suspended) {
  const auto first = deploy();
  end(first, "live");
  end(deploy(), "live");
  const auto failed = deploy();
  end(failed, "failed");
  post("/suspend", boost::json::object());

  EXPECT_EQ(flags(), "3; 2 live; 1; ");
  EXPECT_EQ(act(failed, "retry").code(), "website_suspended");
  EXPECT_EQ(act(first, "activate").code(), "website_suspended");
}

TEST_F(DeploymentActs, know_nothing_of_another_agencys_deployments) {
  const auto deployment = deploy();
  member.tenant_id = theirs;

  for (const auto* what : {"cancel", "retry", "activate"}) EXPECT_EQ(act(deployment, what).status, 404) << what;
  EXPECT_EQ(status_of(deployment), "queued");
}

}  // namespace
}  // namespace provisioning
