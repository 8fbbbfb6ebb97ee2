// kill -9 of anything at any moment: every accepted onboarding ends, every effect happens once.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <thread>

#include "agency.hpp"

namespace journeys {
namespace {

// More rounds: DDE_TEST_CRASH_ROUNDS=200; another order: DDE_TEST_CRASH_SEED=7.
int number_from_environment(const char* name, int fallback) {
  const char* text = std::getenv(name);
  return text == nullptr ? fallback : std::atoi(text);
}

struct Accepted {
  std::string client;
  std::string domain;
};

// Rows that exist twice though they stand for one effect. The mailbox cannot tell: it names a mail by its id, so that
// one that was asked for twice leaves a single file.
std::string effects_that_happened_twice(const Instance& instance) {
  const auto ran = instance.tool({"psql", "-X", "-A", "-t", "-c", R"sql(
    select 'mail ' || (payload->>'messageId') from jobs.jobs where kind = 'notifications.send_mail'
      group by payload->>'messageId' having count(*) > 1
    union all
    select 'event ' || topic || ' ' || (payload->>'websiteId') || ' ' || coalesce(payload->>'deploymentNumber', '')
      from events.outbox where topic like 'client.website.%'
      group by topic, payload->>'websiteId', payload->>'deploymentNumber' having count(*) > 1
    union all
    select 'deployment of ' || website_id from provisioning.deployments where cause = 'created'
      group by website_id having count(*) > 1
  )sql"});
  return ran.status == 0 ? ran.output : "the database could not be asked: " + ran.output;
}

TEST(Crashes, leave_every_accepted_onboarding_live_or_in_error_and_every_mail_once) {
  const auto& instance = Instance::with({});
  const int rounds = number_from_environment("DDE_TEST_CRASH_ROUNDS", 20);
  std::mt19937 random(static_cast<unsigned>(number_from_environment("DDE_TEST_CRASH_SEED", 1)));
  const std::vector<std::string> victims{"work", "serve", "host", "redis", "postgres"};
  const Agency agency(instance, "Crash Studio");
  const auto upgraded = instance.dde({"admin", "change-plan", "--owner", agency.email(), "--plan", "enterprise"});
  ASSERT_EQ(upgraded.status, 0) << upgraded.output;

  std::vector<Accepted> accepted;
  for (int round = 0; round < rounds; ++round) {
    const auto domain = "crash" + std::to_string(round) + ".example";
    const auto answer =
        agency.api().call("POST", "/tenants/clients", Agency::new_client("Crash " + std::to_string(round), domain));
    if (answer.status == 201) accepted.push_back({text_of(answer.body, "id"), domain});
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 1500));
    const auto& victim = victims[random() % victims.size()];
    SCOPED_TRACE("round " + std::to_string(round) + " kills " + victim);
    instance.kill(victim);
    ASSERT_TRUE(eventually([&] { return agency.api().call("GET", "/tenants/clients?limit=1").status == 200; }));
  }

  ASSERT_GT(accepted.size(), static_cast<std::size_t>(rounds) / 2);
  for (const auto& onboarding : accepted) {
    const auto website = agency.wait_for_outcome(onboarding.client, std::chrono::seconds(60));
    const auto status = text_of(website, "status");
    EXPECT_TRUE(status == "live" || status == "error") << onboarding.domain << ": " << boost::json::serialize(website);
    if (status != "live") continue;
    EXPECT_TRUE(eventually([&] { return visit(instance, onboarding.domain).status == 200; })) << onboarding.domain;
    const auto subject = "is live: " + onboarding.domain;
    EXPECT_TRUE(eventually([&] { return instance.mails_with(subject).size() == 1; })) << subject;
  }
  const auto mails = instance.tool(
      {"psql", "-X", "-A", "-t", "-c", "select count(*) > 0 from jobs.jobs where kind = 'notifications.send_mail'"});
  EXPECT_EQ(mails.output, "t\n");
  EXPECT_EQ(effects_that_happened_twice(instance), "");
}

}  // namespace
}  // namespace journeys
