-- Who changed what, written in the transaction of the change by triggers, and sealed into a chain a moment later.
create schema audit;
grant usage on schema audit to dde_app, dde_system;

-- How each table is watched: one declaration serves the trail, the exports and the erasure of a person.
create table audit.watches (
  target           text primary key,  -- schema.table
  has_tenant       boolean not null,
  secret_columns   text[] not null default '{}',  -- never shown, never exported
  personal_columns text[] not null default '{}',  -- about a person; what an erasure empties
  person_column    text,                          -- whose they are
  is_of_person     boolean not null default false,  -- the whole row goes when the person does
  exempt_because   text                           -- why no line is written about this table
);
grant select on audit.watches to dde_app, dde_system;

-- A line is never changed but by its seal, and by the erasure of a person, which takes the personal half only.
-- Lines about what belongs to no tenant (people, their credentials) have the nil tenant: the platform's own chain.
create table audit.lines (
  tenant_id       uuid not null,
  id              uuid not null,  -- rises with time, to the microsecond
  created_at      timestamptz not null,
  user_id         uuid,
  impersonator_id uuid,
  api_key_id      uuid,
  sub_tenant_id   uuid,           -- the client whose row it is, or whose user did it
  noun            text not null,  -- schema.table
  row_id          text not null,
  action          text not null,  -- added, changed, removed
  operation       text,           -- route, job or listener
  request_id      text,
  before          jsonb,
  after           jsonb,
  -- The personal halves and, once sealed, the salts and digests that stand for them in the chain.
  address         text,
  address_salt    bytea,
  address_digest  bytea,
  person_id       uuid,           -- whose personal columns they are
  personal        jsonb,
  personal_salt   bytea,
  personal_digest bytea,
  erasure_id      uuid,           -- the erasure that took a half away
  -- The seal.
  number          bigint,
  key_id          text,
  previous_hash   bytea,
  hash            bytea,
  -- No check constraint: each is parsed anew for every line, and only the trigger writes here.
  primary key (tenant_id, id)
);
create unique index lines_number_key on audit.lines (tenant_id, number) where number is not null;
create index lines_unsealed_idx on audit.lines (tenant_id, id) where number is null;
-- Entered by the seal, not by the request that is waited for.
create index lines_row_idx on audit.lines (tenant_id, row_id, id) where number is not null;
-- What verification asks an erasure on record for.
create index lines_erasures_idx on audit.lines (row_id) where noun = 'privacy.erasures';
call tenancy.isolate_clients('audit.lines');
call tenancy.open_to_system('audit.lines');
-- The application adds lines by way of the triggers below and in no other way; it changes and removes none. A trigger
-- writes for the tenant of a row that the application was allowed to change, whichever tenant its unit is in.
create policy by_trigger on audit.lines for insert to dde_app with check (pg_trigger_depth() > 0);
create policy only_by_trigger on audit.lines as restrictive for insert to dde_app with check (pg_trigger_depth() > 0);
grant select, insert on audit.lines to dde_app;
grant select, insert on audit.lines to dde_system;
grant update (number, key_id, previous_hash, hash, address_salt, address_digest, personal_salt, personal_digest)
  on audit.lines to dde_system;
grant update (address, personal, erasure_id) on audit.lines to dde_system;

-- The end of each chain, kept apart from it so that a cut-off end is missed. Its lock is the right to seal.
create table audit.heads (
  tenant_id uuid not null,
  number    bigint not null default 0,
  hash      bytea not null default '',
  key_id    text,
  mac       bytea not null default '',
  sealed_at timestamptz,
  primary key (tenant_id)
);
call tenancy.isolate('audit.heads');
call tenancy.open_to_system('audit.heads');
grant select on audit.heads to dde_app;
grant select, insert, update on audit.heads to dde_system;

-- Migrations and the cascades of foreign keys change rows as the owner.
do $$
begin
  execute format('create policy by_owner on audit.lines for insert to %I with check (true)', current_user);
end
$$;

-- A UUID (version 7) of this moment: 48 bits of milliseconds, 12 bits of what is left of it, then chance.
create function audit.new_id(moment timestamptz) returns uuid language sql volatile as $$
  select encode(
    substring(int8send(floor(extract(epoch from moment) * 1000)::bigint) from 3)
    || substring(int4send(28672 + (extract(microseconds from moment)::bigint % 1000 * 4096 / 1000)::int) from 3)
    || set_bit(set_bit(substring(uuid_send(gen_random_uuid()) from 9), 7, 1), 6, 0), 'hex')::uuid
$$;

-- `given` with the values of these columns covered; null stays null, so that it is seen whether there was one.
create function audit.cover(given jsonb, columns text[], covering text) returns jsonb language sql immutable as $$
  select given || coalesce((
    select jsonb_object_agg(name, covering) from unnest(columns) as name
    where given -> name is not null and given -> name <> 'null'), '{}')
$$;

-- These columns of `given`, as far as they have a value.
create function audit.pick(given jsonb, columns text[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(name, given -> name) from unnest(columns) as name
  where given -> name is not null and given -> name <> 'null'
$$;

-- Arguments of the trigger, written by audit.watch: tenant column, client column, key columns, secret columns,
-- personal columns, person column, columns whose change alone is no news.
-- Who acts is whom the origin names: the platform's administrator works in the scope of an agency or of another person.
create function audit.record() returns trigger language plpgsql as $$
declare
  nil      constant uuid := '00000000-0000-0000-0000-000000000000';
  origin   constant jsonb := nullif(current_setting('app.origin', true), '')::jsonb;
  moment   constant timestamptz := clock_timestamp();
  keys     constant text[] := tg_argv[2];
  secrets  constant text[] := tg_argv[3];
  persons  constant text[] := tg_argv[4];
  quiet    constant text[] := tg_argv[6];
  whole    jsonb;
  row_key  text;
  old_values jsonb;
  new_values jsonb;
  personal_values jsonb;
begin
  if tg_op = 'INSERT' then
    whole := to_jsonb(new);
    new_values := jsonb_strip_nulls(whole) - quiet - tg_argv[0];
  elsif tg_op = 'DELETE' then
    whole := to_jsonb(old);
    old_values := jsonb_strip_nulls(whole) - quiet - tg_argv[0];
  else
    whole := to_jsonb(new);
    old_values := to_jsonb(old);
    select jsonb_object_agg(n.key, n.value), jsonb_object_agg(n.key, old_values -> n.key)
    into new_values, old_values
    from jsonb_each(whole) n where n.value is distinct from old_values -> n.key and n.key <> all (quiet);
    if new_values is null then
      return null;
    end if;
  end if;
  if persons <> '{}' then
    personal_values := nullif(jsonb_strip_nulls(jsonb_build_object(
      'before', audit.pick(old_values, persons), 'after', audit.pick(new_values, persons))), '{}');
    old_values := audit.cover(old_values, persons, '(personal)');
    new_values := audit.cover(new_values, persons, '(personal)');
  end if;
  if secrets <> '{}' then
    old_values := audit.cover(old_values, secrets, '***');
    new_values := audit.cover(new_values, secrets, '***');
  end if;
  if cardinality(keys) = 1 then
    row_key := whole ->> keys[1];
  else
    select string_agg(whole ->> name, '/' order by place) into row_key
    from unnest(keys) with ordinality as k (name, place);
  end if;
  insert into audit.lines (tenant_id, id, created_at, user_id, impersonator_id, api_key_id, sub_tenant_id, noun,
    row_id, action, operation, request_id, before, after, address, person_id, personal)
  values (
    case when tg_argv[0] = '' then nil else (whole ->> tg_argv[0])::uuid end, audit.new_id(moment), moment,
    coalesce(origin ->> 'actorId', nullif(current_setting('app.user_id', true), ''))::uuid,
    (origin ->> 'impersonatorId')::uuid, (origin ->> 'apiKeyId')::uuid,
    coalesce(nullif(current_setting('app.sub_tenant_id', true), ''), whole ->> tg_argv[1])::uuid,
    tg_table_schema || '.' || tg_table_name, row_key,
    case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end,
    origin ->> 'operation', origin ->> 'requestId', old_values, new_values, origin ->> 'address',
    case when tg_argv[5] <> '' then (whole ->> tg_argv[5])::uuid end, personal_values);
  return null;
end
$$;

create function audit.list_of(columns text) returns text[] language sql immutable as $$
  select coalesce(array_agg(trim(name)), '{}') from unnest(string_to_array(columns, ',')) as name
$$;

-- From now on every change of this table leaves a line. Lists are separated by commas.
--   secret:   shown as *** in lines and left out of exports; an erasure empties them
--   personal: about a person; kept apart in the line, so that an erasure can take them and the chain still holds
--   person:   the column with that person's id
--   of_person: the whole row goes when the person does (credentials, sessions)
--   quiet:    columns whose change alone is no news, beside updated_at
--   tenant:   '' for what belongs to no tenant; client: the column with the client's id
create procedure audit.watch(
  target regclass, secret text default '', personal text default '', person text default '',
  of_person boolean default false, quiet text default '', tenant text default null, client text default null
) language plpgsql as $$
declare
  secrets constant text[] := audit.list_of(secret);
  persons constant text[] := audit.list_of(personal);
  columns constant text[] := (
    select array_agg(attname::text) from pg_attribute where attrelid = target and attnum > 0 and not attisdropped);
  tenant_column constant text := coalesce(tenant, case when 'tenant_id' = any (columns) then 'tenant_id' else '' end);
  client_column constant text :=
    coalesce(client, case when 'sub_tenant_id' = any (columns) then 'sub_tenant_id' else '' end);
  keys constant text[] := (
    select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = target and i.indisprimary and (a.attname <> tenant_column or cardinality(i.indkey::int2[]) = 1));
  unknown text;
begin
  -- A misspelt secret would be shown.
  select name into unknown from unnest(
    secrets || persons || array_remove(array[person, tenant_column, client_column], '')) as name
  where name <> all (columns);
  if unknown is not null then
    raise exception '% has no column %', target, unknown;
  end if;
  execute format(
    'create trigger audit after insert or update or delete on %s for each row execute function audit.record(%L, %L, %L, '
    '%L, %L, %L, %L)',
    target, tenant_column, client_column, keys, secrets, persons, person, audit.list_of(quiet) || text 'updated_at');
  insert into audit.watches (target, has_tenant, secret_columns, personal_columns, person_column, is_of_person)
  values (target::text, tenant_column <> '', secrets, persons, nullif(person, ''), of_person);
end
$$;

-- No line is written about this table, for a reason; its rows about a person go all the same when the person does.
create procedure audit.exempt(target regclass, because text, person text default null) language sql as $$
  insert into audit.watches (target, has_tenant, person_column, is_of_person, exempt_because)
  values (target::text,
          exists (select from pg_attribute where attrelid = target and attname = 'tenant_id' and not attisdropped),
          person, person is not null, because)
$$;
