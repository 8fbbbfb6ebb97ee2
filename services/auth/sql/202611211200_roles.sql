-- Roles that an agency makes for itself, and who holds one. A role stands in the place of the built-in rights of an
-- agency's member or a client's user; owners and admins hold none.
create table auth.roles (
  tenant_id   uuid not null,
  id          uuid not null,
  name        text not null,
  audience    text not null,  -- never changes: whoever holds the role was given it as one of these
  permissions text[] not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint roles_name_key unique (tenant_id, name),
  constraint roles_audience_check check (audience in ('agency', 'client'))
);
call tenancy.isolate('auth.roles');
grant select, insert, update, delete on auth.roles to dde_app;

alter table auth.memberships
  add column role_id uuid,
  add constraint memberships_role_id_fkey foreign key (tenant_id, role_id) references auth.roles (tenant_id, id),
  add constraint memberships_role_id_check check (role_id is null or role = 'client' or level = 'member');
create index memberships_role_id_idx on auth.memberships (tenant_id, role_id) where role_id is not null;
-- The list, newest first, one page after another.
create index memberships_newest_idx on auth.memberships (tenant_id, created_at desc, id desc);

-- A client's user sees the people of its own client, never the agency's.
drop policy tenant_isolation on auth.memberships;
call tenancy.isolate_clients('auth.memberships');
-- A person's memberships elsewhere are seen before a tenant is chosen and not in the midst of one tenant's rows.
-- "case" keeps the policy out of the planner's index conditions, where its "or" would cost every list its order.
alter policy own_memberships on auth.memberships
  using (case when (select nullif(current_setting('app.tenant_id', true), '')) is null
              then user_id = (select nullif(current_setting('app.user_id', true), '')::uuid) else false end);
