// Comparing columns, and the names people know the types by.
#include "sql/column_check.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sql {
namespace {

// text, varchar, char(n) and name are the same bytes on the wire.
bool is_text(unsigned oid) { return oid == 25 || oid == 1043 || oid == 1042 || oid == 19; }

std::string type_name(unsigned oid) {
  using Known = std::pair<unsigned, std::string_view>;
  static constexpr std::array known{
      Known{16, "boolean"},       Known{17, "bytea"},     Known{20, "bigint"}, Known{21, "smallint"},
      Known{23, "integer"},       Known{25, "text"},      Known{114, "json"},  Known{701, "double precision"},
      Known{1009, "text[]"},      Known{1043, "varchar"}, Known{1082, "date"}, Known{1114, "timestamp"},
      Known{1184, "timestamptz"}, Known{1700, "numeric"}, Known{2950, "uuid"}, Known{2951, "uuid[]"},
      Known{3802, "jsonb"},
  };
  const auto found = std::ranges::find(known, oid, &Known::first);
  return found != known.end() ? std::string(found->second) : "type " + std::to_string(oid);
}

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

}  // namespace

std::string find_column_mismatch(std::span<const shape::Column> expected, const pg_result* answer) {
  const int count = PQnfields(answer);
  for (int at = 0; at < count && at < static_cast<int>(expected.size()); ++at) {
    const auto& column = expected[static_cast<std::size_t>(at)];
    const std::string_view name = PQfname(answer, at);
    const unsigned oid = PQftype(answer, at);
    if (!column.name.empty() && column.name != name)
      return "column " + std::to_string(at + 1) + " is " + quoted(name) + ", the struct has " + quoted(column.name);
    if (column.oid != oid && !(is_text(column.oid) && is_text(oid)))
      return "column " + quoted(name) + " is " + type_name(oid) + ", the struct has " + type_name(column.oid);
  }
  if (count == static_cast<int>(expected.size())) return {};
  if (count < static_cast<int>(expected.size())) {
    const auto& missing = expected[static_cast<std::size_t>(count)];
    return "column " + quoted(missing.name) + " of the struct is not selected";
  }
  return "column " + quoted(PQfname(answer, static_cast<int>(expected.size()))) +
         " is selected, but the struct lacks it";
}

}  // namespace sql
