// Lines of the audit trail, as an agency reads them.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

#include "http/page.hpp"
#include "http/routes.hpp"
#include "seal.hpp"
#include "sql/database.hpp"

namespace audit {

enum class Action { added, changed, removed };
BOOST_DESCRIBE_ENUM(Action, added, changed, removed)

struct Line {
  LineId id;
  base::Timestamp created_at;
  std::optional<tenancy::UserId> actor_id;  // names are the auth service's: GET /auth/members
  std::optional<tenancy::UserId> impersonator_id;
  std::optional<base::Uuid> api_key_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::string noun;
  std::string row_id;
  Action action;
  std::optional<std::string> operation;
  std::optional<std::string> request_id;
  std::optional<std::string> address;
  std::optional<boost::json::object> before;  // of a change only what changed; secrets as ***
  std::optional<boost::json::object> after;
  std::optional<std::int64_t> number;  // in the chain; none for a moment after the change
  bool is_erased;  // personal values were taken by the erasure of a person
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, created_at, actor_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
                       operation, request_id, address, before, after, number, is_erased))

// Newest first: ids rise with time.
struct LinePosition {
  LineId id;
};
BOOST_DESCRIBE_STRUCT(LinePosition, (), (id))

// What lists and exports may be narrowed to.
struct LineFilter {
  std::optional<tenancy::UserId> actor_id;
  std::optional<std::string> noun;
  std::optional<std::string> row_id;
  std::optional<std::string> operation;
  std::optional<Action> action;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
};
BOOST_DESCRIBE_STRUCT(LineFilter, (), (actor_id, noun, row_id, operation, action, sub_tenant_id))

// Lines with from <= id < before, newest first.
struct LineRange {
  LineId from;
  LineId before;
  std::int64_t limit = 0;
};

// The smallest id that a line of this moment can have.
LineId first_id_at(base::Timestamp time);
// The history of one row is read from its own index, and shows sealed lines only.
base::Task<std::vector<Line>> read_lines(sql::Queries& db, LineFilter filter, LineRange range);

void add_line_routes(http::Routes& routes);

}  // namespace audit
