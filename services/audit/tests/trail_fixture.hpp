// An agency with a client on a fresh database of the whole product, and an event loop to change it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "audit/verification.hpp"
#include "sql/blocking.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace audit {

using namespace sql::literals;

using sql::testing::quoted;

class Trail : public testing::Test {
 protected:
  Trail() {
    for (const auto& tenant : {ours, theirs}) {
      database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(tenant) +
                       ", 'Agency', gen_random_uuid())");
    }
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(ada) +
                     ", 'ada@agency.example', 'a-hash', 'Ada')");
    forget();
  }

  // Lines so far are none of the test's business.
  void forget() { database.execute("delete from audit.lines"); }

  tenancy::Scope scope_of(tenancy::TenantId tenant) const { return tenancy::Scope::of(tenant).from(origin); }

  // One transaction of the application for each statement.
  template <sql::StatementType S, class... Args>
  void change(const tenancy::Scope& scope, S statement, const Args&... arguments) {
    auto tx = run(app.begin(scope));
    run(tx.run(statement, arguments...));
    run(tx.commit());
  }
  void add_client(tenancy::SubTenantId client, const std::string& name) {
    change(scope_of(ours), "insert into tenants.sub_tenants (id, name, website_id) values ($1, $2, $3)"_sql, client,
           name, base::make_uuid());
  }
  void rename_client(tenancy::SubTenantId client, const std::string& name) {
    change(scope_of(ours), "update tenants.sub_tenants set name = $2, updated_at = now() where id = $1"_sql, client,
           name);
  }
  // Renamed so often; then all is sealed.
  void given_sealed_lines(int count) {
    add_client(bakery, "Bakery 1");
    for (int i = 2; i <= count; ++i) rename_client(bakery, "Bakery " + std::to_string(i));
    seal();
  }
  void seal() {
    while (run(seal_lines(system, keys)) > 0) {
    }
  }
  Verdict verdict(std::vector<Anchor> anchors = {}) {
    return run(verify(system, keys, std::nullopt, std::move(anchors)));
  }

  // As whoever owns the schema and has nothing but the database.
  void tamper(const std::string& sql) {
    sql::BlockingConnection owner(database.owner_url());
    const std::string open = "alter table audit.lines no force row level security; "
                             "alter table audit.heads no force row level security; ";
    const std::string close = "; alter table audit.lines force row level security; "
                              "alter table audit.heads force row level security";
    sql::require_good(owner.execute(open + sql + close), sql);
  }
  std::string ask(const std::string& sql) const { return database.execute(sql); }
  std::string line(const std::string& column) const {
    return ask("select " + column + " from audit.lines order by id desc limit 1");
  }

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }

  const sql::testing::FreshDatabase database{sql::testing::every_migration()};
  boost::asio::io_context context{1};
  sql::Database app{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const Keys keys{"k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const tenancy::UserId ada = tenancy::UserId::make();
  const tenancy::SubTenantId bakery = tenancy::SubTenantId::make();
  const tenancy::SharedOrigin origin = std::make_shared<const tenancy::Origin>(
      tenancy::Origin{.operation = "change_client", .request_id = "request-1", .address = "192.0.2.7"});
};

}  // namespace audit
