-- Proofs that travel by mail or browser and count once: verification, reset, magic link, invitation, challenge.
-- The text of a token is derived from its id with a key that the database does not know: nothing here can be used.
-- The table has no tenant (most of its rows exist before one is chosen), so it is guarded by column grants.
create table auth.one_time_tokens (
  id         uuid primary key,
  purpose    text not null,
  subject    uuid not null,  -- what it is about: a user, an invitation
  tenant_ref uuid,           -- the tenant in which its effect happens, where there is one
  detail     jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_tokens_subject_idx on auth.one_time_tokens (subject, purpose);
create index one_time_tokens_expires_at_idx on auth.one_time_tokens (expires_at);
grant select, insert, delete on auth.one_time_tokens to dde_app;
grant update (used_at) on auth.one_time_tokens to dde_app;
