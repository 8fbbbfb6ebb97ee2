-- Signing in by an identity provider of the agency's own. Whoever runs it speaks for everybody whose address lies in a
-- domain that it captured, and a domain is captured by showing control of its DNS.
create table auth.oidc_connections (
  tenant_id     uuid not null,
  id            uuid not null,
  name          text not null,
  issuer        text not null,
  client_id     text not null,
  client_secret bytea,  -- sealed; null: a public client
  default_level text,   -- of members made at their first sign-in; null: nobody is made
  is_enabled    boolean not null default true,
  is_enforced   boolean not null default false,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint oidc_connections_level_check check (default_level in ('admin', 'member'))
);
call tenancy.isolate('auth.oidc_connections');
grant select, insert, update, delete on auth.oidc_connections to dde_app;

-- Domains that an agency says are its own, proven or not.
create table auth.oidc_domains (
  tenant_id     uuid not null,
  id            uuid not null,
  connection_id uuid not null,
  domain        text not null,
  challenge     text not null,  -- what the TXT record has to say
  created_at    timestamptz not null default now(),
  checked_at    timestamptz,
  problem       text,           -- of the last check
  verified_at   timestamptz,
  primary key (tenant_id, id),
  constraint oidc_domains_domain_key unique (tenant_id, domain),
  constraint oidc_domains_connection_fkey foreign key (tenant_id, connection_id)
    references auth.oidc_connections (tenant_id, id) on delete cascade
);
create index oidc_domains_connection_id_idx on auth.oidc_domains (tenant_id, connection_id);
call tenancy.isolate('auth.oidc_domains');
grant select, insert, delete on auth.oidc_domains to dde_app;
grant update (checked_at, problem, verified_at) on auth.oidc_domains to dde_app;

-- The proven ones, once on the whole platform. Without a tenant: it is read before a person is anybody, to find the
-- connection that its address leads to.
create table auth.captured_domains (
  domain        text primary key,
  tenant_ref    uuid not null,
  domain_id     uuid not null,
  connection_id uuid not null,
  captured_at   timestamptz not null default now(),
  constraint captured_domains_domain_fkey foreign key (tenant_ref, domain_id)
    references auth.oidc_domains (tenant_id, id) on delete cascade
);
create index captured_domains_domain_id_idx on auth.captured_domains (tenant_ref, domain_id);
grant select, insert on auth.captured_domains to dde_app;

-- Which account a subject of a provider is. `provider` is a connection's id or the name of one of the platform's; the
-- issuer stands beside it, so that a connection that is pointed elsewhere knows nobody.
create table auth.identities (
  id           uuid primary key,
  user_id      uuid not null references auth.users (id) on delete cascade,
  provider     text not null,
  issuer       text not null,
  subject      text not null,
  email        text,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  constraint identities_subject_key unique (provider, issuer, subject)
);
create index identities_user_id_idx on auth.identities (user_id);
grant select, insert, delete on auth.identities to dde_app;
grant update (email, last_used_at) on auth.identities to dde_app;
