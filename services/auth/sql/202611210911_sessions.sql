-- A session is one sign-in; its refresh token changes at each use. Only hashes are kept, of the token in force and of
-- its predecessor: a second tab that refreshes at the same moment is recognised by the predecessor.
create table auth.sessions (
  tenant_id           uuid not null,
  id                  uuid not null,
  user_id             uuid not null references auth.users (id),
  membership_id       uuid not null,
  token_hash          text not null,
  previous_token_hash text,
  rotated_at          timestamptz not null,
  user_agent          text not null,
  address             text not null,
  created_at          timestamptz not null default now(),
  expires_at          timestamptz not null,
  ended_at            timestamptz,
  end_reason          text,
  primary key (tenant_id, id),
  constraint sessions_membership_fkey foreign key (tenant_id, membership_id)
    references auth.memberships (tenant_id, id) on delete cascade
);
create index sessions_user_id_idx on auth.sessions (user_id);
create index sessions_membership_id_idx on auth.sessions (tenant_id, membership_id);
call tenancy.isolate('auth.sessions');
grant select, insert, update, delete on auth.sessions to dde_app;
