// What other services may ask about people.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

struct Person {
  tenancy::UserId id;
  std::string email;
  std::string full_name;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, email, full_name))

// The person with this id; base::not_found when there is none. One statement.
base::Task<Person> get_person(sql::Tx& tx, tenancy::UserId id);

// People whose e-mail address contains the text, at most 200.
base::Task<std::vector<tenancy::UserId>> find_people(sql::Database& db, std::string text);
// Those of these people who have an account. One statement.
base::Task<std::vector<Person>> get_people(sql::Database& db, std::vector<tenancy::UserId> ids);
// Active members of the agency of this unit of work, those of its clients too.
base::Task<std::int64_t> count_members(sql::Queries& db);

// Whether the person has shown that it reads the mails to its address; base::not_found when there is no such person.
base::Task<bool> is_email_verified(sql::Queries& db, tenancy::UserId id);
// Throws base::forbidden ("email_not_verified") unless it has: before others are invited or a domain is claimed.
base::Task<void> require_verified_email(sql::Queries& db, tenancy::UserId id);

// The agency that the person with this e-mail joined first, as an agency's member. For `dde admin`.
base::Task<std::optional<tenancy::TenantId>> find_agency_of(sql::Database& db, std::string email);

}  // namespace auth
