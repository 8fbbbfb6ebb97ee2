// The end of an agency, one step a turn; every step may be repeated.
#include "app_domains.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "events/events.hpp"
#include "tenants/events.hpp"
#include "tenants/life_cycle.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;
using tenancy::TenantId;

constexpr std::chrono::seconds interval{15};

struct Overdue {
  TenantId id;
  std::optional<base::Timestamp> purge_started_at;
};
BOOST_DESCRIBE_STRUCT(Overdue, (), (id, purge_started_at))

Task<void> announce(sql::Database& app, TenantId tenant) {
  auto tx = co_await app.begin(Scope::of(tenant));
  const auto begun = co_await tx.run(R"sql(
    update tenants.tenants set purge_started_at = $2 where id = $1 and status = 'archived' and purge_started_at is null
  )sql"_sql,
                                     tenant, base::Clock::now());
  if (begun == 0) co_return;
  co_await drop_app_domain(tx);
  TenantPurgeStarted event{tenant};
  co_await events::publish(tx, event);
  co_await tx.commit();
  base::log_info("The deletion of an agency begins", {{"tenant.id", to_string(tenant)}});
}

Task<bool> has_traces(const PurgeGiven& given, TenantId tenant) {
  auto reader = given.app.read(Scope::of(tenant));
  for (auto* traces : given.traces) {
    const bool are_gone = co_await traces->are_gone(reader);
    if (!are_gone) co_return true;
  }
  co_return false;
}

// Whichever service has put them there: the tenant's id is a segment of all their keys.
Task<void> remove_files(storage::Store& files, TenantId tenant) {
  const auto segment = "/" + to_string(tenant) + "/";
  auto keys = co_await files.list("");
  for (auto& key : keys) {
    if (key.contains(segment)) co_await files.remove(std::move(key));
  }
}

Task<void> remove_rows(sql::Database& owner, TenantId tenant) {
  auto tx = co_await owner.begin(Scope::of(tenant));
  const auto rows = co_await tx.one<std::int64_t>(R"sql(
    select tenants.purge()
  )sql"_sql);
  co_await tx.commit();
  base::log_info("An agency is deleted", {{"tenant.id", to_string(tenant)}, {"rows", rows}});
}

// The traces are asked in a later turn: what takes them down first has to hear of it.
Task<void> go_on(const PurgeGiven& given, Overdue tenant) {
  if (!tenant.purge_started_at) co_return co_await announce(given.app, tenant.id);
  const bool waits = co_await has_traces(given, tenant.id);
  if (waits) co_return;
  co_await remove_files(given.files, tenant.id);
  co_await remove_rows(given.owner, tenant.id);
}

// One agency that cannot be deleted holds up no other.
Task<void> purge(const PurgeGiven& given, jobs::Scheduled&) {
  auto reader = given.system.read_system();
  auto overdue = co_await reader.all<Overdue>(R"sql(
    select id, purge_started_at from tenants.tenants where status = 'archived' and purge_after <= $1
  )sql"_sql,
                                              base::Clock::now());
  for (const auto& tenant : overdue) {
    std::string failure;
    try {
      co_await go_on(given, tenant);
    } catch (const std::exception& error) {
      failure = error.what();
    }
    if (!failure.empty())
      base::log_error("An agency could not be deleted", {{"tenant.id", to_string(tenant.id)}, {"error", failure}});
  }
}

}  // namespace

void add_purge(jobs::Worker& worker, PurgeGiven& given) {
  worker.every("tenants.purge", interval, jobs::with(purge, given));
}

}  // namespace tenants
