// The acts of tenants/life_cycle.hpp as routes; each with its reason.
#include "agency_acts.hpp"

#include <boost/describe/class.hpp>

#include <functional>

#include "agency_list.hpp"
#include "base/error.hpp"
#include "http/acts.hpp"
#include "tenants/directory.hpp"

namespace tenants {
namespace {

using base::Task;
using tenancy::Member;
using tenancy::Scope;
using tenancy::TenantId;

using Reason = shape::Text<5, 500>;

struct Suspension {
  TenantId agency_id;
  Reason reason;  // shown to its people
};
BOOST_DESCRIBE_STRUCT(Suspension, (), (agency_id, reason))

struct Archiving {
  TenantId agency_id;
  Reason reason;
  shape::Int<1, 3650, 30> days;  // until everything of it is deleted
};
BOOST_DESCRIBE_STRUCT(Archiving, (), (agency_id, reason, days))

struct Restoring {
  TenantId agency_id;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(Restoring, (), (agency_id, reason))

struct Purging {
  TenantId agency_id;
  Reason reason;
  shape::Text<1, 255> agency_name;  // as it is written: the wrong agency has another one
};
BOOST_DESCRIBE_STRUCT(Purging, (), (agency_id, reason, agency_name))

constexpr http::Conflict own_agency{"own_agency", ""};
constexpr http::Conflict purge_started{"purge_started", ""};
constexpr http::Conflict tenant_archived{"tenant_archived", ""};

// The platform's own tenant: whoever closed it would shut out all administrators.
void require_another(const Member& who, TenantId agency) {
  if (who.tenant_id == agency) throw base::conflict("own_agency", "This is the platform's own place; it stays open.");
}

struct Doing {
  TenantId agency;
  http::Act act;
};

Doing doing(const Member& who, const char* operation, TenantId agency, const Reason& reason) {
  return {agency, {who.user_id, operation, to_string(agency), reason.str()}};
}

using Change = std::function<Task<void>(sql::Tx&)>;

Task<void> change(sql::Database& db, Doing what, Change how) {
  auto tx = co_await db.begin(Scope::of(what.agency));
  co_await how(tx);
  co_await http::note_act(tx, what.act);
  co_await tx.commit();
}

Task<ShownAgency> suspend_agency(Given& given, Member who, sql::Database& db, Suspension in) {
  require_another(who, in.agency_id);
  const Change how = [&in](sql::Tx& tx) { return suspend_tenant(tx, in.reason.str()); };
  auto what = doing(who, "suspend_agency", in.agency_id, in.reason);
  co_await change(db, std::move(what), how);
  co_return co_await show_agency(given, db, in.agency_id);
}

Task<ShownAgency> archive_agency(Given& given, Member who, sql::Database& db, Archiving in) {
  require_another(who, in.agency_id);
  const Change how = [&in](sql::Tx& tx) {
    return archive_tenant(tx, std::chrono::days(in.days.value), in.reason.str());
  };
  auto what = doing(who, "archive_agency", in.agency_id, in.reason);
  co_await change(db, std::move(what), how);
  co_return co_await show_agency(given, db, in.agency_id);
}

Task<ShownAgency> restore_agency(Given& given, Member who, sql::Database& db, Restoring in) {
  const Change how = [](sql::Tx& tx) { return restore_tenant(tx); };
  auto what = doing(who, "restore_agency", in.agency_id, in.reason);
  co_await change(db, std::move(what), how);
  co_return co_await show_agency(given, db, in.agency_id);
}

Task<void> archive_named(sql::Tx& tx, Purging in) {
  const auto agency = co_await get_agency(tx);
  if (agency.name != in.agency_name.str())
    throw base::invalid("agencyName", "another_name", "The agency is called otherwise.");
  co_await archive_tenant(tx, std::chrono::hours(0), in.reason.str());
}

Task<ShownAgency> purge_agency(Given& given, Member who, sql::Database& db, Purging in) {
  require_another(who, in.agency_id);
  const Change how = [&in](sql::Tx& tx) { return archive_named(tx, in); };
  auto what = doing(who, "purge_agency", in.agency_id, in.reason);
  co_await change(db, std::move(what), how);
  co_return co_await show_agency(given, db, in.agency_id);
}

}  // namespace

void add_agency_act_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/tenants/agencies/{agencyId}/suspend", http::with(suspend_agency, given))
      .says("Shut an agency's people out; its clients' sites say that they are suspended")
      .named("suspend_agency")
      .needs("platform:change_agencies")
      .asks_fresh_sign_in()
      .answers(200)
      .fails_with(own_agency)
      .fails_with(tenant_archived)
      .fails_with(purge_started);
  r.post("/api/v1/tenants/agencies/{agencyId}/archive", http::with(archive_agency, given))
      .says("Suspend an agency and delete everything of it after a term")
      .named("archive_agency")
      .needs("platform:change_agencies")
      .asks_fresh_sign_in()
      .answers(200)
      .fails_with(own_agency)
      .fails_with(purge_started);
  r.post("/api/v1/tenants/agencies/{agencyId}/restore", http::with(restore_agency, given))
      .says("Let a suspended or archived agency work again")
      .named("restore_agency")
      .needs("platform:change_agencies")
      .asks_fresh_sign_in()
      .answers(200)
      .fails_with(purge_started);
  r.post("/api/v1/tenants/agencies/{agencyId}/purge", http::with(purge_agency, given))
      .says("Delete an agency now: websites, files, every row; this cannot be undone")
      .named("purge_agency")
      .needs("platform:purge_agencies")
      .asks_fresh_sign_in()
      .answers(202)
      .fails_with(own_agency)
      .fails_with(purge_started);
}

}  // namespace tenants
