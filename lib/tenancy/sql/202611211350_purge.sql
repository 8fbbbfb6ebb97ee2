-- The end of a tenant: the owner of the schema deletes its rows, whatever tables there are by then. It is bound by
-- row-level security like everybody else (force), so it gets a policy for one tenant at a time.
create procedure tenancy.let_owner_purge(target regclass) language plpgsql as $$
begin
  execute format($sql$
    create policy tenant_purge on %s to current_user
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  $sql$, target);
end
$$;

create or replace procedure tenancy.isolate(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($sql$
    create policy tenant_isolation on %s to dde_app
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  $sql$, target);
  execute format('alter table %s alter column tenant_id set default nullif(current_setting(''app.tenant_id'', true), '''')::uuid', target);
  call tenancy.let_owner_purge(target);
end
$$;

-- The tables that are there already.
do $$
declare
  target regclass;
begin
  for target in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and c.relowner = current_user::regrole and c.relrowsecurity
  loop
    call tenancy.let_owner_purge(target);
  end loop;
end
$$;

-- Deletes every row of the tenant in app.tenant_id: where a column tenant_id or tenant_ref says so. Tables wait for
-- those that refer to them; what triggers write meanwhile goes in the next round. Returns the number of rows.
create function tenancy.purge() returns bigint language plpgsql as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  target record;
  deleted bigint;
  of_round bigint;
  total bigint := 0;
  blocked text;
begin
  if tenant is null then
    raise exception 'purge needs a tenant';
  end if;
  loop
    of_round := 0;
    blocked := null;
    for target in
      select c.oid::regclass::text as name, a.attname as owner_column
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('tenant_id', 'tenant_ref')
      where c.relkind in ('r', 'p') and not c.relispartition and c.relowner = current_user::regrole
      order by c.oid desc
    loop
      begin
        execute format('delete from %s where %I = $1', target.name, target.owner_column) using tenant;
        get diagnostics deleted = row_count;
        of_round := of_round + deleted;
      exception when foreign_key_violation then
        blocked := target.name;
      end;
    end loop;
    total := total + of_round;
    exit when of_round = 0;
  end loop;
  if blocked is not null then
    raise exception 'rows of % cannot be deleted: something that stays refers to them', blocked;
  end if;
  return total;
end
$$;
revoke execute on function tenancy.purge() from public;
