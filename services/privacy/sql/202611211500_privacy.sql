-- What people and agencies may ask for by law: everything about them as files, and to be forgotten.
create schema privacy;
grant usage on schema privacy to dde_app, dde_system;

create table privacy.exports (
  tenant_id     uuid not null,
  id            uuid not null,
  user_id       uuid not null,  -- who asked for it and alone may fetch it
  sub_tenant_id uuid,           -- the client whose user that is
  about         text not null,
  status        text not null default 'queued',
  reason        text,           -- why it failed, for people
  storage_key   text,
  size          bigint,
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,
  expires_at    timestamptz not null,
  primary key (tenant_id, id),
  constraint exports_about_check check (about in ('tenant', 'person')),
  constraint exports_status_check check (status in ('queued', 'ready', 'failed'))
);
create index exports_expires_at_idx on privacy.exports (expires_at);
call tenancy.isolate_clients('privacy.exports');
call tenancy.open_to_system('privacy.exports');
grant select, insert, update on privacy.exports to dde_app;
grant select, delete on privacy.exports to dde_system;

-- Says that somebody was erased and not who it was: the id stays, as it does in other tables, and means nothing more.
create table privacy.erasures (
  tenant_id     uuid not null,
  id            uuid not null,
  person_id     uuid not null,
  sub_tenant_id uuid,
  user_id       uuid not null,  -- who asked for it
  status        text not null default 'queued',
  reason        text,
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,
  primary key (tenant_id, id),
  constraint erasures_status_check check (status in ('queued', 'done', 'failed'))
);
create unique index erasures_open_key on privacy.erasures (tenant_id, person_id) where status = 'queued';
call tenancy.isolate_clients('privacy.erasures');
grant select, insert, update on privacy.erasures to dde_app;

-- A page of any table, as far as row-level security shows it to whoever calls this, in the order of its primary key;
-- `person_column` narrows it to the rows of one person. Returns the rows as JSON, and where each one stands.
create function privacy.page_of(
  target text, hidden text[], person_column text, person uuid, after jsonb, size integer
) returns table (line text, place text) language plpgsql stable as $$
declare
  -- As regclass: a name that is none cannot become part of a statement.
  relation constant regclass := target::regclass;
  keys text;
  values_of_place text;
begin
  select string_agg(format('t.%I', a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)),
    string_agg(format('($1 ->> %s)::%s', array_position(i.indkey::int2[], a.attnum), format_type(a.atttypid, null)),
      ', ' order by array_position(i.indkey::int2[], a.attnum))
  into keys, values_of_place
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = relation and i.indisprimary;
  return query execute format(
    'select (to_jsonb(t) - $2)::text, jsonb_build_array(%s)::text from %s t '
    'where ($1 is null or (%s) > (%s)) and ($3 is null or t.%I = $3) order by %s limit $4',
    keys, relation, keys, values_of_place, coalesce(person_column, (
      select a.attname::text from pg_attribute a
      where a.attrelid = relation and a.atttypid = 'uuid'::regtype and a.attnum > 0 order by a.attnum limit 1)), keys)
  using after, hidden, case when person_column is not null then person end, size;
end
$$;
