// Knocks at every operation of a route table: as a stranger, without the permission, with another tenant's ids.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "http/dispatcher.hpp"
#include "sql/database.hpp"

namespace architecture {

// Path parameters by name.
using Ids = std::map<std::string, std::string>;

// "GET /api/v1/tenants/clients/{id}"
std::string operation_of(const http::Route& route);

class Doors {
 public:
  // `routes` outlive this. Only the members given to knock() are signed in.
  Doors(const http::Routes& routes, const std::string& database_url);

  http::Response knock(const http::Route& route, const std::optional<tenancy::Member>& who, const Ids& ids = {});

  // Each answers with the operations that break its rule, and how.
  // Operations without a summary, or with a permission that `known` lacks.
  std::vector<std::string> undocumented(const std::vector<std::string>& known) const;
  // Operations that are not on the list and let a stranger in.
  std::vector<std::string> open_to_strangers(const std::vector<std::string>& meant_to_be_open);
  // Operations that `who` may use without the permission they need; it is given all others of `known`.
  std::vector<std::string> open_without_permission(tenancy::Member who, const std::vector<std::string>& known);
  // Operations with ids in their path where `who` can tell `ids` from ids that never were.
  std::vector<std::string> revealing(const tenancy::Member& who, const Ids& ids);
  // Reading operations with ids in their path that do not show `ids` to `who`.
  std::vector<std::string> hiding(const tenancy::Member& who, const Ids& ids);

 private:
  const http::Routes& routes_;
  boost::asio::io_context context_{1};
  sql::Database database_;
  std::optional<tenancy::Member> member_;
  http::Dispatcher dispatcher_;
};

}  // namespace architecture
