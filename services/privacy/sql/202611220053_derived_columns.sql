-- What PostgreSQL derives from other columns, such as texts to search in, is nothing of its own: exports leave it out.
create or replace function privacy.page_of(
  target text, hidden text[], person_column text, person uuid, after jsonb, size integer
) returns table (line text, place text) language plpgsql stable as $$
declare
  -- As regclass: a name that is none cannot become part of a statement.
  relation constant regclass := target::regclass;
  keys text;
  values_of_place text;
  derived constant text[] := (
    select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a
    where a.attrelid = relation and a.attgenerated <> '' and not a.attisdropped);
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
  using after, hidden || derived, case when person_column is not null then person end, size;
end
$$;
