-- Free text in which anybody may be named: reasons that people write. The trail keeps it with what is personal, and the
-- erasure of a person blots out the person's name and address in it.
alter table audit.watches add column prose_columns text[] not null default '{}';

drop procedure audit.watch(regclass, text, text, text, boolean, text, text, text);

-- As before, and prose: columns of free text. Called again for a table, it replaces what was said before.
create procedure audit.watch(
  target regclass, secret text default '', personal text default '', person text default '',
  of_person boolean default false, quiet text default '', tenant text default null, client text default null,
  prose text default ''
) language plpgsql as $$
declare
  secrets constant text[] := audit.list_of(secret);
  persons constant text[] := audit.list_of(personal);
  proses constant text[] := audit.list_of(prose);
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
    secrets || persons || proses || array_remove(array[person, tenant_column, client_column], '')) as name
  where name <> all (columns);
  if unknown is not null then
    raise exception '% has no column %', target, unknown;
  end if;
  execute format(
    'create or replace trigger audit after insert or update or delete on %s for each row '
    'execute function audit.record(%L, %L, %L, %L, %L, %L, %L)',
    target, tenant_column, client_column, keys, secrets, persons || proses, person,
    audit.list_of(quiet) || text 'updated_at');
  insert into audit.watches (target, has_tenant, secret_columns, personal_columns, prose_columns, person_column,
    is_of_person)
  values (target::text, tenant_column <> '', secrets, persons, proses, nullif(person, ''), of_person)
  on conflict on constraint watches_pkey do update set has_tenant = excluded.has_tenant,
    secret_columns = excluded.secret_columns, personal_columns = excluded.personal_columns,
    prose_columns = excluded.prose_columns, person_column = excluded.person_column,
    is_of_person = excluded.is_of_person;
end
$$;

-- The platform's own line keeps the prose apart too.
drop procedure audit.watch_for_platform(regclass);
create procedure audit.watch_for_platform(target regclass, prose text) language plpgsql as $$
begin
  execute format(
    'create or replace trigger audit_for_platform after insert on %s for each row '
    'when (new.tenant_id <> ''00000000-0000-0000-0000-000000000000'') '
    'execute function audit.record('''', '''', ''{id}'', ''{}'', %L, '''', ''{updated_at}'')',
    target, audit.list_of(prose));
end
$$;

call audit.watch('http.acts', prose => 'reason');
call audit.watch_for_platform('http.acts', prose => 'reason');
call audit.watch('tenants.tenants', tenant => 'id', prose => 'status_reason');
-- Its reason is told by the act.
call audit.watch('auth.sessions', secret => 'token_hash, previous_token_hash', personal => 'address, user_agent',
  person => 'user_id', of_person => true, prose => 'impersonation_reason',
  quiet => 'token_hash, previous_token_hash, rotated_at, expires_at, last_seen_at, impersonation_reason');


-- Lines about tables with prose that hold one of these texts. A line of somebody's own keeps its personal half until
-- that person is erased, whoever else is named in it.
create function audit.names(noun text, personal jsonb, texts text[]) returns boolean language sql stable as $$
  select personal is not null
    and exists (select from audit.watches w where w.target = names.noun and w.prose_columns <> '{}'
                and w.person_column is null)
    and exists (select from unnest(texts) as said where position(lower(said) in lower(personal::text)) > 0)
$$;

-- Blots these texts out of the table's prose, as far as row-level security shows it.
create function audit.blot_out(target text, texts text[]) returns void language plpgsql as $$
declare
  name text;
  said text;
begin
  for name in select unnest(prose_columns) from audit.watches w where w.target = blot_out.target loop
    foreach said in array coalesce(texts, '{}') loop
      -- ***= makes the rest of a regular expression literal.
      execute format(
        'update %s t set %I = regexp_replace(t.%I, ''***='' || $1, ''(erased)'', ''gi'') '
        'where position(lower($1) in lower(t.%I)) > 0', target, name, name, name) using said;
    end loop;
  end loop;
end
$$;

create function audit.erase_lines(erasure uuid, person uuid, email text, texts text[]) returns bigint
language plpgsql as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  taken bigint := audit.erase_lines(erasure, person, email);
  named bigint;
begin
  update audit.lines set personal = null, personal_salt = null, erasure_id = erasure
  where tenant_id = tenant and audit.names(noun, personal, texts);
  get diagnostics named = row_count;
  return taken + named;
end
$$;

revoke execute on function audit.blot_out(text, text[]), audit.erase_lines(uuid, uuid, text, text[]) from public;
