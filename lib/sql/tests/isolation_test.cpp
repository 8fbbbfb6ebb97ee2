// No unit ever sees the rows of another one's tenant.
#include <gmock/gmock.h>

#include <random>

#include "contacts_database.hpp"

namespace sql {
namespace {

using ::testing::HasSubstr;
class Isolation : public ContactsDatabase {};

TEST_F(Isolation, a_unit_without_a_tenant_sees_nothing_before_and_after_anothers_unit) {
  given_contact(ours, "Ada");

  const auto before = visible_contacts(database.read(tenancy::Scope::nobody()));
  const auto during = visible_contacts(database.read(our_scope));
  const auto after = visible_contacts(database.read(tenancy::Scope::nobody()));

  EXPECT_EQ(before, 0);
  EXPECT_EQ(during, 1);
  EXPECT_EQ(after, 0);
}

TEST_F(Isolation, work_without_settings_sees_nothing_after_anothers_unit) {
  given_contact(ours, "Ada");
  auto options = with_url({.readers = 1, .writers = 1});
  options.system = true;
  Database without(context, options);

  const auto during = visible_contacts(without.read(our_scope));
  const auto after = visible_contacts(without.read_system());

  EXPECT_EQ(during, 1);
  EXPECT_EQ(after, 0);
}

TEST_F(Isolation, an_error_leaves_the_next_unit_clean) {
  given_contact(ours, "Ada");

  const auto error = error_of([&] { run(database.read(our_scope).one<std::int32_t>("select 1 / $1::int"_sql, 0)); });

  EXPECT_THAT(error.what(), HasSubstr("22012"));
  EXPECT_EQ(visible_contacts(database.read(tenancy::Scope::nobody())), 0);
  EXPECT_EQ(visible_contacts(database.read(our_scope)), 1);
}

TEST_F(Isolation, all_three_settings_travel_and_are_gone_afterwards) {
  const auto query = R"sql(
    select array[current_setting('app.tenant_id', true), current_setting('app.sub_tenant_id', true),
                 current_setting('app.user_id', true)]
  )sql"_sql;
  const tenancy::Member member{tenancy::UserId::make(), ours, tenancy::SubTenantId::make(), tenancy::SessionId::make()};

  const auto during = run(database.read(tenancy::Scope::of(member)).one<std::vector<std::string>>(query));
  const auto after = run(database.read(tenancy::Scope::nobody()).one<std::vector<std::string>>(query));

  EXPECT_EQ(during,
            (std::vector<std::string>{to_string(ours), to_string(*member.sub_tenant_id), to_string(member.user_id)}));
  EXPECT_EQ(after, (std::vector<std::string>{"", "", ""}));
}

TEST_F(Isolation, refuses_to_write_for_another_tenant) {
  auto inserting = run(database.begin(our_scope));
  const auto insert = error_of(
      [&] { run(inserting.run("insert into crm.contacts (tenant_id, name) values ($1, $2)"_sql, theirs, "Eve")); });
  given_contact(ours, "Ada");
  auto moving = run(database.begin(our_scope));
  const auto move = error_of([&] { run(moving.run("update crm.contacts set tenant_id = $1"_sql, theirs)); });
  auto nobody = run(database.begin(tenancy::Scope::nobody()));
  const auto unset =
      error_of([&] { run(nobody.run("insert into crm.contacts (tenant_id, name) values ($1, $2)"_sql, ours, "Ada")); });

  for (const auto& error : {insert, move, unset}) EXPECT_THAT(error.what(), HasSubstr("42501"));
}

TEST_F(Isolation, changes_no_row_of_another_tenant) {
  given_contact(theirs, "Eve");

  auto tx = run(database.begin(our_scope));
  const auto updated = run(tx.run("update crm.contacts set amount = 1 where name = $1"_sql, "Eve"));
  const auto removed = run(tx.run("delete from crm.contacts where name = $1"_sql, "Eve"));
  run(tx.commit());

  EXPECT_EQ(updated, 0);
  EXPECT_EQ(removed, 0);
  EXPECT_EQ(stored_contacts(), 1);
}

struct Seen {
  int wrong = 0;
  int units = 0;
  int errors = 0;
};

base::Task<void> read_own(Database& database, tenancy::TenantId tenant, Seen& seen) {
  const auto rows =
      co_await database.read(tenancy::Scope::of(tenant)).all<base::Uuid>("select tenant_id from crm.contacts"_sql);
  seen.wrong += rows.size() != 3;
  for (const auto& row : rows) seen.wrong += row != tenant.value;
}

base::Task<void> read_nothing(Database& database, Seen& seen) {
  const auto rows =
      co_await database.read(tenancy::Scope::nobody()).all<base::Uuid>("select tenant_id from crm.contacts"_sql);
  seen.wrong += !rows.empty();
}

base::Task<void> fail(Database& database, tenancy::TenantId tenant, Seen& seen) {
  try {
    co_await database.read(tenancy::Scope::of(tenant))
        .all<std::int32_t>("select (1 / (amount - amount))::int from crm.contacts"_sql);
    ++seen.wrong;
  } catch (const base::Error&) {
    ++seen.errors;
  }
}

base::Task<void> write_and_drop(Database& database, tenancy::TenantId tenant, Seen& seen) {
  auto tx = co_await database.begin(tenancy::Scope::of(tenant));
  co_await tx.run("insert into crm.contacts (name) values ($1)"_sql, "dropped");
  seen.wrong += co_await tx.one<std::int64_t>("select count(*) from crm.contacts"_sql) != 4;
}

// 20 % errors, 10 % without a tenant, a few transactions; always as another tenant than before.
base::Task<void> wander(Database& database, std::span<const tenancy::TenantId> tenants, unsigned seed, Seen& seen) {
  std::mt19937 random(seed);
  for (int unit = 0; unit < 320; ++unit, ++seen.units) {
    const auto tenant = tenants[random() % tenants.size()];
    const auto kind = random() % 100;
    if (kind < 20) co_await fail(database, tenant, seen);
    else if (kind < 30) co_await read_nothing(database, seen);
    else if (kind < 32) co_await write_and_drop(database, tenant, seen);
    else co_await read_own(database, tenant, seen);
  }
}

TEST_F(Isolation, holds_over_twenty_thousand_interleaved_units) {
  std::vector<tenancy::TenantId> tenants;
  for (int i = 0; i < 8; ++i) tenants.push_back(tenancy::TenantId::make());
  for (const auto& tenant : tenants)
    for (const char* name : {"a", "b", "c"}) given_contact(tenant, name);
  Seen seen;

  std::vector<base::Task<void>> tasks;
  for (unsigned seed = 0; seed < 64; ++seed) tasks.push_back(wander(database, tenants, seed, seen));
  testing::run_together(context, std::move(tasks));

  EXPECT_EQ(seen.units, 20'480);
  EXPECT_GT(seen.errors, 3'000);
  EXPECT_EQ(seen.wrong, 0);
  EXPECT_EQ(stored_contacts(), 24);
}

}  // namespace
}  // namespace sql
