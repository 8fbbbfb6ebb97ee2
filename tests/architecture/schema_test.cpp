// The migrated schema keeps every rule, and every rule can be broken.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "migrated_database.hpp"
#include "schema_rules.hpp"

namespace architecture {
namespace {

class Schema : public testing::TestWithParam<SchemaRule> {
 protected:
  std::vector<std::string> offenders() {
    return column_of(connection_, schema_views() + std::string(GetParam().offenders));
  }
  void begin() { execute("begin"); }
  void execute(const std::string& sql) { sql::require_good(connection_.execute(sql), sql); }

 private:
  sql::BlockingConnection connection_{superuser_url(migrated_database())};
};

TEST_P(Schema, keeps_the_rule_that) { EXPECT_THAT(offenders(), testing::IsEmpty()); }

TEST_P(Schema, is_refused_when_it_breaks_the_rule_that) {
  begin();  // and never committed

  execute(GetParam().planted);

  EXPECT_THAT(offenders(), testing::Contains(std::string(GetParam().offender)));
}

INSTANTIATE_TEST_SUITE_P(Every, Schema, testing::ValuesIn(schema_rules().begin(), schema_rules().end()),
                         [](const auto& rule) { return std::string(rule.param.name); });

}  // namespace
}  // namespace architecture
