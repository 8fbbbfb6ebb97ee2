-- A person exists once, whatever the number of agencies and clients it works for: the seeds' users.tenant_id and
-- users.role are columns of the membership. The table has no tenant, so it is guarded by column grants.
create schema auth;
grant usage on schema auth to dde_app;

create table auth.users (
  id            uuid primary key,
  email         text not null,  -- lower case, by the type Email
  password_hash text not null,
  full_name     text not null,
  is_active     boolean not null default true,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  constraint users_email_key unique (email)
);
grant select, insert on auth.users to dde_app;
grant update (password_hash, full_name, is_active, updated_at) on auth.users to dde_app;

create table auth.memberships (
  tenant_id     uuid not null,
  id            uuid not null,
  user_id       uuid not null references auth.users (id),
  sub_tenant_id uuid,  -- set for client users
  role          text not null,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint memberships_user_key unique nulls not distinct (tenant_id, user_id, sub_tenant_id),
  constraint memberships_role_check check (role in ('admin', 'agency', 'client')),
  constraint memberships_client_check check ((role = 'client') = (sub_tenant_id is not null))
);
create index memberships_user_id_idx on auth.memberships (user_id);
call tenancy.isolate('auth.memberships');
grant select, insert, update, delete on auth.memberships to dde_app;

-- Signing in: a person finds its own memberships before a tenant is chosen.
create policy own_memberships on auth.memberships for select to dde_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
