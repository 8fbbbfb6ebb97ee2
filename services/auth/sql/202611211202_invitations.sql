-- Invitations into an agency or to one client of it. One is open at a time for each address and place; its token is a
-- row of auth.one_time_tokens, a new one each time the mail is sent again.
create table auth.invitations (
  tenant_id     uuid not null,
  id            uuid not null,
  email         text not null,  -- lower case, by the type Email
  role          text not null,
  level         text,
  sub_tenant_id uuid,
  role_id       uuid,
  inviter_id    uuid not null references auth.users (id),
  token_id      uuid not null,
  created_at    timestamptz not null default now(),
  expires_at    timestamptz not null,
  accepted_at   timestamptz,
  revoked_at    timestamptz,
  primary key (tenant_id, id),
  constraint invitations_role_check check (role in ('agency', 'client')),
  constraint invitations_client_check check ((role = 'client') = (sub_tenant_id is not null)),
  constraint invitations_level_check check ((role = 'agency') = (level is not null)),
  constraint invitations_level_name_check check (level in ('admin', 'member')),
  constraint invitations_role_id_fkey foreign key (tenant_id, role_id) references auth.roles (tenant_id, id)
);
create unique index invitations_open_key on auth.invitations (tenant_id, email, sub_tenant_id) nulls not distinct
  where accepted_at is null and revoked_at is null;
create index invitations_newest_idx on auth.invitations (tenant_id, created_at desc, id desc)
  where accepted_at is null and revoked_at is null;
create index invitations_role_id_idx on auth.invitations (tenant_id, role_id);
create index invitations_inviter_id_idx on auth.invitations (inviter_id);
call tenancy.isolate_clients('auth.invitations');
grant select, insert, update, delete on auth.invitations to dde_app;
