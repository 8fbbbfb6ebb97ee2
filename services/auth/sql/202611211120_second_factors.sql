-- What a person proves besides a password (authenticator apps, passkeys, recovery codes), and the devices that need not
-- prove it again. It belongs to the person in whatever agency, so these tables have no tenant and are guarded by column
-- grants; every statement names the person.
create table auth.totp_factors (
  id            uuid primary key,
  user_id       uuid not null references auth.users (id) on delete cascade,
  name          text not null,
  sealed_secret bytea not null,            -- under a key that the database does not know
  last_step     bigint not null default 0, -- of the newest code used: it and older ones are refused
  created_at    timestamptz not null,
  confirmed_at  timestamptz,               -- null: shown, but no code has come back yet
  last_used_at  timestamptz
);
create index totp_factors_user_id_idx on auth.totp_factors (user_id);
create unique index totp_factors_unconfirmed_key on auth.totp_factors (user_id) where confirmed_at is null;
grant select, insert, delete on auth.totp_factors to dde_app;
grant update (id, name, sealed_secret, last_step, created_at, confirmed_at, last_used_at) on auth.totp_factors
  to dde_app;

create table auth.recovery_codes (
  id         uuid primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  code_hash  text not null,  -- SHA-256 of person and code: 80 random bits need no stretching
  created_at timestamptz not null,
  used_at    timestamptz,
  constraint recovery_codes_hash_key unique (user_id, code_hash)
);
grant select, insert, delete on auth.recovery_codes to dde_app;
grant update (used_at) on auth.recovery_codes to dde_app;

create table auth.trusted_devices (
  id           uuid primary key,
  user_id      uuid not null references auth.users (id) on delete cascade,
  token_hash   text not null,
  user_agent   text not null,
  address      text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  constraint trusted_devices_token_key unique (token_hash)
);
create index trusted_devices_user_id_idx on auth.trusted_devices (user_id);
grant select, insert, delete on auth.trusted_devices to dde_app;
grant update (last_used_at) on auth.trusted_devices to dde_app;

-- A credential exists once on the whole platform, whoever registers it.
create table auth.passkeys (
  id              uuid primary key,
  user_id         uuid not null references auth.users (id) on delete cascade,
  name            text not null,
  relying_party   text not null,  -- the host it was made for: a browser offers it nowhere else
  credential_id   bytea not null,
  credential_hash text not null,
  algorithm       bigint not null,  -- of COSE: -7 is ES256, -257 is RS256
  public_key      bytea not null,
  sign_count      bigint not null,
  transports      text[] not null,
  is_backed_up    boolean not null,
  created_at      timestamptz not null,
  last_used_at    timestamptz,
  suspended_at    timestamptz,  -- its counter went back: somebody has a copy
  constraint passkeys_credential_key unique (credential_hash)
);
create index passkeys_user_id_idx on auth.passkeys (user_id);
grant select, insert, delete on auth.passkeys to dde_app;
grant update (name, sign_count, is_backed_up, last_used_at, suspended_at) on auth.passkeys to dde_app;

-- A challenge is void after a few answers.
alter table auth.one_time_tokens add column answers bigint not null default 0;
grant update (answers) on auth.one_time_tokens to dde_app;
