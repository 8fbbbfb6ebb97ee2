// Two agencies with the tables of the service, and the requests of the first for websites.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.hpp"
#include "catalogue.hpp"
#include "provisioning/provisioning.hpp"
#include "sql/errors.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace provisioning {

class WebsitesOfTwoAgencies : public testing::Test {
 protected:
  static Options options() {
    Options made;
    made.sites_domain = "dde-sites.example";
    made.platform_host = "dde.example";
    return made;
  }

  base::Task<tenants::RequestedWebsite> add(tenancy::TenantId agency, tenancy::SubTenantId client, std::string name,
                                            tenants::WantedWebsite wanted) {
    auto tx = co_await db.begin(tenancy::Scope::of(agency));
    auto added = co_await websites.add(tx, client, name, wanted);
    co_await tx.commit();
    co_return added;
  }
  tenants::RequestedWebsite given_website(const std::string& domain) {
    return run(add(ours, client, "Bäckerei Müller", {domain, "blog", {}}));
  }

  // What a call threw; fails the test when it threw nothing.
  template <class Call>
  static base::Error error_of(Call call) {
    try {
      call();
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return base::internal("nothing was thrown");
  }
  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }
  std::string ask(const std::string& sql) { return database.execute(sql); }

  const sql::testing::FreshDatabase database{
      sql::testing::migrations_of({"tenancy", "events", "jobs", "http", "tenants", "provisioning"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  const Catalogue catalogue{DDE_SOURCE_DIR "/site-templates", "/repositories"};
  Websites websites{catalogue, options()};
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const tenancy::SubTenantId client = tenancy::SubTenantId::make();
};

}  // namespace provisioning
