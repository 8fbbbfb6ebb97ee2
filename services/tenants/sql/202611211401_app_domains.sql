-- An agency's own address of the platform: the name it asked for and how far that is.
create table tenants.app_domains (
  tenant_id  uuid not null,
  id         uuid not null,
  domain     text not null,
  token      text not null,  -- what the owner of the name publishes in DNS; no secret
  state      text not null default 'pending',
  reason     text,           -- what is still missing or went wrong, for people
  report     bigint not null default 0,  -- the newest report heard: they may arrive in any order
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint app_domains_one_key unique (tenant_id),
  constraint app_domains_state_check check (state in ('pending', 'verified', 'active', 'failed'))
);
call tenancy.isolate('tenants.app_domains');
grant select, insert, update, delete on tenants.app_domains to dde_app;

-- Whose address a host name is: asked before a tenant is known, hence without isolation. It holds names that anybody
-- finds in DNS, and only proven ones. Every unit of work may read it; only the tenant itself writes its row.
create table tenants.app_hosts (
  name       text primary key,
  tenant_ref uuid not null references tenants.tenants (id)
);
create index app_hosts_tenant_idx on tenants.app_hosts (tenant_ref);
alter table tenants.app_hosts enable row level security;
alter table tenants.app_hosts force row level security;
create policy everybody_reads on tenants.app_hosts for select to dde_app using (true);
create policy own_host_added on tenants.app_hosts for insert to dde_app
  with check (tenant_ref = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy own_host_removed on tenants.app_hosts for delete to dde_app
  using (tenant_ref = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy tenant_purge on tenants.app_hosts to current_user
  using (tenant_ref = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, delete on tenants.app_hosts to dde_app;
