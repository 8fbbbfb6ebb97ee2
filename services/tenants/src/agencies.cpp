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

Task<Agency> get_agency(sql::Tx& tx) {
  co_return co_await tx.one<Agency>(R"sql(
    select name, owner_id from tenants.tenants where id = $1
  )sql"_sql,
                                    tx.tenant_id());
}

Task<ClientContact> get_client_contact(sql::Tx& tx, tenancy::SubTenantId client) {
  co_return co_await tx.one<ClientContact>(R"sql(
    select name, email from tenants.sub_tenants where id = $1
  )sql"_sql,
                                           client);
}

}  // namespace tenants
