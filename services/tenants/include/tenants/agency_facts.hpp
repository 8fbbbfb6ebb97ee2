// What the tenants service asks of those above and beside it, to show an agency to the platform's administrator.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

struct AgencyPerson {
  tenancy::UserId id;
  std::string full_name;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(AgencyPerson, (), (id, full_name, email))

struct AgencyMeter {
  std::string name;  // clients, sites, seats, requests_this_month...
  std::int64_t used;
  std::optional<std::int64_t> limit;  // none: counted only
};
BOOST_DESCRIBE_STRUCT(AgencyMeter, (), (name, used, limit))

// As it stands, and where tenants run alone, nobody knows anything.
class AgencyFacts {
 public:
  virtual ~AgencyFacts() = default;
  // People whose address contains the text, at most 200.
  virtual base::Task<std::vector<tenancy::UserId>> find_people(sql::Database&, std::string) {
    co_return std::vector<tenancy::UserId>();
  }
  virtual base::Task<std::vector<AgencyPerson>> get_people(sql::Database&, std::vector<tenancy::UserId>) {
    co_return std::vector<AgencyPerson>();
  }
  // `db` has the agency as its scope.
  virtual base::Task<std::vector<AgencyMeter>> get_usage(sql::Queries& /*db*/) { co_return std::vector<AgencyMeter>(); }
  virtual base::Task<std::int64_t> count_members(sql::Queries& /*db*/) { co_return 0; }
};

AgencyFacts& no_agency_facts();

}  // namespace tenants
