// Migration files against a real PostgreSQL.
#include "sql/migrations.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <future>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "sql/blocking.hpp"
#include "sql/check.hpp"
#include "sql/testing/private_postgres.hpp"

namespace sql {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Migrations : public ::testing::Test {
 protected:
  ~Migrations() override { std::filesystem::remove_all(root); }

  void given_file(const std::string& service, const std::string& name, const std::string& text) {
    std::filesystem::create_directories(root / service);
    std::ofstream(root / service / name) << text;
  }
  std::vector<MigrationFolder> folders() const { return {{"alpha", root / "alpha"}, {"beta", root / "beta"}}; }
  std::vector<std::string> migrate_all() { return migrate(fresh.owner_url(), folders()); }
  std::string failure() {
    try {
      migrate_all();
    } catch (const base::Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }
  std::string relation(const std::string& name) {
    return fresh.execute("select coalesce(to_regclass('" + name + "')::text, 'none')");
  }

  const std::filesystem::path root =
      std::filesystem::temp_directory_path() / ("dde-migrations-" + base::to_hex(base::random_bytes(6)));
  testing::FreshDatabase fresh{""};
};

TEST_F(Migrations, run_once_in_the_order_of_their_names_over_all_folders) {
  given_file("alpha", "1_first.sql", "create table first (id int);");
  given_file("beta", "2_second.sql", "create table second (like first); insert into second values (1);");
  given_file("alpha", "3_third.sql", "insert into second select id + 1 from second;");

  const auto pending = pending_migrations(fresh.owner_url(), folders());
  const auto applied = migrate_all();
  const auto again = migrate_all();

  EXPECT_THAT(pending, ElementsAre("alpha/1_first", "beta/2_second", "alpha/3_third"));
  EXPECT_EQ(applied, pending);
  EXPECT_THAT(again, IsEmpty());
  EXPECT_EQ(fresh.execute("select sum(id) from second"), "3");
  EXPECT_EQ(fresh.execute("select count(*) from public.migrations where length(sha256) = 64"), "3");
}

TEST_F(Migrations, refuse_a_file_that_changed_after_it_was_applied) {
  given_file("alpha", "1_first.sql", "create table first (id int);");
  given_file("beta", "1_other.sql", "select 1;");
  migrate_all();
  given_file("alpha", "1_first.sql", "create table first (id bigint);");
  given_file("beta", "2_new.sql", "create table second (id int);");

  EXPECT_THAT(failure(), HasSubstr("alpha/1_first.sql: changed after it was applied"));
  EXPECT_EQ(relation("second"), "none");
}

TEST_F(Migrations, leave_nothing_of_a_file_that_fails_and_say_where) {
  given_file("alpha", "1_first.sql", "create table first (id int);");
  given_file("beta", "2_broken.sql", "-- ünïcode\ncreate table second (id int);\n\nselect *\n  from nowhere;\n");

  EXPECT_THAT(failure(), HasSubstr("beta/2_broken.sql:5: relation \"nowhere\" does not exist (42P01)"));
  EXPECT_EQ(relation("first"), "first");
  EXPECT_EQ(relation("second"), "none");
  EXPECT_EQ(fresh.execute("select count(*) from public.migrations"), "1");
}

TEST_F(Migrations, may_not_end_their_own_transaction) {
  given_file("alpha", "1_first.sql", "create table first (id int); commit;");
  given_file("beta", "1_first.sql", "");

  EXPECT_THAT(failure(), HasSubstr("leave commit and rollback out"));
}

TEST_F(Migrations, without_transaction_can_build_indexes_concurrently) {
  given_file("alpha", "1_first.sql", "create table first (id int);");
  given_file("beta", "2_index.sql", "-- no transaction\ncreate index concurrently first_id on first (id);");

  migrate_all();

  EXPECT_EQ(relation("first_id"), "first_id");
  EXPECT_THAT(migrate_all(), IsEmpty());
}

TEST_F(Migrations, without_transaction_hold_a_single_statement) {
  given_file("alpha", "1_first.sql", "-- no transaction\ncreate table first (id int); select 1;");
  given_file("beta", "1_first.sql", "");

  EXPECT_THAT(failure(), HasSubstr("42601"));
}

TEST_F(Migrations, give_up_while_another_process_migrates) {
  given_file("alpha", "1_first.sql", "create table first (id int);");
  given_file("beta", "1_first.sql", "");
  BlockingConnection other(fresh.owner_url());
  other.query("select pg_advisory_lock(hashtextextended('public.migrations', 0))");

  EXPECT_THROW(migrate(fresh.owner_url(), folders(), std::chrono::milliseconds(150)), base::Error);
  EXPECT_EQ(relation("first"), "none");
}

TEST_F(Migrations, of_two_processes_at_once_are_applied_once) {
  given_file("alpha", "1_first.sql", "create table first (id int); select pg_sleep(0.2);");
  given_file("beta", "2_second.sql", "create table second (id int);");

  auto left = std::async(std::launch::async, [&] { return migrate_all(); });
  auto right = std::async(std::launch::async, [&] { return migrate_all(); });

  EXPECT_EQ(left.get().size() + right.get().size(), 2U);
}

TEST_F(Migrations, in_a_folder_that_is_missing_are_an_error) {
  given_file("alpha", "1_first.sql", "select 1;");

  EXPECT_THAT(failure(), HasSubstr("beta: not a folder of migrations"));
}

TEST_F(Migrations, checking_statements_finds_those_that_do_not_fit) {
  const auto problems = check_statements(fresh.app_url());

  EXPECT_THAT(problems, ::testing::Contains(HasSubstr("relation \"crm.contacts\" does not exist (42P01)")));
  EXPECT_THAT(problems, ::testing::Not(::testing::Contains(HasSubstr("set_config"))));
}

}  // namespace
}  // namespace sql
