// Finding and erasing a person in all tables; SQL knows them by the declarations in audit.watches.
#include "audit/people.hpp"

#include <set>

#include "audit/watches.hpp"
#include "base/error.hpp"

namespace audit {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::TenantId;
using Tenants = std::vector<TenantId>;

constexpr TenantId platform{};
constexpr int most_rounds = 20;  // of deleting rows that others refer to

Task<std::vector<std::string>> find_targets(sql::Queries& db, TenantId tenant) {
  const bool in_tenant = tenant != platform;
  return db.all<std::string>(R"sql(
    select target from audit.watches
    where has_tenant = $1 and (person_column is not null or personal_columns <> '{}') order by target
  )sql"_sql,
                             in_tenant);
}

// What others wrote; the platform's rows about no agency stand beside those of agencies.
Task<void> blot_out(sql::Tx& tx, TenantId tenant, Person person) {
  const bool in_platform = tenant == platform;
  const auto targets = co_await tx.all<std::string>(R"sql(
    select target from audit.watches where (has_tenant or $1) and prose_columns <> '{}' order by target
  )sql"_sql,
                                                    in_platform);
  for (const auto& target : targets) {
    co_await tx.run(R"sql(
      select audit.blot_out($1, $2)
    )sql"_sql,
                    target, person.texts);
  }
}

// Rows that others refer to wait for those.
Task<void> erase_rows(sql::Tx& tx, TenantId tenant, Person person) {
  auto waiting = co_await find_targets(tx, tenant);
  for (int round = 0; round < most_rounds && !waiting.empty(); ++round) {
    std::vector<std::string> still;
    for (const auto& target : waiting) {
      const auto touched = co_await tx.one<std::int64_t>(R"sql(
        select audit.erase_rows($1, $2, $3)
      )sql"_sql,
                                                         target, person.id, person.email);
      if (touched < 0) still.push_back(target);
    }
    waiting = std::move(still);
  }
  if (!waiting.empty()) throw base::internal("rows of " + waiting.front() + " are referred to and cannot be erased");
}

Task<void> erase_in(sql::Database& owner, TenantId tenant, Person person, base::Uuid erasure) {
  auto tx = co_await owner.begin(tenancy::Scope::of(tenant));
  co_await erase_rows(tx, tenant, person);
  co_await blot_out(tx, tenant, person);
  co_await tx.one<std::int64_t>(R"sql(
    select audit.erase_lines($1, $2, $3, $4)
  )sql"_sql,
                                erasure, person.id, person.email, person.texts);
  co_await tx.commit();
}

struct Expired {
  TenantId tenant_id;
  base::Uuid id;
  std::optional<std::string> storage_key;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (tenant_id, id, storage_key))

}  // namespace

Task<std::vector<Watch>> find_watches(sql::Queries& db) {
  return db.all<Watch>(R"sql(
    select target, has_tenant, secret_columns, person_column from audit.watches
    where exempt_because is null order by target
  )sql"_sql);
}

Task<Tenants> find_tenants_of(sql::Database& system, Person person) {
  auto tx = system.read_system();
  auto tenants = co_await tx.all<TenantId>(R"sql(
    select tenant_id from audit.lines where number is not null and user_id = $1
    union select tenant_id from audit.lines where number is not null and person_id = $1
    union select tenant_id from audit.lines where number is null and (user_id = $1 or person_id = $1)
    union select tenant_id from audit.lines
    where personal is not null and person_id is null and position(lower($2) in lower(personal::text)) > 0
    union select tenant_id from audit.lines where audit.names(noun, personal, $3)
  )sql"_sql,
                                           person.id, person.email, person.texts);
  std::erase(tenants, platform);
  tenants.push_back(platform);
  co_return tenants;
}

Task<std::vector<std::string>> find_personal_values(sql::Database& owner, Tenants tenants, Person person) {
  std::set<std::string> values;
  for (const auto& tenant : tenants) {
    auto tx = co_await owner.begin(tenancy::Scope::of(tenant));
    for (const auto& target : co_await find_targets(tx, tenant)) {
      for (auto& value : co_await tx.all<std::string>(R"sql(
             select value from audit.personal_values($1, $2, $3) as value
           )sql"_sql,
                                                      target, person.id, person.email)) {
        values.insert(std::move(value));
      }
    }
  }
  co_return std::vector<std::string>(values.begin(), values.end());
}

Task<void> erase_person(sql::Database& owner, Tenants tenants, Person person, base::Uuid erasure) {
  for (const auto& tenant : tenants) co_await erase_in(owner, tenant, person, erasure);
}

Task<void> remove_exports(sql::Database& system, storage::Store& store, Tenants tenants) {
  auto tx = co_await system.begin_system();
  const auto exports = co_await tx.all<Expired>(R"sql(
    select tenant_id, id, storage_key from audit.exports where tenant_id = any ($1)
  )sql"_sql,
                                                tenants);
  for (const auto& gone : exports) {
    if (gone.storage_key) co_await store.remove(*gone.storage_key);
    co_await tx.run(R"sql(
      delete from audit.exports where tenant_id = $1 and id = $2
    )sql"_sql,
                    gone.tenant_id, gone.id);
  }
  co_await tx.commit();
}

}  // namespace audit
