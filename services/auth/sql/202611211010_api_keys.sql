-- API keys act for a membership, with no more than its holder may do at the moment. Only a hash is kept; the prefix
-- lets a person recognise a key. After a rotation the predecessor may stay good for a while.
create table auth.api_keys (
  tenant_id      uuid not null,
  id             uuid not null,
  membership_id  uuid not null,
  sub_tenant_id  uuid,  -- of the membership: a client's users see their client's keys only
  name           text not null,
  prefix         text not null,
  hash           text not null,
  previous_hash  text,
  previous_until timestamptz,
  scopes         text[] not null,
  created_at     timestamptz not null default now(),
  rotated_at     timestamptz,
  expires_at     timestamptz,
  revoked_at     timestamptz,
  primary key (tenant_id, id),
  constraint api_keys_membership_fkey foreign key (tenant_id, membership_id)
    references auth.memberships (tenant_id, id) on delete cascade,
  constraint api_keys_previous_check check ((previous_hash is null) = (previous_until is null))
);
create index api_keys_membership_id_idx on auth.api_keys (tenant_id, membership_id, created_at desc, id desc);
create index api_keys_created_at_idx on auth.api_keys (tenant_id, created_at desc, id desc);
call tenancy.isolate_clients('auth.api_keys');
grant select, insert on auth.api_keys to dde_app;
grant update (prefix, hash, previous_hash, previous_until, rotated_at, revoked_at) on auth.api_keys to dde_app;

-- Apart from the key: using one is no change of it, and nothing that an audit would note.
create table auth.api_key_uses (
  tenant_id    uuid not null,
  api_key_id   uuid not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, api_key_id),
  constraint api_key_uses_key_fkey foreign key (tenant_id, api_key_id)
    references auth.api_keys (tenant_id, id) on delete cascade
);
call tenancy.isolate('auth.api_key_uses');
grant select, insert, update on auth.api_key_uses to dde_app;
