// Connections that break, servers that die, schemas that change underneath.
#include <gmock/gmock.h>

#include <functional>

#include "contacts_database.hpp"
#include "sql/connection.hpp"
#include "sql/control.hpp"

namespace sql {
namespace {

using ::testing::HasSubstr;
class ConnectionLoss : public ContactsDatabase {
 protected:
  ConnectionLoss() : ContactsDatabase({.readers = 1, .writers = 1}) {}
};

TEST_F(ConnectionLoss, is_not_noticed_by_the_next_read) {
  given_contact(ours, "Ada");
  visible_contacts(database.read(our_scope));

  terminate_backends();

  EXPECT_EQ(visible_contacts(database.read(our_scope)), 1);
}

base::Task<void> read_while_dying(Database& database, tenancy::Scope scope, int& answers) {
  co_await database.read(scope).one<std::int32_t>("select 1 from pg_sleep(0.05)"_sql);
  ++answers;
}

base::Task<void> perform(std::function<void()> action) {
  action();
  co_return;
}

TEST_F(ConnectionLoss, in_the_middle_of_reads_repeats_them) {
  int answers = 0;
  visible_contacts(database.read(our_scope));
  std::vector<base::Task<void>> tasks;
  for (int i = 0; i < 4; ++i) tasks.push_back(read_while_dying(database, our_scope, answers));
  tasks.push_back(perform([this] { terminate_backends(); }));

  testing::run_together(context, std::move(tasks));

  EXPECT_EQ(answers, 4);
}

TEST_F(ConnectionLoss, between_transactions_is_not_noticed) {
  auto first = run(database.begin(our_scope));
  run(first.run("insert into crm.contacts (name) values ($1)"_sql, "Ada"));
  run(first.commit());

  terminate_backends();
  auto next = run(database.begin(our_scope));
  run(next.run("insert into crm.contacts (name) values ($1)"_sql, "Bob"));
  run(next.commit());

  EXPECT_EQ(stored_contacts(), 2);
}

TEST_F(ConnectionLoss, in_a_transaction_ends_it_and_nothing_runs_outside_of_it) {
  auto tx = run(database.begin(our_scope));
  run(tx.run("insert into crm.contacts (tenant_id, name) values ($1, $2)"_sql, ours, "Ada"));

  terminate_backends();
  const auto error =
      error_of([&] { run(tx.run("insert into crm.contacts (tenant_id, name) values ($1, $2)"_sql, ours, "Bob")); });

  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(error_of([&] { run(tx.commit()); }).kind(), base::ErrorKind::internal);
  EXPECT_EQ(stored_contacts(), 0);
  tx = run(database.begin(our_scope));
  EXPECT_EQ(run(tx.one<std::int32_t>("select 1"_sql)), 1);
}

TEST_F(ConnectionLoss, noticed_between_two_statements_ends_the_transaction_too) {
  auto tx = run(database.begin(our_scope));
  run(tx.run("insert into crm.contacts (name) values ($1)"_sql, "Ada"));

  terminate_backends();
  visible_contacts(database.read(our_scope));
  const auto error = error_of([&] { run(tx.one<std::int32_t>("select 1"_sql)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(stored_contacts(), 0);
}

TEST_F(ConnectionLoss, before_commit_makes_commit_fail) {
  auto tx = run(database.begin(our_scope));
  run(tx.run("insert into crm.contacts (name) values ($1)"_sql, "Ada"));

  terminate_backends();

  EXPECT_EQ(error_of([&] { run(tx.commit()); }).kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(stored_contacts(), 0);
}

TEST_F(ConnectionLoss, a_transaction_left_open_in_a_pipeline_costs_the_connection) {
  given_contact(ours, "Ada");
  static const StatementUse pid("select pg_backend_pid()::text", {}, &shape::columns_of<std::string>);
  static const StatementUse count("select count(*)::text from crm.contacts", {}, &shape::columns_of<std::string>);
  const auto connection =
      std::make_shared<Connection>(context, ConnectionOptions{fresh.app_url(), "dde", std::chrono::seconds(5), true});
  const auto ask = [&](std::vector<Request> steps) {
    auto unit = std::make_shared<Unit>(context.get_executor());
    unit->steps = std::move(steps);
    connection->submit(unit);
    Rows rows(*unit->steps.back().use, run(answer(unit, std::chrono::seconds(5))));
    return shape::decode_row<std::string>(rows.row(0));
  };

  const auto first = ask({begin_request(), settings_of(our_scope), {&pid, {}}});
  const auto seen = ask({{&count, {}}});
  const auto second = ask({{&pid, {}}});

  EXPECT_NE(first, second);
  EXPECT_EQ(seen, "0");
  connection->close();
}

TEST_F(ConnectionLoss, a_changed_table_is_prepared_anew) {
  given_contact(ours, "Ada");
  const auto query = "select id, name, email, amount from crm.contacts"_sql;
  run(database.read(our_scope).all<Contact>(query));
  auto tx = run(database.begin(our_scope));
  run(tx.all<Contact>(query));
  run(tx.commit());

  fresh.execute("alter table crm.contacts alter column name type varchar(100)");

  EXPECT_EQ(run(database.read(our_scope).all<Contact>(query)).size(), 1U);
  tx = run(database.begin(our_scope));
  EXPECT_EQ(run(tx.all<Contact>(query)).size(), 1U);
}

TEST_F(ConnectionLoss, a_table_changed_during_a_transaction_asks_to_try_again) {
  const auto query = "select id, name, email, amount from crm.contacts"_sql;
  auto tx = run(database.begin(our_scope));
  run(tx.all<Contact>(query));
  run(tx.commit());
  tx = run(database.begin(our_scope));
  run(tx.one<std::int32_t>("select 1"_sql));

  fresh.execute("alter table crm.contacts alter column name type varchar(100)");

  EXPECT_THROW(run(tx.all<Contact>(query)), MayRetry);
  tx = run(database.begin(our_scope));
  EXPECT_TRUE(run(tx.all<Contact>(query)).empty());
}

TEST_F(ConnectionLoss, a_column_whose_type_no_longer_fits_is_named) {
  const auto query = "select id, name, email, amount from crm.contacts"_sql;
  run(database.read(our_scope).all<Contact>(query));

  fresh.execute("alter table crm.contacts alter column amount type numeric");

  for (int i = 0; i < 2; ++i)
    EXPECT_THAT(error_of([&] { run(database.read(our_scope).all<Contact>(query)); }).what(),
                HasSubstr("\"amount\" is numeric"));
}

TEST_F(ConnectionLoss, a_statement_that_failed_to_prepare_works_once_its_table_exists) {
  const auto query = "select count(*) from crm.later"_sql;
  error_of([&] { run(database.read(our_scope).one<std::int64_t>(query)); });

  fresh.execute("create table crm.later (); grant select on crm.later to dde_app");

  EXPECT_EQ(run(database.read(our_scope).one<std::int64_t>(query)), 0);
}

TEST(ServerCrash, is_survived) {
  testing::PrivatePostgres server;
  testing::FreshDatabase fresh("create table numbers as select 7 as number; grant select on numbers to dde_app;",
                               server);
  boost::asio::io_context context;
  Database database(context, {.url = fresh.app_url(), .readers = 1, .writers = 1, .deadline = std::chrono::seconds(2)});
  const auto query = "select number from numbers"_sql;
  const auto nobody = tenancy::Scope::nobody();
  EXPECT_EQ(testing::run(context, database.read(nobody).one<std::int32_t>(query)), 7);
  auto tx = testing::run(context, database.begin(nobody));
  EXPECT_EQ(testing::run(context, tx.one<std::int32_t>(query)), 7);

  server.stop();
  EXPECT_EQ(error_of([&] { testing::run(context, tx.one<std::int32_t>(query)); }).kind(), base::ErrorKind::unavailable);
  EXPECT_FALSE(testing::run(context, database.ping()));

  server.start();
  testing::run_until(context, [&] { return testing::run(context, database.ping()); });
  EXPECT_EQ(testing::run(context, database.read(nobody).one<std::int32_t>(query)), 7);
  tx = testing::run(context, database.begin(nobody));
  EXPECT_EQ(testing::run(context, tx.one<std::int32_t>(query)), 7);
}

}  // namespace
}  // namespace sql
