// Whole tables as NDJSON, as far as row-level security shows them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/watches.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace privacy {

// A table and the rows wanted of it: all, or those of one person.
struct Wanted {
  audit::Watch table;
  std::optional<tenancy::UserId> person;
};

// One JSON object a line, without secret columns. Reads in pages, each a unit of its own in this scope.
base::Task<std::string> read_table(sql::Database& db, tenancy::Scope scope, Wanted wanted);

}  // namespace privacy
