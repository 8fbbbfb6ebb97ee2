// Migrating, and looking at the result.
#include "migrated_database.hpp"

#include "services.hpp"

namespace architecture {

const sql::testing::FreshDatabase& migrated_database() {
  static const sql::testing::FreshDatabase database(app::migration_folders());
  return database;
}

std::string superuser_url(const sql::testing::FreshDatabase& database) {
  return sql::testing::PrivatePostgres::shared().url("postgres", database.name());
}

std::vector<std::string> column_of(sql::BlockingConnection& connection, const std::string& query) {
  const auto answer = sql::require_good(connection.execute(query), query);
  std::vector<std::string> values;
  for (int row = 0; row < sql::row_count(answer); ++row) values.push_back(sql::text_at(answer, row, 0));
  return values;
}

}  // namespace architecture
