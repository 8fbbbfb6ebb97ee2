// What the compiler knows about statements.
#include "sql/statement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sql/rows.hpp"

namespace sql {
namespace {

TEST(Statements, count_placeholders_outside_of_quotes_and_comments) {
  static_assert(count_placeholders("select 1") == 0);
  static_assert(count_placeholders("select $1, $2, $1") == 2);
  static_assert(count_placeholders("select '$3', \"$4\", $1 -- $5\n, $2 /* $6 */") == 2);
  static_assert(count_placeholders("select 'it''s $9', $1") == 1);
  static_assert(count_placeholders("select $1::uuid, $10") == bad_placeholders);
  static_assert(count_placeholders("select $2") == bad_placeholders);
  static_assert(count_placeholders("select 'never closed $1") == 0);
}

TEST(Statements, may_not_steer_transactions_or_the_session) {
  for (const char* text : {"begin", "  COMMIT", "rollback", "set app.tenant_id = ''", "start transaction", "listen x",
                           "copy t to stdout", "do $$ begin end $$", "-- hidden\nbegin", "/**/begin", "", "selection"})
    EXPECT_FALSE(starts_like_a_query(text)) << text;
  for (const char* text : {"select 1", "\n   Insert into t", "update t", "delete from t", "-- why\nselect 1",
                           "/* why */ select 1", "with a as (", "values (1)"})
    EXPECT_TRUE(starts_like_a_query(text)) << text;
  static_assert(mentions("select SET_CONFIG('a', 'b', false)", "set_config"));
}

TEST(Statements, are_registered_before_main_with_parameters_and_columns) {
  constexpr auto statement = "select $1::text as name, $2::bigint as amount"_sql;
  using Use = Registered<std::remove_cv_t<decltype(statement)>, std::string, char[4], std::int64_t>;
  const StatementUse* expected = &Use::use;

  const auto all = registered_statements();

  ASSERT_NE(std::ranges::find(all, expected), all.end());
  EXPECT_EQ(std::vector<unsigned>(expected->parameters().begin(), expected->parameters().end()),
            (std::vector<unsigned>{25, 20}));
  ASSERT_EQ(expected->columns().size(), 1U);
  EXPECT_EQ(expected->columns()[0].oid, 25U);
  EXPECT_EQ(all[expected->index()], expected);
}

TEST(Arguments, are_laid_out_one_after_the_other) {
  Arguments arguments;

  arguments.append("literal");
  arguments.append(std::optional<std::string>());
  arguments.append(std::string("x"));

  EXPECT_EQ(arguments.bytes, "literalx");
  EXPECT_EQ(arguments.lengths, (std::vector<int>{7, -1, 1}));
}

}  // namespace
}  // namespace sql
