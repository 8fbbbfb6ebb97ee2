-- The desired state of each client's website and what became of it. The reconciler makes the world match.
create schema provisioning;
grant usage on schema provisioning to dde_app, dde_system;

create table provisioning.websites (
  tenant_id        uuid not null,
  id               uuid not null,
  sub_tenant_id    uuid not null,
  name             text not null,  -- the client's, shown on the site
  primary_domain   text not null,
  platform_domain  text not null,  -- <slug>.<sites domain>, reachable before the client's own domain is
  status           text not null default 'provisioning',
  reason           text,           -- why it is in error, for people
  template_name    text not null,
  template_git_url text not null,
  branch           text not null,
  features         text[] not null default '{}',
  site_config      jsonb not null default '{}',
  container_id     text,
  ip_address       text,
  release_id       uuid,           -- the deployment that is served
  deployment_count bigint not null default 0,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  primary key (tenant_id, id),
  constraint websites_client_key unique (tenant_id, sub_tenant_id),
  constraint websites_status_check check (status in ('provisioning', 'live', 'suspended', 'error'))
);
call tenancy.isolate_clients('provisioning.websites');
grant select, insert, update, delete on provisioning.websites to dde_app;
call tenancy.open_to_system('provisioning.websites');
grant select on provisioning.websites to dde_system;

-- A host name leads to one site on the whole platform: its uniqueness crosses tenants on purpose. The row goes when
-- the site is gone, so that a deleted client's domain can be used again.
create table provisioning.domains (
  tenant_id     uuid not null,
  name          text not null,
  sub_tenant_id uuid not null,
  website_id    uuid not null,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, website_id, name),
  constraint domains_name_key unique (name),
  constraint domains_website_fkey foreign key (tenant_id, website_id) references provisioning.websites (tenant_id, id)
);
call tenancy.isolate_clients('provisioning.domains');
grant select, insert, update, delete on provisioning.domains to dde_app;

create table provisioning.deployments (
  tenant_id     uuid not null,
  id            uuid not null,
  sub_tenant_id uuid not null,
  website_id    uuid not null,
  job_id        uuid,
  number        bigint not null,
  cause         text not null,
  branch        text not null,
  commit        text,
  status        text not null default 'queued',
  reason        text,
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,
  primary key (tenant_id, id),
  constraint deployments_number_key unique (tenant_id, website_id, number),
  constraint deployments_status_check check (status in ('queued', 'running', 'live', 'failed', 'cancelled')),
  constraint deployments_website_fkey foreign key (tenant_id, website_id) references provisioning.websites (tenant_id, id)
);
-- A site has one deployment at a time.
create unique index deployments_active_key on provisioning.deployments (tenant_id, website_id)
  where status in ('queued', 'running');
create index deployments_newest_idx on provisioning.deployments (tenant_id, website_id, created_at desc, id desc);
call tenancy.isolate_clients('provisioning.deployments');
grant select, insert, update, delete on provisioning.deployments to dde_app;
