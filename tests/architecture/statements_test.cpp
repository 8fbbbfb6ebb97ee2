// Every statement of the program: known to the registry, fit for the schema, and allowed to the role that runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/error.hpp"
#include "explained.hpp"
#include "migrated_database.hpp"
#include "sql/check.hpp"
#include "sql/statement.hpp"

namespace architecture {
namespace {

namespace fs = std::filesystem;

const std::string nobody = "00000000-0000-0000-0000-000000000000";

bool is_product(const fs::path& file) {
  const auto path = file.string();
  const bool is_code = path.ends_with(".cpp") || path.ends_with(".hpp");
  return is_code && path.find("/tests/") == std::string::npos && path.find("/testing/") == std::string::npos;
}

// R"sql(...)sql"_sql and "..."_sql, comments left out.
std::vector<std::string> literals_of(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> literals;
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  for (auto end = text.find("\"_sql"); end != std::string::npos; end = text.find("\"_sql", end + 1)) {
    const auto line = text.rfind('\n', end);
    if (text.substr(line + 1, text.find_first_not_of(' ', line + 1) - line + 1).find("//") != std::string::npos)
      continue;
    const bool is_raw = text.substr(0, end).ends_with(")sql");
    const auto begin = is_raw ? text.rfind("R\"sql(", end) + 6 : text.rfind('"', end - 1) + 1;
    if (begin < end) literals.push_back(text.substr(begin, end - begin - (is_raw ? 4 : 0)));
  }
  return literals;
}

std::vector<std::string> literals_of_the_product() {
  std::vector<std::string> literals;
  for (const auto* folder : {"app", "lib", "services"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DDE_SOURCE_DIR) / folder)) {
      if (!is_product(entry.path())) continue;
      for (auto& literal : literals_of(entry.path())) literals.push_back(std::move(literal));
    }
  }
  return literals;
}

std::string refusal_of(const std::string& url, const Question& question) {
  try {
    explain(url, question, nobody, {}, Planning::generic);
    return "";
  } catch (const base::Error& error) {
    return error.what();
  }
}

// What lib/sql itself sends around transactions.
bool is_control(std::string_view text) { return text == "begin" || text == "commit" || text == "rollback"; }

// What the schema's owner does beside migrations: purge agencies and erase people.
bool is_the_owners(const Question& question) {
  constexpr std::array acts{"tenants.purge()", "audit.erase_rows(", "audit.erase_lines(", "audit.personal_values(",
                            "audit.blot_out("};
  return std::ranges::any_of(acts, [&](std::string_view act) { return question.text.contains(act); });
}

bool may_be_run(const Question& question) {
  const auto& database = migrated_database();
  if (is_the_owners(question)) return refusal_of(database.owner_url(), question).empty();
  return refusal_of(database.app_url(), question).empty() || refusal_of(database.system_url(), question).empty();
}

TEST(Statements, of_the_whole_program_are_registered_here) {
  std::set<std::string_view> registered;
  for (const auto* use : sql::registered_statements()) registered.insert(use->text());

  const auto written = literals_of_the_product();

  EXPECT_GT(written.size(), 50U);
  for (const auto& literal : written) EXPECT_TRUE(registered.contains(literal)) << literal;
}

TEST(Statements, fit_the_migrated_schema) {
  EXPECT_THAT(sql::check_statements(migrated_database().app_url()), testing::IsEmpty());
}

TEST(Statements, may_be_run_by_the_application_or_by_the_system_role) {
  for (const auto* use : sql::registered_statements()) {
    const Question question{use->text(), use->parameters()};
    if (is_control(question.text)) continue;
    EXPECT_TRUE(may_be_run(question)) << question.text << refusal_of(migrated_database().app_url(), question);
  }
}

TEST(Statements, that_no_role_may_run_are_found) {
  EXPECT_FALSE(may_be_run({"delete from auth.users where id = $1", std::array{2950U}}));
  EXPECT_FALSE(may_be_run({"update billing.plans set monthly_price = 0", {}}));
}

}  // namespace
}  // namespace architecture
