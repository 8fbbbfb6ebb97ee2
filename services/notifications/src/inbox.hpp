// The inbox of notifications: everybody's of the agency, and one's own; each person reads for itself.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

#include "events/events.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "tenancy/ids.hpp"

namespace notifications {

using NotificationId = base::Id<struct NotificationNoun>;

enum class Kind {
  website_live,
  website_failed,
  usage_warning,
  app_domain_active,
  app_domain_failed,
  ownership_transferred,
  export_ready
};
BOOST_DESCRIBE_ENUM(Kind, website_live, website_failed, usage_warning, app_domain_active, app_domain_failed,
                    ownership_transferred, export_ready)

// What happened; which members have a value follows from the kind. Words are the reader's business.
struct Happening {
  Kind kind;
  std::optional<tenancy::UserId> user_id = {};  // one person's own
  std::optional<tenancy::SubTenantId> sub_tenant_id = {};
  bool for_client = false;  // its users see it too
  std::optional<std::string> client_name = {};
  std::optional<std::string> domain = {};
  std::optional<std::int64_t> release = {};
  std::optional<std::string> reason = {};
  std::optional<std::string> entitlement = {};
  std::optional<std::int64_t> used = {};
  std::optional<std::int64_t> amount = {};
  std::optional<base::Uuid> export_id = {};
};

// In the tenant of the transaction.
base::Task<void> notify(sql::Tx& tx, Happening what);

void add_inbox_routes(http::Routes& routes);
void add_inbox_listeners(events::Bus& bus);
// The schedule notifications.purge: what is older than 90 days goes.
void add_inbox_schedule(jobs::Worker& worker);

}  // namespace notifications
