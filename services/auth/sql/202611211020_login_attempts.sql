-- How often somebody has tried to prove who it is, by account, by address and by both. The key is a keyed hash: the
-- table says nothing about anybody. It is about people who have no tenant yet, so it is guarded by column grants.
create table auth.login_attempts (
  key        text primary key,
  tries      integer not null default 0,  -- counted before the answer is known, taken back when it was right
  tried_at   timestamptz not null,
  proven_at  timestamptz,  -- when account and address last belonged together
  told_at    timestamptz   -- when the owner was last told
);
create index login_attempts_tried_at_idx on auth.login_attempts (tried_at);
grant select, insert, delete on auth.login_attempts to dde_app;
grant update (tries, tried_at, proven_at, told_at) on auth.login_attempts to dde_app;
