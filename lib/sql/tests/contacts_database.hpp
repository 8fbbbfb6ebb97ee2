// A fresh database with one table of contacts under row-level security, and an event loop to reach it.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "sql/database.hpp"
#include "sql/errors.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenancy/scope.hpp"

namespace sql {

struct Contact {
  base::Uuid id;
  std::string name;
  std::optional<std::string> email;
  std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, name, email, amount))

inline const std::string contacts_schema = R"sql(
  create schema crm;
  grant usage on schema crm to dde_app;
  create table crm.contacts (
    tenant_id uuid not null,
    id uuid not null default gen_random_uuid(),
    name text not null,
    email text,
    amount bigint not null default 0 constraint contacts_amount_check check (amount >= 0),
    primary key (tenant_id, id),
    constraint contacts_tenant_id_email_key unique (tenant_id, email)
  );
  call tenancy.isolate('crm.contacts');
  grant select, insert, update, delete on crm.contacts to dde_app;
)sql";

// What a call threw; fails the test when it threw nothing.
template <class Call>
base::Error error_of(Call call) {
  try {
    call();
  } catch (const base::Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return base::internal("nothing was thrown");
}

class ContactsDatabase : public ::testing::Test {
 protected:
  explicit ContactsDatabase(Options options = {.readers = 1, .writers = 2})
      : database(context, with_url(std::move(options))) {}

  Options with_url(Options options) const {
    options.url = fresh.app_url();
    return options;
  }

  template <class T>
  T run(base::Task<T> task) {
    return testing::run(context, std::move(task));
  }

  // Inserts past row-level security.
  void given_contact(tenancy::TenantId tenant, const std::string& name) {
    fresh.execute("insert into crm.contacts (tenant_id, name) values ('" + to_string(tenant) + "', '" + name + "')");
  }
  std::int64_t stored_contacts() { return std::stoll(fresh.execute("select count(*) from crm.contacts")); }
  std::int64_t visible_contacts(ReadTx tx) {
    return run(tx.one<std::int64_t>("select count(*) from crm.contacts"_sql));
  }
  void terminate_backends() {
    fresh.execute("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where usename = 'dde_app' and "
                  "datname = '" +
                  fresh.name() + "'");
  }

  testing::FreshDatabase fresh{{{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"}}, contacts_schema};
  boost::asio::io_context context{1};
  Database database;
  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const tenancy::Scope our_scope = tenancy::Scope::of(ours);
  const tenancy::Scope their_scope = tenancy::Scope::of(theirs);
};

}  // namespace sql
