// What tenants announce about their own addresses becomes rows and jobs; a schedule asks again.
#include "app_domains.hpp"

#include <algorithm>

#include "provisioning/events.hpp"
#include "settle_app_domain.hpp"
#include "tenants/events.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::seconds interval{10};

Task<void> ask_to_settle(sql::Tx& tx, base::Uuid id) {
  SettleAppDomain job{id};
  jobs::EnqueueOptions options{.unique_key = base::to_string(id), .max_attempts = 20, .run_again = true};
  co_await jobs::enqueue(tx, job, options);
}

Task<void> add_app_domain(sql::Tx& tx, tenants::AppDomainRequested event) {
  const auto now = base::Clock::now();
  co_await tx.run(R"sql(
    insert into provisioning.app_domains (id, domain, token, next_check_at, give_up_at) values ($1, $2, $3, $4, $5)
    on conflict (tenant_id, id) do nothing
  )sql"_sql,
                  event.app_domain_id, event.domain, event.token, now, base::Timestamp(now + patience_with_dns));
  co_await ask_to_settle(tx, event.app_domain_id);
}

Task<void> look_again(sql::Tx& tx, tenants::AppDomainCheckRequested event) {
  const auto now = base::Clock::now();
  const auto found = co_await tx.run(R"sql(
    update provisioning.app_domains
    set state = case state when 'failed' then 'pending' else state end, next_check_at = $2, give_up_at = $3,
      created_at = $2
    where id = $1 and removed_at is null
  )sql"_sql,
                                     event.app_domain_id, now, base::Timestamp(now + patience_with_dns));
  if (found == 1) co_await ask_to_settle(tx, event.app_domain_id);
}

// The wish may be heard after its end: then its row is there already, as removed.
Task<void> remove_app_domain(sql::Tx& tx, tenants::AppDomainRemoved event) {
  const auto now = base::Clock::now();
  co_await tx.run(R"sql(
    insert into provisioning.app_domains (id, domain, token, next_check_at, give_up_at, removed_at)
    values ($1, $2, '', $3, $3, $3)
    on conflict (tenant_id, id) do update set removed_at = excluded.removed_at, updated_at = now()
  )sql"_sql,
                  event.app_domain_id, event.domain, now);
  co_await ask_to_settle(tx, event.app_domain_id);
}

struct LookedAfter {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  std::string domain;
  AppDomainState state;
  base::Timestamp next_check_at;
};
BOOST_DESCRIBE_STRUCT(LookedAfter, (), (tenant_id, id, domain, state, next_check_at))

bool needs_care(const World& world, const LookedAfter& row) {
  if (row.next_check_at > base::Clock::now()) return false;
  return row.state != AppDomainState::active || !is_connected(world, row.domain);
}

Task<void> look_after(World& world, sql::Database& system, sql::Database& app, jobs::Scheduled&) {
  auto reader = system.read_system();
  auto rows = co_await reader.all<LookedAfter>(R"sql(
    select tenant_id, id, domain, state, next_check_at from provisioning.app_domains
    where removed_at is null and state <> 'failed'
  )sql"_sql);
  for (const auto& row : rows) {
    if (!needs_care(world, row)) continue;
    auto tx = co_await app.begin(tenancy::Scope::of(row.tenant_id));
    co_await ask_to_settle(tx, row.id);
    co_await tx.commit();
  }
}

}  // namespace

std::chrono::seconds pause_after(std::chrono::seconds waiting) {
  return std::clamp<std::chrono::seconds>(waiting / 8, std::chrono::seconds(10), std::chrono::minutes(15));
}

void add_app_domain_listeners(events::Bus& bus) {
  bus.on<tenants::AppDomainRequested>("provisioning.add_app_domain", add_app_domain);
  bus.on<tenants::AppDomainCheckRequested>("provisioning.check_app_domain", look_again);
  bus.on<tenants::AppDomainRemoved>("provisioning.remove_app_domain", remove_app_domain);
}

void add_app_domain_jobs(jobs::Worker& worker, World& world, sql::Database& system, sql::Database& app) {
  worker.on<SettleAppDomain>(jobs::with(settle_app_domain, world));
  worker.every("provisioning.look_after_app_domains", interval, jobs::with(look_after, world, system, app));
}

}  // namespace provisioning
