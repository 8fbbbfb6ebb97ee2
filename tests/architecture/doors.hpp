// Knocks at every operation of a route table: as a stranger, without the permission, with another tenant's ids.
#pragma once

#include <boost/json/object.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "http/dispatcher.hpp"
#include "sql/database.hpp"

namespace architecture {

// Ids by the noun before them in the path: "clients" for /clients/{id}, "deployments" for /deployments/{deploymentId}.
using Ids = std::map<std::string, std::string>;

// "GET /api/v1/tenants/clients/{id}"
std::string operation_of(const http::Route& route);

class Doors {
 public:
  // `routes` outlive this. Only the members given to knock() are signed in. `system_url` is for what the platform's
  // administrator reads.
  Doors(const http::Routes& routes, const std::string& database_url, const std::string& system_url = {});

  // Ids that are not given are made up. `input` travels as the body, or as the query of those that take none.
  http::Response knock(const http::Route& route, const std::optional<tenancy::Member>& who, const Ids& ids = {},
                       const boost::json::object& input = {});

  // Each answers with the operations that break its rule, and how. Those that need not be said to be tried with ids or
  // fields are the platform's own for its administrator, and all others for everybody else.
  // Operations without a summary, or with a permission that `known` lacks.
  std::vector<std::string> undocumented(const std::vector<std::string>& known) const;
  // Operations that are not on the list and let a stranger in.
  std::vector<std::string> open_to_strangers(const std::vector<std::string>& meant_to_be_open);
  // Operations that `who` may use without the permission they need; it is given all others of `known`.
  std::vector<std::string> open_without_permission(tenancy::Member who, const std::vector<std::string>& known);
  // Operations of the platform that anybody but its administrator may use: `who` holds every permission.
  std::vector<std::string> open_beside_the_administrator(const tenancy::Member& who);
  // Operations with ids in their path that answer otherwise than 404 to ids that never were.
  std::vector<std::string> knowing_what_never_was(const tenancy::Member& who);
  // Operations with ids in their path where `who` can tell `ids` from ids that never were, or for whose noun there is
  // no id in `ids`.
  std::vector<std::string> revealing(const tenancy::Member& who, const Ids& ids);
  // The same for ids in bodies and queries: whichever of `ids` is there, the answer is that to an id that never was.
  std::vector<std::string> revealing_in_input(const tenancy::Member& who, const Ids& ids);
  // Operations that take one of these fields ("tenantId"), unless "POST /path tenantId" is on the list.
  std::vector<std::string> assignable(const tenancy::Member& who, const std::vector<std::string>& fields,
                                      const std::set<std::string>& meant_to_be);
  // Reading operations with ids in their path that do not show `ids` to `who`.
  std::vector<std::string> hiding(const tenancy::Member& who, const Ids& ids);

 private:
  boost::json::object accepted_input(const http::Route& route, const tenancy::Member& who);
  std::string reveals(const http::Route& route, const tenancy::Member& who, const shape::Member& member,
                      const std::string& id);

  const http::Routes& routes_;
  boost::asio::io_context context_{1};
  sql::Database database_;
  sql::Database system_;
  std::optional<tenancy::Member> member_;
  http::Dispatcher dispatcher_;
};

}  // namespace architecture
