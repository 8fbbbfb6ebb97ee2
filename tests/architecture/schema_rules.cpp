// Row-level security, keys, indexes, owners and types; no table is named but the exceptions.
#include "schema_rules.hpp"

#include <array>

namespace architecture {
namespace {

constexpr const char* bad_table = R"sql(
  create schema planted;
  create table planted.bad (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))
)sql";

constexpr std::array rules{
    SchemaRule{"tables_of_tenants_force_row_level_security",
               "select name from tenant_tables where not (relrowsecurity and relforcerowsecurity)",
               "create schema planted; create table planted.bad (tenant_id uuid primary key); "
               "alter table planted.bad enable row level security",
               "planted.bad"},
    SchemaRule{"tables_of_tenants_are_isolated_for_the_application",
               R"sql(select name from tenant_tables t where not exists (select from policies p
                 where p.oid = t.oid and p.is_for_app and p.command = '*' and p.sees_tenant and p.writes_tenant))sql",
               bad_table, "planted.bad"},
    // A person finds its own memberships before a tenant is chosen, and a new password ends its sessions in all.
    // Triggers write lines for the tenant of the row.
    SchemaRule{"no_policy_opens_a_table_beyond_the_tenant",
               R"sql(select p.name from policies p join tenant_tables t using (oid)
                 where p.is_for_app and p.is_permissive and not (p.sees_tenant and p.writes_tenant)
                   and p.name not in ('auth.memberships.own_memberships',
                     'auth.sessions.end_across_tenants', 'auth.sessions.read_across_tenants',
                     'audit.lines.by_trigger'))sql",
               "create policy everybody on billing.usage for select using (true)", "billing.usage.everybody"},
    SchemaRule{"rows_of_a_client_are_narrowed_to_it",
               R"sql(select t.name from tenant_tables t
                 join pg_attribute a on a.attrelid = t.oid and a.attname = 'sub_tenant_id'
                 where not exists (select from policies p
                   where p.oid = t.oid and p.is_for_app and p.narrows_client and not p.is_permissive
                     and p.command = '*'))sql",
               R"sql(create schema planted; create table planted.bad (tenant_id uuid primary key, sub_tenant_id uuid);
                 call tenancy.isolate('planted.bad'))sql",
               "planted.bad"},
    SchemaRule{"primary_keys_begin_with_the_tenant",
               R"sql(select t.name from tenant_tables t where not exists (select from pg_index i
                 where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.tenant_column))sql",
               "create schema planted; create table planted.bad (tenant_id uuid, id uuid primary key)", "planted.bad"},
    SchemaRule{"references_between_tables_of_tenants_carry_the_tenant",
               R"sql(select f.name from foreign_keys f
                 join tenant_tables source on source.oid = f.conrelid
                 join tenant_tables target on target.oid = f.confrelid
                 where not (f.conkey[1] = source.tenant_column and f.confkey[1] = target.tenant_column))sql",
               R"sql(alter table provisioning.websites add unique (id);
                 create schema planted; create table planted.bad (tenant_id uuid not null, id uuid not null,
                   website_id uuid constraint bad_fkey references provisioning.websites (id),
                   primary key (tenant_id, id)))sql",
               "planted.bad.bad_fkey"},
    // A host name leads to one site on the whole platform.
    SchemaRule{"unique_keys_begin_with_the_tenant",
               R"sql(select i.indexrelid::regclass::text from pg_index i join tenant_tables t on t.oid = i.indrelid
                 where i.indisunique and i.indkey[0] <> t.tenant_column
                   and i.indexrelid::regclass::text not in ('provisioning.domains_name_key'))sql",
               "create unique index bad_key on provisioning.websites (primary_domain)", "provisioning.bad_key"},
    // One that leaves out rows that refer to nothing is as good.
    SchemaRule{
        "references_have_an_index",
        R"sql(select f.name from foreign_keys f where not exists (select from pg_index i
                 where i.indrelid = f.conrelid and
                   (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
                     select format('(%I IS NOT NULL)', a.attname) from pg_attribute a
                     where a.attrelid = f.conrelid and a.attnum = any (f.conkey))) and
                   (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)] @> f.conkey))sql",
        R"sql(alter table billing.usage add column user_id uuid constraint bad_fkey references auth.users (id))sql",
        "billing.usage.bad_fkey"},
    // Of the whole platform, or guarded by their own id (tenants.tenants).
    SchemaRule{
        "tables_have_a_tenant",
        R"sql(select name from relations where relkind in ('r', 'p') and oid not in (select oid from tenant_tables)
                 and name not in ('audit.watches', 'auth.captured_domains', 'auth.identities',
                   'auth.login_attempts', 'auth.one_time_tokens', 'auth.passkeys',
                   'auth.recovery_codes', 'auth.totp_factors', 'auth.trusted_devices', 'auth.users', 'billing.plans',
                   'billing.entitlements', 'events.listeners', 'jobs.schedules', 'migrations',
                   'tenants.app_hosts', 'tenants.tenants'))sql",
        "create schema planted; create table planted.bad (id uuid primary key)", "planted.bad"},
    SchemaRule{"rows_of_a_tenant_can_be_deleted_for_good",
               R"sql(select t.name from tenant_tables t where not exists (select from pg_policy p
                 where p.polrelid = t.oid and p.polname = 'tenant_purge' and p.polcmd = '*'))sql",
               bad_table, "planted.bad"},
    SchemaRule{"nothing_belongs_to_the_roles_that_serve",
               R"sql(select owned.name from
                 (select name, relowner as owner from relations
                  union all select nspname, nspowner from pg_namespace
                  union all select proname, proowner from pg_proc) owned
                 where owner in ('dde_app'::regrole, 'dde_system'::regrole))sql",
               "alter table billing.usage owner to dde_app", "billing.usage"},
    SchemaRule{"roles_that_serve_are_bound_by_row_level_security",
               R"sql(select rolname from pg_roles r where rolname in ('dde_app', 'dde_system')
                 and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or
                   exists (select from pg_auth_members m where m.member = r.oid)))sql",
               "alter role dde_app bypassrls", "dde_app"},
    SchemaRule{"roles_that_serve_change_no_schema",
               R"sql(select name from relations, unnest(array['dde_app', 'dde_system']) as role
                 where relkind in ('r', 'p') and has_table_privilege(role, oid, 'truncate, references, trigger')
                 union all select nspname from pg_namespace, unnest(array['dde_app', 'dde_system']) as role
                 where nspname !~ '^pg_' and has_schema_privilege(role, oid, 'create'))sql",
               "grant truncate on billing.usage to dde_app", "billing.usage"},
    SchemaRule{"no_function_lends_its_owners_rights",
               R"sql(select oid::regproc::text from pg_proc where prosecdef and pronamespace in
                 (select oid from pg_namespace where nspname !~ '^(pg_|information_schema)'))sql",
               R"sql(create function billing.bad() returns int language sql security definer as 'select 1')sql",
               "billing.bad"},
    SchemaRule{"changes_of_every_table_leave_lines_or_there_is_a_reason",
               R"sql(select name from relations r where relkind in ('r', 'p')
                 and not exists (select from pg_trigger t where t.tgrelid = r.oid and t.tgenabled in ('O', 'A')
                   and t.tgfoid = 'audit.record'::regproc and t.tgtype & 29 = 29)
                 and not exists (select from audit.watches w where w.target = r.name and w.exempt_because <> ''))sql",
               bad_table, "planted.bad"},
    SchemaRule{"columns_that_sound_secret_are_covered_in_lines",
               R"sql(select c.name || '.' || attname from columns c join audit.watches w on w.target = c.name
                 where w.exempt_because is null and attname ~ '(password|secret|token|hash|private|recovery)'
                   and type not in ('uuid', 'timestamp with time zone') and attname <> all (w.secret_columns))sql",
               "alter table billing.plans add column api_token text", "billing.plans.api_token"},
    // A client is a business; a container has an address of its own.
    SchemaRule{"columns_that_sound_personal_can_be_erased",
               R"sql(select c.name || '.' || attname from columns c join audit.watches w on w.target = c.name
                 where w.exempt_because is null and type in ('text', 'inet')
                   and attname ~ '(^|_)(e?mail|full_name|first_name|last_name|phone|address|user_agent)$'
                   and attname <> all (w.personal_columns || w.secret_columns)
                   and c.name || '.' || attname not in ('provisioning.websites.ip_address',
                     'tenants.sub_tenants.email'))sql",
               "alter table billing.plans add column sales_phone text", "billing.plans.sales_phone"},
    // Anybody may be named in what people write. The exceptions are the product's own words.
    SchemaRule{"columns_of_free_text_can_be_blotted_out",
               R"sql(select c.name || '.' || attname from columns c join audit.watches w on w.target = c.name
                 where w.exempt_because is null and type = 'text'
                   and attname ~ '(^|_)(reason|notes?|comment|remarks?)$'
                   and attname <> all (w.prose_columns || w.personal_columns || w.secret_columns)
                   and c.name || '.' || attname not in ('audit.exports.reason', 'auth.sessions.end_reason',
                     'privacy.erasures.reason', 'privacy.exports.reason', 'provisioning.app_domains.reason',
                     'provisioning.deployments.reason', 'provisioning.websites.reason',
                     'tenants.app_domains.reason'))sql",
               "alter table billing.plans add column sales_notes text", "billing.plans.sales_notes"},
    // Under row-level security a comparison of numerics never reaches an index, and floats lose cents.
    SchemaRule{"money_is_bigint",
               R"sql(select name || '.' || attname from columns where type in ('numeric', 'money')
                 or (attname ~ '(^|_)(price|cents|cost|fee|total|balance)($|_)' and type <> 'bigint'))sql",
               "alter table billing.plans add column setup_fee integer", "billing.plans.setup_fee"},
    SchemaRule{"times_carry_their_zone",
               "select name || '.' || attname from columns where type in ('timestamp without time zone', 'time with "
               "time zone')",
               "alter table billing.usage add column seen timestamp", "billing.usage.seen"},
};

}  // namespace

const char* schema_views() {
  return R"sql(
    with relations as (
      select c.oid, c.oid::regclass::text as name, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^(pg_|information_schema)' and c.relkind in ('r', 'p', 'v', 'm', 'S')
    ), columns as (
      select r.oid, r.name, a.attname, a.attnum, format_type(a.atttypid, null) as type
      from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      where r.relkind in ('r', 'p')
    ), tenant_tables as (
      select r.oid, r.name, r.relrowsecurity, r.relforcerowsecurity, c.attnum as tenant_column
      from relations r join columns c on c.oid = r.oid and c.attname = 'tenant_id'
    ), policy_texts as (
      select p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles,
        pg_get_expr(p.polqual, p.polrelid) as sees, pg_get_expr(p.polwithcheck, p.polrelid) as writes
      from pg_policy p
    ), policies as (
      select polrelid as oid, polrelid::regclass || '.' || polname as name, polcmd as command,
        polpermissive as is_permissive,
        polroles && array[0::oid, 'dde_app'::regrole::oid] as is_for_app,
        coalesce(sees, writes) ~ '^\(tenant_id = \( SELECT .*app\.tenant_id' as sees_tenant,
        coalesce(writes, sees) ~ '^\(tenant_id = \( SELECT .*app\.tenant_id' as writes_tenant,
        sees ~ 'app\.sub_tenant_id' as narrows_client
      from policy_texts
    ), foreign_keys as (
      select conrelid, confrelid, conkey, confkey, conrelid::regclass || '.' || conname as name
      from pg_constraint where contype = 'f'
    )
  )sql";
}

std::span<const SchemaRule> schema_rules() { return rules; }

}  // namespace architecture
