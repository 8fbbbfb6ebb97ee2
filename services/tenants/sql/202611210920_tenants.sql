-- Agencies (tenants) and their clients (sub_tenants).
create schema tenants;
grant usage on schema tenants to dde_app;

create table tenants.tenants (
  id                 uuid primary key,
  name               text not null,
  owner_id           uuid not null,
  custom_domain      text,
  stripe_customer_id text,
  branding_settings  jsonb not null default '{}',
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  deleted_at         timestamptz,
  -- A host name and a Stripe customer belong to one agency only, on the whole platform.
  constraint tenants_custom_domain_key unique (custom_domain),
  constraint tenants_stripe_customer_id_key unique (stripe_customer_id)
);
alter table tenants.tenants enable row level security;
alter table tenants.tenants force row level security;
create policy tenant_isolation on tenants.tenants to dde_app
  using (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on tenants.tenants to dde_app;

create table tenants.sub_tenants (
  tenant_id  uuid not null references tenants.tenants (id),
  id         uuid not null,
  name       text not null,
  email      text,
  company    text,
  industry   text,
  status     text not null default 'provisioning',
  website_id uuid not null,
  -- The deployment that gave the status: reports may arrive in any order, an older one changes nothing.
  status_deployment bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  constraint sub_tenants_status_check check (status in ('provisioning', 'live', 'suspended', 'error'))
);
-- The list, newest first, one page after another.
create index sub_tenants_newest_idx on tenants.sub_tenants (tenant_id, created_at desc, id desc) where deleted_at is null;
-- The deleted ones, which can be restored.
create index sub_tenants_deleted_idx on tenants.sub_tenants (tenant_id, created_at desc, id desc) where deleted_at is not null;
call tenancy.isolate_clients('tenants.sub_tenants', 'id');
grant select, insert, update, delete on tenants.sub_tenants to dde_app;
