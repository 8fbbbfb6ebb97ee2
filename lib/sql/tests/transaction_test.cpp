// Leased transactions: all or nothing, and what constraints say.
#include <gmock/gmock.h>

#include "contacts_database.hpp"

namespace sql {
namespace {

using ::testing::HasSubstr;
class Transactions : public ContactsDatabase {
 protected:
  Transactions() : ContactsDatabase({.readers = 1, .writers = 1}) {}

  void insert(Tx& tx, const std::string& name, std::optional<std::string> email = {}) {
    run(tx.run("insert into crm.contacts (name, email) values ($1, $2)"_sql, name, email));
  }
};

TEST_F(Transactions, become_true_with_commit) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  const auto before = visible_contacts(database.read(our_scope));

  run(tx.commit());

  EXPECT_EQ(before, 0);
  EXPECT_EQ(visible_contacts(database.read(our_scope)), 1);
}

TEST_F(Transactions, are_rolled_back_when_dropped_and_the_connection_serves_the_next) {
  const auto backend = "select pg_backend_pid()"_sql;
  std::int32_t first = 0;
  {
    auto tx = run(database.begin(our_scope));
    first = run(tx.one<std::int32_t>(backend));
    insert(tx, "Ada");
  }

  auto next = run(database.begin(our_scope));

  EXPECT_EQ(run(next.one<std::int64_t>("select count(*) from crm.contacts"_sql)), 0);
  EXPECT_EQ(run(next.one<std::int32_t>(backend)), first);
  EXPECT_EQ(stored_contacts(), 0);
}

TEST_F(Transactions, are_over_when_their_rollback_returns) {
  const auto lock = "select pg_try_advisory_xact_lock(7)"_sql;
  Database other(context, {.url = fresh.app_url()});
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  run(tx.one<bool>(lock));

  run(tx.rollback());
  auto next = run(other.begin(our_scope));

  EXPECT_TRUE(run(next.one<bool>(lock)));
  EXPECT_THROW(run(tx.commit()), base::Error);
  EXPECT_NO_THROW(run(tx.rollback()));
  EXPECT_EQ(stored_contacts(), 0);
}

TEST_F(Transactions, leave_nothing_of_their_tenant_to_the_next_one) {
  given_contact(ours, "Ada");
  auto first = run(database.begin(our_scope));
  const auto seen = run(first.one<std::int64_t>("select count(*) from crm.contacts"_sql));
  run(first.commit());

  auto next = run(database.begin(tenancy::Scope::nobody()));

  EXPECT_EQ(seen, 1);
  EXPECT_EQ(run(next.one<std::int64_t>("select count(*) from crm.contacts"_sql)), 0);
}

TEST_F(Transactions, see_what_they_wrote_and_count_what_they_touched) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  insert(tx, "Bob");

  EXPECT_EQ(run(tx.one<std::int64_t>("select count(*) from crm.contacts"_sql)), 2);
  EXPECT_EQ(run(tx.run("update crm.contacts set amount = $1"_sql, std::int64_t{7})), 2);
  EXPECT_EQ(tx.tenant_id(), ours);
}

TEST_F(Transactions, end_at_the_first_error) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  error_of([&] { run(tx.run("select 1 / $1::int"_sql, 0)); });

  EXPECT_EQ(error_of([&] { insert(tx, "Bob"); }).kind(), base::ErrorKind::internal);
  EXPECT_EQ(error_of([&] { run(tx.commit()); }).kind(), base::ErrorKind::internal);
  tx = run(database.begin(our_scope));
  EXPECT_EQ(run(tx.one<std::int64_t>("select count(*) from crm.contacts"_sql)), 0);
}

TEST_F(Transactions, go_on_after_a_row_that_is_not_there) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  error_of([&] { run(tx.one<std::string>("select name from crm.contacts where name = $1"_sql, "Eve")); });

  run(tx.commit());

  EXPECT_EQ(stored_contacts(), 1);
}

TEST_F(Transactions, cannot_be_used_after_commit) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada");
  run(tx.commit());

  EXPECT_EQ(error_of([&] { insert(tx, "Bob"); }).kind(), base::ErrorKind::internal);
  EXPECT_EQ(stored_contacts(), 1);
}

TEST_F(Transactions, may_be_empty) {
  auto tx = run(database.begin(our_scope));
  run(tx.commit());

  auto dropped = std::make_unique<Tx>(run(database.begin(our_scope)));
  dropped.reset();

  EXPECT_EQ(visible_contacts(database.read(our_scope)), 0);
}

TEST_F(Transactions, two_statements_started_at_once_run_in_order) {
  auto tx = run(database.begin(our_scope));
  std::vector<base::Task<void>> tasks;
  const auto ignore_count = [](base::Task<std::int64_t> task) -> base::Task<void> { co_await std::move(task); };
  tasks.push_back(ignore_count(tx.run("insert into crm.contacts (name) values ($1)"_sql, "Ada")));
  tasks.push_back(ignore_count(tx.run("update crm.contacts set name = $1"_sql, "Bob")));

  testing::run_together(context, std::move(tasks));
  run(tx.commit());

  EXPECT_EQ(fresh.execute("select name from crm.contacts"), "Bob");
}

TEST_F(Transactions, name_the_violated_constraint) {
  const auto violation_of = [&](auto statement) {
    auto tx = run(database.begin(our_scope));
    insert(tx, "Ada", "ada@example.com");
    try {
      run(tx.run(statement));
    } catch (const ConstraintViolation& violation) {
      EXPECT_EQ(violation.kind(), base::ErrorKind::conflict);
      return violation.sqlstate() + " " + violation.constraint();
    }
    return std::string("no violation");
  };

  EXPECT_EQ(violation_of("insert into crm.contacts (name, email) values ('Bob', 'ada@example.com')"_sql),
            "23505 contacts_tenant_id_email_key");
  EXPECT_EQ(violation_of("update crm.contacts set amount = -1"_sql), "23514 contacts_amount_check");
}

TEST_F(Transactions, a_column_that_must_not_be_null_is_an_internal_error) {
  auto tx = run(database.begin(our_scope));

  const auto error =
      error_of([&] { run(tx.run("insert into crm.contacts (name) values ($1)"_sql, std::optional<std::string>())); });

  EXPECT_EQ(error.kind(), base::ErrorKind::internal);
  EXPECT_THAT(error.what(), HasSubstr("23502"));
}

TEST_F(Transactions, sparse_updates_need_no_built_sql) {
  auto tx = run(database.begin(our_scope));
  insert(tx, "Ada", "ada@example.com");
  const shape::Change<std::string> name;
  const shape::Change<std::optional<std::string>> email(std::nullopt);

  run(tx.run(R"sql(
    update crm.contacts set name = coalesce($1, name), email = case when $2 then $3 else email end
  )sql"_sql,
             name, email.is_present(), email));

  const auto row = run(tx.one<Contact>("select id, name, email, amount from crm.contacts"_sql));
  EXPECT_EQ(row.name, "Ada");
  EXPECT_FALSE(row.email);
}

class Deadlocks : public ContactsDatabase {};

base::Task<void> rename_both(Database& database, tenancy::Scope scope, std::vector<std::string> names, int& losers) {
  auto tx = co_await database.begin(scope);
  try {
    for (const auto& name : names) {
      co_await tx.run("update crm.contacts set amount = amount + 1 where name = $1"_sql, name);
      co_await tx.one<std::int32_t>("select 1 from pg_sleep(0.1)"_sql);
    }
  } catch (const MayRetry&) {
    ++losers;
    co_return;
  }
  co_await tx.commit();
}

TEST_F(Deadlocks, are_told_to_the_loser_who_may_try_again) {
  given_contact(ours, "Ada");
  given_contact(ours, "Bob");
  fresh.execute("alter database " + fresh.name() + " set deadlock_timeout = '20ms'");
  int losers = 0;
  std::vector<base::Task<void>> tasks;
  tasks.push_back(rename_both(database, our_scope, {"Ada", "Bob"}, losers));
  tasks.push_back(rename_both(database, our_scope, {"Bob", "Ada"}, losers));

  testing::run_together(context, std::move(tasks));

  EXPECT_EQ(losers, 1);
  EXPECT_EQ(fresh.execute("select sum(amount) from crm.contacts"), "2");
}

}  // namespace
}  // namespace sql
