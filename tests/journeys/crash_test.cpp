// kill -9 of anything at any moment: every accepted onboarding ends, every effect happens once.
#include <gmock/gmock.h>

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

// Rows that exist twice though they stand for one effect, after `planted` was done (and is undone again). The mailbox
// cannot tell: it names a mail by its id, so that one that was asked for twice leaves a single file.
std::string effects_that_happened_twice(const Instance& instance, const std::string& planted = "") {
  const auto ran = instance.tool({"psql", "-X", "-q", "-A", "-t", "-c", "begin; " + planted + R"sql(;
    select 'mail ' || (payload->>'messageId') from jobs.jobs where kind = 'notifications.send_mail'
      group by payload->>'messageId' having count(*) > 1
    union all
    select 'event ' || topic || ' ' || (payload->>'websiteId') || ' ' || coalesce(payload->>'deploymentNumber', '')
      from events.outbox where topic like 'client.website.%'
      group by topic, payload->>'websiteId', payload->>'deploymentNumber' having count(*) > 1
    union all
    select 'deployment of ' || website_id from provisioning.deployments where cause = 'created'
      group by website_id having count(*) > 1;
    rollback
  )sql"});
  return ran.status == 0 ? ran.output : "the database could not be asked: " + ran.output;
}

// One row of `table` once more, under another id.
std::string doubled(const std::string& table, const std::string& which, const std::string& changed) {
  return "insert into " + table + " select (jsonb_populate_record(original, " + changed + ")).* from " + table +
         " original where " + which + " limit 1";
}

struct Rounds {
  Setup setup;
  int count;
};

class Crashes : public testing::TestWithParam<Rounds> {};

TEST_P(Crashes, leave_every_accepted_onboarding_live_or_in_error_and_every_effect_once) {
  const auto& instance = Instance::with(GetParam().setup);
  const int rounds = number_from_environment("DDE_TEST_CRASH_ROUNDS", GetParam().count);
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
  EXPECT_EQ(effects_that_happened_twice(instance), "");

  const auto twice_sent = doubled("jobs.jobs", "kind = 'notifications.send_mail'",
                                  "jsonb_build_object('id', gen_random_uuid(), 'unique_key', null)");
  EXPECT_THAT(effects_that_happened_twice(instance, twice_sent), testing::StartsWith("mail "));
  const auto twice_told =
      doubled("events.outbox", "topic like 'client.website.%'", "jsonb_build_object('id', gen_random_uuid())");
  EXPECT_THAT(effects_that_happened_twice(instance, twice_told), testing::StartsWith("event "));
  const auto twice_deployed = doubled("provisioning.deployments", "cause = 'created'",
                                      "jsonb_build_object('id', gen_random_uuid(), 'number', 1000000)");
  EXPECT_THAT(effects_that_happened_twice(instance, twice_deployed), testing::StartsWith("deployment "));
}

INSTANTIATE_TEST_SUITE_P(Of, Crashes,
                         testing::Values(Rounds{{}, 20}, Rounds{{.runtime = "docker", .issuer = "acme"}, 6}),
                         [](const auto& tested) { return tested.param.setup.runtime; });

}  // namespace
}  // namespace journeys
