// How tables are watched: what in them is secret, what is about a person.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace audit {

struct Watch {
  std::string target;  // schema.table
  bool has_tenant;
  std::vector<std::string> secret_columns;
  std::optional<std::string> person_column;
};
BOOST_DESCRIBE_STRUCT(Watch, (), (target, has_tenant, secret_columns, person_column))

// Every table whose changes leave lines.
base::Task<std::vector<Watch>> find_watches(sql::Queries& db);

}  // namespace audit
