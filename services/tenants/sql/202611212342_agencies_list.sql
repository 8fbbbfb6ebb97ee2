-- What the platform's administrator lists agencies by, and features that an agency has or is without.
alter table tenants.tenants add column plan text not null default 'basic';  -- what billing put it on; for lists
create index tenants_newest_idx on tenants.tenants (created_at desc, id desc);
create index tenants_by_name_idx on tenants.tenants (lower(name), id);
create index tenants_owner_idx on tenants.tenants (owner_id);
grant select (name, owner_id, plan, status_reason, created_at, updated_at) on tenants.tenants to dde_system;

-- Deviations from what features are by default (tenants/features.hpp); a feature without a row is as by default.
create table tenants.features (
  tenant_id  uuid not null,
  name       text not null,
  is_on      boolean not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, name)
);
call tenancy.isolate('tenants.features');
call tenancy.open_to_system('tenants.features');
grant select, insert, update, delete on tenants.features to dde_app;
grant select on tenants.features to dde_system;
