// Two agencies in a database, and requests of their people to the routes of the service.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "http/gateway.hpp"
#include "http/testing/ask.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenants/features.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

using http::testing::Answer;
using http::testing::Ask;
using sql::testing::quoted;

class RoomForAll : public ClientQuota {
 public:
  base::Task<void> take(sql::Tx&) override { co_return; }
  base::Task<void> give_back(sql::Tx&) override { co_return; }
};

class NoWebsites : public ClientWebsites {
 public:
  base::Task<RequestedWebsite> add(sql::Tx&, tenancy::SubTenantId, std::string, WantedWebsite) override {
    throw base::internal("there are no websites here");
  }
  base::Task<RequestedWebsite> restore(sql::Tx&, tenancy::SubTenantId) override {
    throw base::internal("there are no websites here");
  }
};

class OneNameIsReserved : public AppDomainRules {
 public:
  base::Task<void> require_free(sql::Tx&, std::string domain) override {
    if (domain == "reserved.example") throw base::invalid("domain", "reserved_domain", "Reserved.");
    co_return;
  }
};

class Agencies : public testing::Test {
 protected:
  Agencies() {
    std::string name = testing::TempDir() + "dde_files_XXXXXX";
    directory = ::mkdtemp(name.data());
    files = storage::make_file_store(directory);
    given.emplace(Given{quota, websites, rules, *files, {"dde.example", "203.0.113.7"}, facts});
    add_routes(routes, *given);
    add_listeners(bus);
    for (const auto tenant : {ours, theirs}) add_agency(tenant);
    member = {tenancy::UserId::make(), ours, std::nullopt, tenancy::SessionId::make(), tenancy::Role::agency, {"*"}};
  }
  ~Agencies() override {
    files.reset();
    std::filesystem::remove_all(directory);
  }

  void add_agency(tenancy::TenantId tenant) {
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(tenant) +
                     ", 'Ada''s Agency', gen_random_uuid())");
  }
  Answer answer(Ask ask) {
    if (!dispatcher) {
      dispatcher.emplace(routes, http::testing::signed_in_as(member), &db, &system);
      dispatcher->guard_with({.features = &known_features});
    }
    ask.bearer = "somebody";
    ask.headers.push_back({"Host", host});
    return http::testing::ask(context, *dispatcher, std::move(ask));
  }
  Answer get(std::string path, http::Headers headers = {}) {
    return answer({.path = std::move(path), .headers = std::move(headers)});
  }
  Answer send(std::string method, std::string path, std::string content, http::Headers headers = {}) {
    return answer({.method = std::move(method),
                   .path = std::move(path),
                   .headers = std::move(headers),
                   .content = std::move(content)});
  }

  // What somebody else announced, heard in this tenant.
  template <class E>
  void hear(tenancy::TenantId tenant, const E& event) {
    sql::testing::run(context, deliver(tenant, std::string(E::topic), shape::to_json(event)));
  }
  base::Task<void> deliver(tenancy::TenantId tenant, std::string topic, std::string payload) {
    const auto listener = std::ranges::find(bus.listeners(), topic, &events::Listener::topic);
    auto tx = co_await db.begin(tenancy::Scope::of(tenant));
    co_await listener->effect(tx, payload);
    co_await tx.commit();
  }
  std::string topics() {
    return database.execute(
        "select coalesce(string_agg(topic, ' ' order by created_at, topic), '') from events.outbox");
  }

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }
  void run(base::Task<void> task) { sql::testing::run(context, std::move(task)); }
  std::string ask(const std::string& sql) { return database.execute(sql); }

  const sql::testing::FreshDatabase database{
      sql::testing::migrations_of({"tenancy", "events", "jobs", "http", "tenants"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  tenancy::Member member;
  std::string host = "dde.example";
  std::filesystem::path directory;
  std::unique_ptr<storage::Store> files;
  RoomForAll quota;
  NoWebsites websites;
  OneNameIsReserved rules;
  AgencyFacts facts;
  KnownFeatures known_features;
  std::optional<Given> given;
  http::Routes routes;
  events::Bus bus;
  std::optional<http::Dispatcher> dispatcher;
};

}  // namespace tenants
