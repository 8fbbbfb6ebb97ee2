// The product's tables for a fresh database, and its ids in SQL.
#pragma once

#include <string>
#include <vector>

#include "base/id.hpp"
#include "sql/migrations.hpp"

namespace sql::testing {

// Of libraries and services, by their names.
std::vector<MigrationFolder> migrations_of(const std::vector<std::string>& names);
// Of all of them.
std::vector<MigrationFolder> every_migration();

inline std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }
template <class Kind>
std::string quoted(const base::Id<Kind>& id) {
  return quoted(id.value);
}

}  // namespace sql::testing
