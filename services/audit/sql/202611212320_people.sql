-- What the trail and all other tables know of one person: found, exported, and taken away when it asks for that.
create index lines_actor_idx on audit.lines (user_id, tenant_id, id) where number is not null;
create index lines_person_idx on audit.lines (person_id) where number is not null and person_id is not null;
-- Personal values of people who have no account (yet): invited, or a client's contact.
create index lines_nobodys_idx on audit.lines (tenant_id, id) where personal is not null and person_id is null;

-- Which rows of a watched table are about this person: by its id, and where nobody has one, by its e-mail address.
create function audit.rows_about(target text, person uuid, email text) returns text language sql stable as $$
  select case
    when w.person_column is not null then format('t.%I = %L', w.person_column, person)
    else (select string_agg(format('lower(t.%I) = %L', a.attname, lower(email)), ' or ')
          from pg_attribute a where a.attrelid = w.target::regclass and a.atttypid = 'text'::regtype
            and a.attname = any (w.personal_columns))
  end
  from audit.watches w where w.target = rows_about.target
$$;

-- Every value in a personal column of these rows.
create function audit.personal_values(target text, person uuid, email text) returns setof text language plpgsql stable
as $$
declare
  personal constant text[] := (select personal_columns from audit.watches w where w.target = personal_values.target);
  about constant text := audit.rows_about(target, person, email);
begin
  if about is null or personal = '{}' then
    return;
  end if;
  return query execute format(
    'select distinct v.value from %s t, jsonb_each_text(to_jsonb(t)) as v (key, value) '
    'where (%s) and v.key = any ($1) and v.value <> ''''', target, about) using personal;
end
$$;

-- Deletes the rows, or empties what is personal or secret in them. -1: other rows still refer to them.
create function audit.erase_rows(target text, person uuid, email text) returns bigint language plpgsql as $$
declare
  about constant text := audit.rows_about(target, person, email);
  is_whole constant boolean := (select w.is_of_person from audit.watches w where w.target = erase_rows.target);
  emptied constant text := (
    select string_agg(format('%I = %s', a.attname, case
      when not a.attnotnull then 'null'
      when a.atttypid = 'text'::regtype then '''erased-'' || gen_random_uuid()'
      when a.atttypid in ('jsonb'::regtype, 'text[]'::regtype) then '''{}'''
      else '''''' end), ', ')
    from pg_attribute a join audit.watches w on w.target = erase_rows.target
    where a.attrelid = w.target::regclass and a.attname = any (w.personal_columns || w.secret_columns)
      and (a.attname = any (w.personal_columns) or w.person_column is not null));
  touched bigint;
begin
  if about is null or (not is_whole and emptied is null) then
    return 0;
  end if;
  if is_whole then
    execute format('delete from %s t where %s', target, about);
  else
    execute format('update %s t set %s where %s', target, emptied, about);
  end if;
  get diagnostics touched = row_count;
  return touched;
exception when foreign_key_violation then
  return -1;
end
$$;

-- Takes the personal halves of this person's lines in the tenant of this unit of work; their digests keep the chain.
create function audit.erase_lines(erasure uuid, person uuid, email text) returns bigint language plpgsql as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  taken bigint;
  total bigint := 0;
begin
  update audit.lines set address = null, address_salt = null, erasure_id = erasure
  where tenant_id = tenant and address is not null
    and (user_id = person or (user_id is null and (person_id = person or (person_id is null and personal is not null
      and position(lower(email) in lower(personal::text)) > 0))));
  get diagnostics taken = row_count;
  total := total + taken;
  update audit.lines set personal = null, personal_salt = null, erasure_id = erasure
  where tenant_id = tenant and personal is not null
    and (person_id = person or (person_id is null and position(lower(email) in lower(personal::text)) > 0));
  get diagnostics taken = row_count;
  return total + taken;
end
$$;

revoke execute on function audit.personal_values(text, uuid, text), audit.erase_rows(text, uuid, text),
  audit.erase_lines(uuid, uuid, text) from public;

call audit.watch('privacy.exports', quiet => 'status, size, finished_at');
call audit.watch('privacy.erasures');
