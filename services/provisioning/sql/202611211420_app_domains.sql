-- A name may lead to the platform itself: an agency's own address. Names of sites and of agencies are of one kind, so
-- that no name leads to both.
create table provisioning.app_domains (
  tenant_id     uuid not null,
  id            uuid not null,
  domain        text not null,
  token         text not null,  -- expected in TXT _dde-challenge.<domain>
  state         text not null default 'pending',
  reason        text,
  reports       bigint not null default 0,
  next_check_at timestamptz not null,
  give_up_at    timestamptz not null,
  removed_at    timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint app_domains_state_check check (state in ('pending', 'verified', 'active', 'failed'))
);
call tenancy.isolate('provisioning.app_domains');
grant select, insert, update, delete on provisioning.app_domains to dde_app;
call tenancy.open_to_system('provisioning.app_domains');
grant select on provisioning.app_domains to dde_system;

alter table provisioning.domains drop constraint domains_pkey;
alter table provisioning.domains
  alter column sub_tenant_id drop not null,
  alter column website_id drop not null,
  add column app_domain_id uuid,
  add constraint domains_pkey primary key (tenant_id, name),
  add constraint domains_target_check check (num_nonnulls(website_id, app_domain_id) = 1),
  -- Deferred: whether a name is free is tried by claiming it for nobody and giving it back.
  add constraint domains_app_domain_fkey foreign key (tenant_id, app_domain_id)
    references provisioning.app_domains (tenant_id, id) deferrable initially deferred;
create index domains_website_id_idx on provisioning.domains (tenant_id, website_id);
create index domains_app_domain_id_idx on provisioning.domains (tenant_id, app_domain_id);
