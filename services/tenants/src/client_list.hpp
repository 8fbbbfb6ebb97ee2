// The list of clients: orders, filters, search.
#pragma once

#include "clients.hpp"

namespace tenants {

enum class ClientOrder { newest, oldest, name, name_descending, recently_updated };
BOOST_DESCRIBE_ENUM(ClientOrder, newest, oldest, name, name_descending, recently_updated)

// Of any order; the name is folded.
struct ClientPosition {
  ClientOrder sort;
  std::optional<base::Timestamp> time;
  std::optional<std::string> name;
  tenancy::SubTenantId id;
};
BOOST_DESCRIBE_STRUCT(ClientPosition, (), (sort, time, name, id))

struct ClientQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<ClientPosition>> cursor;
  std::optional<ClientOrder> sort;  // newest, unless said
  std::optional<ClientStatus> status;
  std::optional<bool> deleted;                // true: the deleted ones, which can be restored
  std::optional<shape::Text<1, 120>> search;  // each word is in name, company, e-mail address or industry
};
BOOST_DESCRIBE_STRUCT(ClientQuery, (), (limit, cursor, sort, status, deleted, search))

void add_client_list_routes(http::Routes& routes);

}  // namespace tenants
