// Rows and values through the pipelined readers of a real PostgreSQL.
#include <gmock/gmock.h>

#include "base/time.hpp"
#include "contacts_database.hpp"

namespace sql {
namespace {

using ::testing::HasSubstr;
class Reading : public ContactsDatabase {};

struct Everything {
  bool yes;
  std::int32_t small;
  std::int64_t large;
  double ratio;
  std::string text;
  base::Timestamp time;
  std::vector<std::string> list;
  std::optional<std::string> nothing;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (yes, small, large, ratio, text, time, list, nothing))

TEST_F(Reading, brings_every_type_back_as_it_was_sent) {
  const std::vector<std::string> list{"a", "", "ü"};
  const auto now = base::Clock::now();

  const auto row = run(database.read(our_scope).one<Everything>(
      R"sql(select $1::bool as yes, $2::int as small, $3::bigint as large, $4::float8 as ratio, $5::text as text,
            $6::timestamptz as time, $7::text[] as list, $8::text as nothing)sql"_sql,
      true, -5, std::int64_t{1} << 40, 0.25, "a'b", now, list, std::optional<std::string>()));

  EXPECT_TRUE(row.yes);
  EXPECT_EQ(row.small, -5);
  EXPECT_EQ(row.large, std::int64_t{1} << 40);
  EXPECT_EQ(row.ratio, 0.25);
  EXPECT_EQ(row.text, "a'b");
  EXPECT_EQ(row.time, now);
  EXPECT_EQ(row.list, list);
  EXPECT_FALSE(row.nothing);
}

TEST_F(Reading, finds_the_rows_of_its_tenant_only) {
  given_contact(ours, "Ada");
  given_contact(ours, "Bob");
  given_contact(theirs, "Eve");

  const auto rows =
      run(database.read(our_scope).all<Contact>("select id, name, email, amount from crm.contacts order by name"_sql));

  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].name, "Ada");
  EXPECT_EQ(rows[1].name, "Bob");
  EXPECT_FALSE(rows[1].email);
}

TEST_F(Reading, one_throws_not_found_and_maybe_is_empty_without_a_row) {
  given_contact(theirs, "Eve");
  const auto query = "select name from crm.contacts where name = $1"_sql;

  EXPECT_EQ(error_of([&] { run(database.read(our_scope).one<std::string>(query, "Eve")); }).kind(),
            base::ErrorKind::not_found);
  EXPECT_FALSE(run(database.read(our_scope).maybe<std::string>(query, "Eve")));
  EXPECT_EQ(run(database.read(their_scope).maybe<std::string>(query, "Eve")), "Eve");
}

TEST_F(Reading, more_than_one_row_is_an_internal_error_where_one_is_expected) {
  const auto error =
      error_of([&] { run(database.read(our_scope).one<std::int32_t>("select * from generate_series(1, 3)"_sql)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::internal);
  EXPECT_THAT(error.what(), HasSubstr("3 rows"));
}

TEST_F(Reading, null_in_a_member_that_is_not_optional_names_the_column) {
  const auto error =
      error_of([&] { run(database.read(our_scope).one<std::string>("select null::text as nickname"_sql)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::internal);
  EXPECT_THAT(error.what(), HasSubstr("\"nickname\" is NULL"));
}

TEST_F(Reading, columns_that_do_not_fit_the_struct_name_the_column) {
  given_contact(ours, "Ada");
  const auto error_for = [&](auto statement) {
    return std::string(error_of([&] { run(database.read(our_scope).all<Contact>(statement)); }).what());
  };

  EXPECT_THAT(error_for("select id, email, name, amount from crm.contacts"_sql),
              HasSubstr("\"email\", the struct has \"name\""));
  EXPECT_THAT(error_for("select id, name, email, amount::int as amount from crm.contacts"_sql),
              HasSubstr("\"amount\" is integer, the struct has bigint"));
  EXPECT_THAT(error_for("select id, name, email from crm.contacts"_sql),
              HasSubstr("\"amount\" of the struct is not selected"));
  EXPECT_THAT(error_for("select id, name, email, amount, 1 as extra from crm.contacts"_sql), HasSubstr("\"extra\""));
}

TEST_F(Reading, text_types_are_interchangeable) {
  EXPECT_EQ(run(database.read(our_scope).one<std::string>("select 'a'::varchar(3)"_sql)), "a");
  EXPECT_EQ(run(database.read(our_scope).one<std::string>("select 'a'::name"_sql)), "a");
}

TEST_F(Reading, refuses_to_write) {
  const auto error = error_of([&] {
    run(database.read(our_scope).maybe<std::string>("insert into crm.contacts (name) values ($1) returning name"_sql,
                                                    "Ada"));
  });

  EXPECT_THAT(error.what(), HasSubstr("25006"));
  EXPECT_EQ(stored_contacts(), 0);
}

TEST_F(Reading, an_error_tells_state_message_and_statement) {
  const auto error = error_of([&] { run(database.read(our_scope).one<std::int32_t>("select 1\nfrom nowhere"_sql)); });

  EXPECT_EQ(error.kind(), base::ErrorKind::internal);
  EXPECT_STREQ(error.what(), "internal_error: SQLSTATE 42P01: relation \"nowhere\" does not exist in: select 1");
}

TEST_F(Reading, a_large_answer_arrives_whole) {
  const auto text = run(database.read(our_scope).one<std::string>("select repeat('x', 5000000)"_sql));

  EXPECT_EQ(text.size(), 5'000'000U);
}

TEST_F(Reading, a_large_argument_leaves_whole) {
  const std::string argument(5'000'000, 'x');

  EXPECT_EQ(run(database.read(our_scope).one<std::int32_t>("select length($1)"_sql, argument)), 5'000'000);
}

TEST_F(Reading, says_who_it_is) {
  EXPECT_EQ(run(database.read(our_scope).one<std::string>("select current_setting('application_name')"_sql)), "dde");
  EXPECT_EQ(run(database.read(our_scope).one<std::string>("select current_setting('statement_timeout')"_sql)), "5s");
  EXPECT_TRUE(run(database.ping()));
}

TEST_F(Reading, system_work_needs_the_system_role) {
  EXPECT_EQ(error_of([&] { database.read_system(); }).kind(), base::ErrorKind::internal);
  EXPECT_EQ(error_of([&] { run(database.begin_system()); }).kind(), base::ErrorKind::internal);
}

}  // namespace
}  // namespace sql
