// Agencies: their founding, and what other services may know of them.
#include <boost/describe/class.hpp>

#include "tenants/directory.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

using base::Task;
using namespace sql::literals;

BOOST_DESCRIBE_STRUCT(Agency, (), (name, owner_id))
BOOST_DESCRIBE_STRUCT(ClientContact, (), (name, email))

Task<void> found_agency(sql::Tx& tx, std::string name, tenancy::UserId owner) {
  co_await tx.run(R"sql(
    insert into tenants.tenants (id, name, owner_id) values ($1, $2, $3)
  )sql"_sql,
                  tx.tenant_id(), name, owner);
}

Task<void> change_owner(sql::Tx& tx, tenancy::UserId owner) {
  co_await tx.run(R"sql(
    update tenants.tenants set owner_id = $2, updated_at = now() where id = $1
  )sql"_sql,
                  tx.tenant_id(), owner);
}

Task<void> note_plan(sql::Tx& tx, std::string plan) {
  co_await tx.run(R"sql(
    update tenants.tenants set plan = $2, updated_at = now() where id = $1 and plan <> $2
  )sql"_sql,
                  tx.tenant_id(), plan);
}

// Row-level security leaves the one row of the scope's tenant.
Task<Agency> get_agency(sql::Queries& db) {
  co_return co_await db.one<Agency>(R"sql(
    select name, owner_id from tenants.tenants
  )sql"_sql);
}

Task<std::optional<ClientContact>> find_client_contact(sql::Tx& tx, tenancy::SubTenantId client) {
  co_return co_await tx.maybe<ClientContact>(R"sql(
    select name, email from tenants.sub_tenants where id = $1 and not is_sample
  )sql"_sql,
                                             client);
}

Task<std::optional<std::string>> find_client_name(sql::Queries& db, tenancy::SubTenantId client) {
  co_return co_await db.maybe<std::string>(R"sql(
    select name from tenants.sub_tenants where id = $1 and deleted_at is null
  )sql"_sql,
                                           client);
}

}  // namespace tenants
