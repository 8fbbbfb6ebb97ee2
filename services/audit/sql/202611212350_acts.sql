-- Who acts is whom the origin names: the platform's administrator works in the scope of an agency or of another person.
create or replace function audit.record() returns trigger language plpgsql as $$
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

-- What is added to this table about an agency leaves a line in the platform's own trail too, which outlives the agency.
create procedure audit.watch_for_platform(target regclass) language plpgsql as $$
begin
  execute format(
    'create trigger audit_for_platform after insert on %s for each row '
    'when (new.tenant_id <> ''00000000-0000-0000-0000-000000000000'') '
    'execute function audit.record('''', '''', ''{id}'', ''{}'', ''{}'', '''', ''{updated_at}'')', target);
end
$$;

call audit.watch('http.acts');
call audit.watch_for_platform('http.acts');

call audit.watch('tenants.features');
