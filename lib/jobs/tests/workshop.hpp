// A workshop with a queue, workers and jobs that leave marks in a table.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum_to_string.hpp>

#include "base/sleep.hpp"
#include "jobs/claims.hpp"
#include "jobs/jobs.hpp"
#include "jobs/worker.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace jobs {

using namespace sql::literals;
using namespace std::chrono_literals;

struct BuildChair {
  static constexpr std::string_view kind = "workshop.build_chair";
  std::string wood;
};
BOOST_DESCRIBE_STRUCT(BuildChair, (), (wood))

// What the test lets the job do, and what it saw.
struct Script {
  int failures_left = 0;
  std::exception_ptr failure;
  std::vector<std::string> seen;
  bool may_end = true;  // a job under way waits for it
};

inline base::Task<void> leave_mark(sql::Tx& tx, std::string text) {
  co_await tx.run("insert into workshop.marks (text) values ($1)"_sql, text);
}

// Saws (a step with a result), then glues (a step that may fail), then leaves its mark.
inline base::Task<void> build_chair(Script& script, Run& run, BuildChair job) {
  const auto legs = co_await run.step("saw", [&]() -> base::Task<std::int64_t> {
    script.seen.push_back("saw");
    co_return 4;
  });
  co_await run.step("glue", [&]() -> base::Task<void> {
    script.seen.push_back("glue " + std::to_string(legs));
    while (!script.may_end && !run.cancelled()) co_await base::sleep_for(5ms);
    if (script.failures_left-- > 0) std::rethrow_exception(script.failure);
  });
  co_await run.step("varnish", [&]() -> base::Task<void> {
    auto tx = co_await run.begin();
    co_await leave_mark(tx, job.wood);
    co_await tx.commit();
  });
}

class Workshop : public ::testing::Test {
 protected:
  using Run = jobs::Run;  // not gtest's

  explicit Workshop(sql::testing::PrivatePostgres& server = sql::testing::PrivatePostgres::shared())
      : database_({{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"}, {"jobs", DDE_SOURCE_DIR "/lib/jobs/sql"}}, setup(),
                  server) {}

  static std::string setup() {
    return R"sql(
      create schema workshop;
      grant usage on schema workshop to dde_app;
      create table workshop.marks (
        tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
        id bigint generated always as identity, text text not null);
      grant select, insert on workshop.marks to dde_app;
    )sql";
  }

  static WorkerOptions quick() {
    return {.lease = 400ms, .heartbeat = 100ms, .poll = 10ms, .first_pause = 10ms, .last_pause = 40ms, .grace = 200ms};
  }

  void TearDown() override {
    script_.may_end = true;
    for (const auto& worker : workers_) worker->stop();
    sql::testing::run_until(io_, [this] { return running_ == 0; });
  }

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(io_, std::move(task));
  }

  Worker& add_worker(WorkerOptions options = quick()) {
    workers_.push_back(std::make_unique<Worker>(io_, system_, app_, options));
    return *workers_.back();
  }
  void start(Worker& worker) {
    ++running_;
    boost::asio::co_spawn(io_, worker.run(), [this](std::exception_ptr) { --running_; });
  }
  Worker& start_chair_maker(WorkerOptions options = quick()) {
    auto& worker = add_worker(options);
    worker.on<BuildChair>(with(build_chair, script_));
    start(worker);
    return worker;
  }

  JobId enqueue_chair(std::string wood = "oak", EnqueueOptions options = {}) {
    return run(enqueue_in(tenant_, BuildChair{std::move(wood)}, std::move(options)));
  }
  base::Task<JobId> enqueue_in(tenancy::TenantId tenant, BuildChair job, EnqueueOptions options) {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant));
    const auto id = co_await enqueue(tx, std::move(job), std::move(options));
    co_await tx.commit();
    co_return id;
  }
  // One call in a transaction of the tenant: cancel or retry.
  base::Task<void> steer(base::Task<void> (*call)(sql::Tx&, JobId), JobId id) {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant_));
    co_await call(tx, id);
    co_await tx.commit();
  }

  Job job(JobId id) {
    auto tx = app_.read(tenancy::Scope::of(tenant_));
    return run(find_job(tx, id)).value();
  }
  std::vector<Step> steps(JobId id) {
    auto tx = app_.read(tenancy::Scope::of(tenant_));
    return run(find_steps(tx, id));
  }
  void await_status(JobId id, Status status) {
    await("select status from jobs.jobs where id = '" + to_string(id) + "'",
          boost::describe::enum_to_string(status, "?"));
  }

  std::string ask(const std::string& sql) { return database_.execute(sql); }
  std::string marks() { return ask("select coalesce(string_agg(text, ', ' order by id), '') from workshop.marks"); }
  // Lets the program work until the question has this answer.
  void await(const std::string& sql, const std::string& answer) {
    const auto give_up = std::chrono::steady_clock::now() + 20s;
    std::string last = ask(sql);
    while (last != answer && std::chrono::steady_clock::now() < give_up) {
      io_.restart();
      io_.run_for(15ms);
      last = ask(sql);
    }
    ASSERT_EQ(last, answer) << sql;
  }

  const tenancy::TenantId tenant_ = tenancy::TenantId::make();
  sql::testing::FreshDatabase database_;
  boost::asio::io_context io_{1};
  sql::Database app_{io_, {.url = database_.app_url()}};
  sql::Database system_{io_, {.url = database_.system_url(), .system = true}};
  WorkerOptions options_ = quick();
  Claims claims_{system_, app_, options_};
  Script script_;
  std::vector<std::unique_ptr<Worker>> workers_;
  int running_ = 0;
};

}  // namespace jobs
