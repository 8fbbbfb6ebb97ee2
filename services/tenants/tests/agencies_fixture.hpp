// Two agencies in a database, and requests of their people to the routes of the service.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

inline std::vector<sql::MigrationFolder> tenants_folders() {
  std::vector<sql::MigrationFolder> folders;
  for (const auto* library : {"tenancy", "events", "jobs"})
    folders.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  folders.push_back({"tenants", DDE_SOURCE_DIR "/services/tenants/sql"});
  return folders;
}

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
    given.emplace(Given{quota, websites, rules, *files, {"dde.example", "203.0.113.7"}});
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
    database.execute("insert into tenants.tenants (id, name, owner_id) values ('" + to_string(tenant) +
                     "', 'Ada''s Agency', gen_random_uuid())");
  }
  http::Response answer(http::Request request) {
    if (!dispatcher) {
      dispatcher.emplace(
          routes, [this](sql::Database*, std::string_view) -> base::Task<tenancy::Member> { co_return member; }, &db);
    }
    request.headers.push_back({"Authorization", "Bearer somebody"});
    request.headers.push_back({"Host", host});
    return run(dispatcher->answer(std::move(request)));
  }
  http::Response get(std::string path, http::Headers headers = {}) {
    return answer({.target = std::move(path), .headers = std::move(headers)});
  }
  http::Response send(std::string method, std::string path, std::string body, http::Headers headers = {}) {
    headers.push_back({"Content-Type", "application/json"});
    return answer({.method = std::move(method),
                   .target = std::move(path),
                   .headers = std::move(headers),
                   .body = std::move(body)});
  }
  static std::string member_of(const http::Response& response, std::string_view name) {
    const auto body = boost::json::parse(response.body);
    const auto& value = body.as_object().at(name);
    return value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
  }
  // "field code" of each refused field.
  static std::vector<std::string> faults_of(const http::Response& response) {
    std::vector<std::string> faults;
    const auto body = boost::json::parse(response.body);
    for (const auto& detail : body.at("error").at("details").as_array()) {
      faults.push_back(std::string(detail.at("field").as_string()) + " " + std::string(detail.at("code").as_string()));
    }
    return faults;
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

  const sql::testing::FreshDatabase database{tenants_folders()};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  tenancy::Member member;
  std::string host = "dde.example";
  std::filesystem::path directory;
  std::unique_ptr<storage::Store> files;
  RoomForAll quota;
  NoWebsites websites;
  OneNameIsReserved rules;
  std::optional<Given> given;
  http::Routes routes;
  events::Bus bus;
  std::optional<http::Dispatcher> dispatcher;
};

}  // namespace tenants
