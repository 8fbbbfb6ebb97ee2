// Deadlines, and taking turns on few connections.
#include "contacts_database.hpp"

namespace sql {
namespace {

class Waiting : public ContactsDatabase {
 protected:
  Waiting() : ContactsDatabase({.readers = 1, .writers = 1, .deadline = std::chrono::milliseconds(300)}) {}
};

base::Task<void> sleep_in_database(ReadTx tx, int& slept) {
  try {
    co_await tx.one<std::int32_t>("select 1 from pg_sleep(0.2)"_sql);
    ++slept;
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
  }
}

TEST_F(Waiting, a_slow_statement_is_stopped_by_the_server) {
  const auto error =
      error_of([&] { run(database.read(our_scope).one<std::int32_t>("select 1 from pg_sleep(5)"_sql)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
}

TEST_F(Waiting, the_answer_to_an_abandoned_unit_is_given_to_nobody_else) {
  visible_contacts(database.read(our_scope));
  int slept = 0;
  std::vector<base::Task<void>> tasks;
  for (int i = 0; i < 3; ++i) tasks.push_back(sleep_in_database(database.read(our_scope), slept));

  testing::run_together(context, std::move(tasks));
  EXPECT_EQ(slept, 1);

  int answer = 0;
  testing::run_until(context, [&] {
    try {
      answer = run(database.read(our_scope).one<std::int32_t>("select 42"_sql));
    } catch (const base::Error&) {
    }
    return answer != 0;
  });
  EXPECT_EQ(answer, 42);
}

TEST_F(Waiting, for_a_writer_ends_at_the_deadline) {
  auto holder = std::make_unique<Tx>(run(database.begin(our_scope)));

  const auto error = error_of([&] { run(database.begin(our_scope)); });
  holder.reset();
  auto next = run(database.begin(our_scope));

  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(run(next.one<std::int32_t>("select 1"_sql)), 1);
}

base::Task<void> take_turn(Database& database, tenancy::Scope scope, int number, std::vector<int>& turns) {
  auto tx = co_await database.begin(scope);
  turns.push_back(number);
  co_await tx.one<std::int32_t>("select 1"_sql);
  co_await tx.commit();
}

TEST_F(Waiting, for_a_writer_is_in_the_order_of_asking) {
  std::vector<int> turns;
  std::vector<base::Task<void>> tasks;
  for (int number = 0; number < 10; ++number) tasks.push_back(take_turn(database, our_scope, number, turns));

  testing::run_together(context, std::move(tasks));

  EXPECT_EQ(turns, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST_F(Waiting, a_transaction_dropped_in_the_middle_of_a_statement_frees_its_writer) {
  {
    auto tx = run(database.begin(our_scope));
    error_of([&] { run(tx.one<std::int32_t>("select 1 from pg_sleep(5)"_sql)); });
  }

  auto next = run(database.begin(our_scope));

  EXPECT_EQ(run(next.one<std::int32_t>("select 1"_sql)), 1);
}

TEST_F(Waiting, ends_when_the_database_goes) {
  auto short_lived = std::make_unique<Database>(context, with_url({.readers = 1, .writers = 1}));
  auto tx = run(short_lived->begin(our_scope));
  run(tx.run("insert into crm.contacts (name) values ($1)"_sql, "Ada"));
  auto reader = short_lived->read(our_scope);

  short_lived.reset();

  EXPECT_EQ(error_of([&] { visible_contacts(reader); }).kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(error_of([&] { run(tx.commit()); }).kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(stored_contacts(), 0);
}

}  // namespace
}  // namespace sql
