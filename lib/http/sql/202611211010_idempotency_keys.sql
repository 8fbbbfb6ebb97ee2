-- What a POST with an Idempotency-Key answered, for whoever sends it again: docs/decisions/idempotency.md.
create schema http;
grant usage on schema http to dde_app, dde_system;

create table http.idempotency_keys (
  tenant_id   uuid not null,
  user_id     uuid not null,   -- no foreign key: this library knows no people, and a day later the row is gone
  key         text not null,
  route       text not null,   -- the operation's name, for whoever looks into the table
  fingerprint bytea not null,  -- SHA-256 of method, path, client and body: the same key for anything else is a mistake
  status      integer,         -- null: begun, and nothing is known of its end
  answer      bytea,           -- head and body, sealed: they may carry secrets
  created_at  timestamptz not null,
  primary key (tenant_id, user_id, key),
  constraint idempotency_keys_answer_check check ((status is null) = (answer is null))
);
create index idempotency_keys_created_at_idx on http.idempotency_keys (created_at);
call tenancy.isolate('http.idempotency_keys');
call tenancy.open_to_system('http.idempotency_keys');
grant select, insert, update, delete on http.idempotency_keys to dde_app;
grant select, delete on http.idempotency_keys to dde_system;
