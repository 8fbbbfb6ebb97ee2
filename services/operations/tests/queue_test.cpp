// The queue and the buckets of requests, behind the dispatcher.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "http/dispatcher.hpp"
#include "http/gateway.hpp"
#include "http/request_limits.hpp"
#include "jobs/queue.hpp"
#include "operations/operations.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace operations {
namespace {

using tenancy::TenantId;
using testing::ElementsAre;
using testing::HasSubstr;

struct BuildChair {
  static constexpr std::string_view kind = "workshop.build_chair";
  std::string wood;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(BuildChair, (), (wood, token))

class Operations : public testing::Test {
 protected:
  Operations() {
    add_routes(routes);
    for (const auto& agency : {ours, theirs}) {
      database.execute("insert into tenants.tenants (id, name, owner_id) values ('" + to_string(agency) +
                       "', 'Agency', gen_random_uuid())");
    }
  }

  http::Response answer(http::Request request) {
    if (!dispatcher) {
      dispatcher.emplace(
          routes, [this](sql::Database*, std::string_view) -> base::Task<tenancy::Member> { co_return member; }, &db,
          &system);
      dispatcher->guard_with({.limits = limits});
    }
    request.target = "/api/v1/operations" + request.target;
    request.headers = {{"Authorization", "Bearer x"}, {"Content-Type", "application/json"}};
    return sql::testing::run(context, dispatcher->answer(std::move(request)));
  }
  boost::json::value body_of(const std::string& path) {
    const auto response = answer({.target = path});
    EXPECT_EQ(response.status, 200) << response.body;
    return boost::json::parse(response.body);
  }
  http::Response post(const std::string& path, const std::string& body = "{}") {
    return answer({.method = "POST", .target = path, .body = body});
  }

  base::Task<jobs::JobId> enqueue(TenantId tenant, jobs::EnqueueOptions options) {
    auto tx = co_await db.begin(tenancy::Scope::of(tenant));
    BuildChair chair{"oak", "ddk_secret"};
    const auto id = co_await jobs::enqueue(tx, chair, std::move(options));
    co_await tx.commit();
    co_return id;
  }
  std::string add_job(TenantId tenant, const std::string& status, std::optional<std::string> unique_key = {}) {
    const auto id = to_string(sql::testing::run(context, enqueue(tenant, {.unique_key = std::move(unique_key)})));
    if (status != "queued") {
      ask("update jobs.jobs set status = '" + status +
          "', attempt = 5, error = 'No glue.', finished_at = now() where "
          "id = '" +
          id + "'");
    }
    return id;
  }
  std::string ask(const std::string& sql) const { return database.execute(sql); }
  std::string status_of(const std::string& job) const {
    return ask("select status from jobs.jobs where id = '" + job + "'");
  }
  std::string acts() const {
    return ask("select coalesce(string_agg(operation, ' ' order by created_at, id), '') from http.acts");
  }

  const sql::testing::FreshDatabase database{{{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"},
                                              {"events", DDE_SOURCE_DIR "/lib/events/sql"},
                                              {"jobs", DDE_SOURCE_DIR "/lib/jobs/sql"},
                                              {"http", DDE_SOURCE_DIR "/lib/http/sql"},
                                              {"tenants", DDE_SOURCE_DIR "/services/tenants/sql"}}};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const TenantId ours = TenantId::make();
  const TenantId theirs = TenantId::make();
  tenancy::Member member{tenancy::UserId::make(),    TenantId::make(),     std::nullopt,
                         tenancy::SessionId::make(), tenancy::Role::admin, {"*"}};
  http::Routes routes;
  http::RequestLimits* limits = nullptr;
  std::optional<http::Dispatcher> dispatcher;
};

TEST_F(Operations, show_how_deep_the_queue_is_and_how_long_its_oldest_job_waits) {
  add_job(ours, "queued");
  add_job(theirs, "queued");
  add_job(ours, "dead");
  ask("update jobs.jobs set run_at = now() - interval '90 seconds' where status = 'queued'");

  const auto queue = body_of("/queues").at("data").at(0);

  EXPECT_EQ(queue.at("kind").as_string(), "workshop.build_chair");
  EXPECT_EQ(queue.at("queued").as_int64(), 2);
  EXPECT_EQ(queue.at("dead").as_int64(), 1);
  EXPECT_EQ(queue.at("failedLastHour").as_int64(), 1);
  EXPECT_GE(queue.at("oldestWaitsSeconds").as_int64(), 90);
}

TEST_F(Operations, list_failed_jobs_of_all_agencies_page_by_page) {
  add_job(ours, "dead");
  add_job(theirs, "failed");
  add_job(ours, "queued");

  const auto first = body_of("/jobs?limit=1");
  const auto rest = body_of("/jobs?limit=1&cursor=" + std::string(first.at("nextCursor").as_string()));

  EXPECT_EQ(rest.at("data").at(0).at("tenantId").as_string(), to_string(ours));
  EXPECT_TRUE(rest.at("nextCursor").is_null());
  EXPECT_EQ(body_of("/jobs?status=failed").at("data").as_array().size(), 1U);
  EXPECT_EQ(body_of("/jobs?agencyId=" + to_string(ours)).at("data").as_array().size(), 1U);
  EXPECT_THAT(answer({.target = "/jobs?status=done"}).body, HasSubstr(R"("field":"status","code":"not_one_of")"));
}

TEST_F(Operations, show_a_jobs_payload_without_its_secrets) {
  const auto id = add_job(ours, "dead");

  const auto shown = body_of("/jobs/" + id);

  EXPECT_EQ(boost::json::serialize(shown.at("job").at("payload")), R"({"wood":"oak","token":"***"})");
  EXPECT_EQ(shown.at("job").at("error").as_string(), "No glue.");
  EXPECT_EQ(answer({.target = "/jobs/" + to_string(jobs::JobId::make())}).status, 404);
}

TEST_F(Operations, try_one_job_again_and_say_so_in_the_trail) {
  const auto id = add_job(theirs, "dead");

  EXPECT_EQ(post("/jobs/" + id + "/retry", R"({"reason":"There is glue."})").status, 200);

  EXPECT_EQ(status_of(id), "queued");
  EXPECT_EQ(ask("select tenant_id || ' ' || subject || ' ' || reason from http.acts"),
            to_string(theirs) + " " + id + " There is glue.");
  EXPECT_THAT(post("/jobs/" + id + "/retry").body, HasSubstr("job_not_ended"));
}

TEST_F(Operations, try_all_jobs_of_a_kind_again_and_count_those_that_are_superseded) {
  add_job(ours, "dead");
  add_job(theirs, "failed");
  const auto superseded = add_job(ours, "dead", "one");
  add_job(ours, "queued", "one");

  const auto outcome = post("/jobs/retry", R"({"kind":"workshop.build_chair"})");

  EXPECT_EQ(outcome.body, R"({"retried":2,"refused":1,"hasMore":false})");
  EXPECT_EQ(status_of(superseded), "dead");
  EXPECT_EQ(ask("select count(*) from jobs.jobs where status = 'queued'"), "3");
  EXPECT_EQ(acts(), "retry_jobs retry_jobs");
  EXPECT_EQ(post("/jobs/retry", R"({"kind":"workshop.build_table"})").body,
            R"({"retried":0,"refused":0,"hasMore":false})");
}

TEST_F(Operations, put_a_failed_job_aside) {
  const auto id = add_job(ours, "dead");
  const auto waiting = add_job(ours, "queued");

  EXPECT_EQ(post("/jobs/" + id + "/discard").status, 204);

  EXPECT_EQ(status_of(id), "cancelled");
  EXPECT_EQ(acts(), "discard_job");
  EXPECT_EQ(post("/jobs/" + waiting + "/discard").status, 409);
  EXPECT_EQ(status_of(waiting), "queued");
}

TEST_F(Operations, list_what_comes_round) {
  ask("insert into jobs.schedules (name, interval_seconds, next_at, error) values ('a.b', 60, now(), 'It rains.')");

  const auto schedule = body_of("/schedules").at("data").at(0);

  EXPECT_EQ(schedule.at("name").as_string(), "a.b");
  EXPECT_EQ(schedule.at("error").as_string(), "It rains.");
  EXPECT_FALSE(schedule.at("isRunning").as_bool());
}

TEST_F(Operations, are_the_platforms_administrators_alone) {
  const auto id = add_job(ours, "dead");
  member.role = tenancy::Role::agency;

  for (const auto* path : {"/queues", "/jobs", "/schedules"}) EXPECT_EQ(answer({.target = path}).status, 403) << path;
  EXPECT_EQ(post("/jobs/" + id + "/retry").status, 403);
  EXPECT_EQ(status_of(id), "dead");
}

class FivePlans : public http::PlanLimits {
 public:
  base::Task<std::int64_t> requests_per_minute(sql::Database*, tenancy::TenantId) override { co_return 5; }
};

class Buckets : public Operations {
 protected:
  Buckets() { limits = &request_limits; }

  void take(int times) {
    const auto requests = [](http::RateLimit& rate_limit, http::Claim claim, int count) -> base::Task<void> {
      for (int i = 0; i < count; ++i) co_await rate_limit.take(std::vector{claim});
    };
    const http::Claim claim{.bucket = {"plan", 5}, .key = to_string(ours)};
    sql::testing::run(context, requests(rate_limit, claim, times));
  }
  // "name remaining/limit" of each.
  std::vector<std::string> buckets() {
    std::vector<std::string> found;
    const auto body = body_of("/rate-limits/" + to_string(ours));
    for (const auto& bucket : body.at("data").as_array()) {
      found.push_back(std::string(bucket.at("name").as_string()) + " " +
                      boost::json::serialize(bucket.at("remaining")) + "/" +
                      boost::json::serialize(bucket.at("limit")));
    }
    return found;
  }

  redis::testing::PrivateRedis redis;
  http::LocalBuckets local;
  http::RateLimit rate_limit{context, local, {.redis_url = redis.url(), .deadline = std::chrono::milliseconds(1000)}};
  FivePlans five;
  http::PlanCache plans{five, nullptr};
  http::RequestLimits request_limits{rate_limit, plans};
};

TEST_F(Buckets, are_shown_without_taking_from_them) {
  EXPECT_THAT(buckets(), ElementsAre("plan 5/5", "ai 30/30", "deploy 20/20"));
  take(4);

  EXPECT_THAT(buckets(), testing::Contains("plan 1/5"));
  EXPECT_THAT(buckets(), testing::Contains("plan 1/5"));
}

TEST_F(Buckets, are_filled_again) {
  take(5);

  const auto filled = post("/rate-limits/" + to_string(ours) + "/refill", R"({"bucket":"plan","reason":"Our fault."})");

  EXPECT_EQ(filled.status, 204) << filled.body;
  EXPECT_THAT(buckets(), testing::Contains("plan 5/5"));
  EXPECT_EQ(acts(), "refill_rate_limit");
}

TEST_F(Buckets, of_another_name_or_agency_are_not_there) {
  EXPECT_THAT(post("/rate-limits/" + to_string(ours) + "/refill", R"({"bucket":"sea","reason":"Thirst."})").body,
              HasSubstr(R"("field":"bucket","code":"not_one_of")"));
  EXPECT_EQ(answer({.target = "/rate-limits/" + to_string(TenantId::make())}).status, 404);
  EXPECT_EQ(acts(), "");
}

TEST_F(Buckets, cannot_be_shown_while_redis_is_away) {
  redis.kill();

  EXPECT_EQ(answer({.target = "/rate-limits/" + to_string(ours)}).status, 503);
}

}  // namespace
}  // namespace operations
