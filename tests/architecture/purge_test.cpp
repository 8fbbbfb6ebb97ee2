// Deleting an agency deletes its rows in every table there is, and no others.
#include <gmock/gmock.h>

#include "sql/testing/run.hpp"
#include "tenants/life_cycle.hpp"
#include "two_agencies.hpp"

namespace architecture {
namespace {

using namespace sql::literals;

// Looks for a text in every row of every table, whatever the columns.
constexpr const char* search = R"sql(
  create function public.tables_with(needle text) returns text language plpgsql as $$
  declare
    target regclass;
    has_one boolean;
    found text := '';
  begin
    for target in
      select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' order by c.oid::regclass::text
    loop
      execute format('select exists (select from %s t where t::text like %L)', target, '%' || needle || '%')
        into has_one;
      if has_one then found := found || target || ' '; end if;
    end loop;
    return found;
  end
  $$)sql";

class Purge : public TwoAgencies {
 protected:
  Purge() { database.execute(search); }

  // Rows around those of TwoAgencies: people, sessions, tokens, work, events, usage, names.
  void fill(tenancy::TenantId agency) {
    const auto tenant = "'" + to_string(agency) + "'";
    const auto with_tenant = [&](std::string text) {
      for (auto at = text.find("$T"); at != std::string::npos; at = text.find("$T")) text.replace(at, 2, tenant);
      database.execute(text);
    };
    with_tenant(R"sql(
      with person as (insert into auth.users (id, email, password_hash, full_name)
                      values (gen_random_uuid(), md5($T) || '@agency.example', 'x', 'Ada') returning id),
        member as (insert into auth.memberships (tenant_id, id, user_id, role, level)
                   select $T, gen_random_uuid(), id, 'agency', 'member' from person returning id, user_id)
      insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, user_agent, address,
                                 expires_at)
        select $T, gen_random_uuid(), user_id, id, 'x', now(), '', '', now() from member)sql");
    with_tenant(R"sql(
      insert into auth.one_time_tokens (id, purpose, subject, tenant_ref, expires_at)
        values (gen_random_uuid(), 'invitation', gen_random_uuid(), $T, now());
      with notification as (insert into notifications.notifications (tenant_id, id, kind)
                            values ($T, gen_random_uuid(), 'website_live') returning id)
        insert into notifications.readings (tenant_id, user_id, notification_id)
          select $T, gen_random_uuid(), id from notification;
      insert into billing.subscriptions (tenant_id, plan_id) values ($T, 'pro');
      insert into billing.usage (tenant_id, entitlement, used) values ($T, 'clients', 1);
      insert into billing.request_counts (tenant_id, day, minute) values ($T, now(), now());
      insert into tenants.app_domains (tenant_id, id, domain, token) values ($T, gen_random_uuid(), 'a.example', 't');
      insert into tenants.app_hosts (name, tenant_ref) values (md5($T) || '.example', $T))sql");
    with_tenant(R"sql(
      with named as (insert into provisioning.app_domains (tenant_id, id, domain, token, next_check_at, give_up_at)
                     values ($T, gen_random_uuid(), 'a.example', 't', now(), now()) returning id)
      insert into provisioning.domains (tenant_id, name, app_domain_id)
        select $T, md5($T) || '.example', id from named)sql");
    with_tenant(R"sql(
      with work as (insert into jobs.jobs (tenant_id, id, kind, payload, max_attempts, run_at)
                    values ($T, gen_random_uuid(), 'x', '{}', 1, now()) returning id),
        step as (insert into jobs.steps (tenant_id, job_id, name, status) select $T, id, 'x', 'done' from work)
      insert into jobs.log_lines (tenant_id, job_id, seq, line) select $T, id, 1, 'x' from work)sql");
    with_tenant(R"sql(
      with event as (insert into events.outbox (tenant_id, id, topic, payload)
                     values ($T, gen_random_uuid(), 'x', '{}') returning id),
        failure as (insert into events.failures (tenant_id, event_id, listener, attempts, error, failed_at, retry_at)
                    select $T, id, 'x', 1, 'x', now(), now() from event)
      insert into events.receipts (tenant_id, event_id, listener) select $T, id, 'x' from event)sql");
  }
  base::Task<void> purge_in(sql::Database& owner, tenancy::TenantId agency) {
    auto tx = co_await owner.begin(tenancy::Scope::of(agency));
    co_await tx.one<std::int64_t>(R"sql(select tenants.purge())sql"_sql);
    co_await tx.commit();
  }
  void purge(tenancy::TenantId agency) {
    database.execute("update tenants.tenants set status = 'archived', purge_after = now(), purge_started_at = now() "
                     "where id = '" +
                     to_string(agency) + "'");
    boost::asio::io_context context{1};
    sql::Database owner(context, {.url = database.owner_url()});
    sql::testing::run(context, purge_in(owner, agency));
  }
  std::string tables_with(tenancy::TenantId agency) {
    return database.execute("select public.tables_with('" + to_string(agency) + "')");
  }
};

TEST_F(Purge, leaves_no_row_of_the_agency_and_every_row_of_the_other) {
  fill(ours);
  fill(theirs);
  const auto of_neighbour = tables_with(theirs);
  ASSERT_THAT(tables_with(ours), testing::HasSubstr("events.receipts"));
  ASSERT_THAT(tables_with(ours), testing::HasSubstr("provisioning.domains"));

  purge(ours);

  EXPECT_EQ(tables_with(ours), "");
  EXPECT_EQ(tables_with(theirs), of_neighbour);
}

TEST_F(Purge, reaches_tables_that_nobody_had_thought_of) {
  database.execute("set role dde_owner; create schema later; create table later.notes (tenant_id uuid primary key); "
                   "call tenancy.isolate('later.notes'); reset role; insert into later.notes values ('" +
                   to_string(ours) + "')");

  purge(ours);

  EXPECT_EQ(tables_with(ours), "");
}

}  // namespace
}  // namespace architecture
