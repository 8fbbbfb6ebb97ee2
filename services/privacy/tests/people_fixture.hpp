// Two agencies, a person in one of them, and everything that writes exports and erases people.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "audit/verification.hpp"
#include "base/encode.hpp"
#include "base/random.hpp"
#include "http/testing/ask.hpp"
#include "privacy/privacy.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace privacy {

using http::testing::Answer;
using sql::testing::quoted;

class People : public testing::Test {
 protected:
  People() {
    add_agency(ours, owner);
    add_agency(theirs, tenancy::UserId::make());
    add_person(owner, "owner@agency.example", "Olga Owner");
    add_membership(ours, owner, "owner");
    add_routes(routes, *store);
    worker = std::make_unique<jobs::Worker>(
        context, system, app,
        jobs::WorkerOptions{.poll = std::chrono::milliseconds(10), .first_pause = std::chrono::milliseconds(10)});
    add_jobs(*worker, traces);
  }
  ~People() override {
    worker->stop();
    sql::testing::run_until(context, [&] { return !is_working; });
    std::filesystem::remove_all(directory);
  }

  void add_agency(tenancy::TenantId tenant, tenancy::UserId of) const {
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(tenant) + ", 'Agency', " +
                     quoted(of) + ")");
  }
  void add_person(tenancy::UserId person, const std::string& email, const std::string& name) const {
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(person) + ", '" +
                     email + "', 'a-password-hash', '" + name + "')");
  }
  void add_membership(tenancy::TenantId tenant, tenancy::UserId person, const std::string& level) const {
    database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level) values (" + quoted(tenant) +
                     ", gen_random_uuid(), " + quoted(person) + ", 'agency', '" + level + "')");
  }

  tenancy::Member member(tenancy::UserId person, tenancy::Role role = tenancy::Role::agency) const {
    tenancy::Member who{person, ours, std::nullopt, tenancy::SessionId::make(), role, {"*"}};
    who.authenticated_at = base::Clock::now();
    return who;
  }
  Answer answer(const tenancy::Member& who, std::string method, std::string target, boost::json::value body = nullptr) {
    http::Dispatcher dispatcher(routes, http::testing::signed_in_as(who), &app);
    return http::testing::ask(
        context, dispatcher,
        {.method = std::move(method), .path = std::move(target), .body = std::move(body), .bearer = "somebody"});
  }

  void start_work() {
    is_working = true;
    boost::asio::co_spawn(context, worker->run(), [this](const std::exception_ptr&) { is_working = false; });
  }
  void await(const std::string& question, const std::string& expected) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (ask(question) != expected && std::chrono::steady_clock::now() < give_up) {
      context.restart();
      context.run_for(std::chrono::milliseconds(20));
    }
    ASSERT_EQ(ask(question), expected) << question << ask("select string_agg(coalesce(error, ''), ' ') from jobs.jobs");
  }
  std::string ask(const std::string& sql) const { return database.execute(sql); }
  void seal() {
    while (sql::testing::run(context, audit::seal_lines(system, keys)) > 0) {
    }
  }
  audit::Verdict verdict() { return sql::testing::run(context, audit::verify(system, keys, std::nullopt, {})); }

  const sql::testing::FreshDatabase database{sql::testing::every_migration()};
  redis::testing::PrivateRedis redis_server;
  const std::filesystem::path directory =
      std::filesystem::temp_directory_path() / ("dde-privacy-" + base::to_hex(base::random_bytes(6)));
  std::unique_ptr<storage::Store> store = storage::make_file_store(directory / "files");
  boost::asio::io_context context{1};
  sql::Database app{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  sql::Database schema_owner{context, {.url = database.owner_url()}};
  redis::Client redis{context, redis_server.url()};
  Traces traces{app, system, schema_owner, redis, *store, auth::unlimited_seats(), directory / "mailbox"};
  const audit::Keys keys{"k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  http::Routes routes;
  std::unique_ptr<jobs::Worker> worker;
  bool is_working = false;
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const tenancy::UserId owner = tenancy::UserId::make();
};

}  // namespace privacy
