// What all tables and the trail hold of one person, and its erasure. By the schema's owner, in `dde work`.
#pragma once

#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"
#include "tenancy/ids.hpp"

namespace audit {

struct Person {
  tenancy::UserId id;
  std::string email;
  // Blotted out of prose, which is what others wrote, such as reasons: name and address, as they are and as in JSON.
  std::vector<std::string> texts = {};
};

// The tenants in which the person did something or something was done about it, the platform (the nil tenant) last.
base::Task<std::vector<tenancy::TenantId>> find_tenants_of(sql::Database& system, Person person);

// Every value in a personal column of the person's rows in these tenants: names, addresses, browsers.
base::Task<std::vector<std::string>> find_personal_values(sql::Database& owner, std::vector<tenancy::TenantId> tenants,
                                                          Person person);

// Deletes or empties the person's rows, blots it out of prose, then takes the personal halves of its lines: one
// transaction a tenant. The chains stay whole, as soon as an added row of privacy.erasures with this id and person_id
// is among them.
base::Task<void> erase_person(sql::Database& owner, std::vector<tenancy::TenantId> tenants, Person person,
                              base::Uuid erasure);

// Finished exports of these tenants' trails hold names and addresses; they are gone before they expire.
base::Task<void> remove_exports(sql::Database& system, storage::Store& store, std::vector<tenancy::TenantId> tenants);

}  // namespace audit
