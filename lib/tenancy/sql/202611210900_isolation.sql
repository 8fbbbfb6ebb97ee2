-- Roles and row-level security, said once: every table with a tenant_id calls one of these procedures.
-- The policies read settings that each unit of work makes for itself (lib/sql). A unit without them sees no row:
-- nullif() turns both "never set" and "set and reset" into null. The sub-select is evaluated once a statement.

do $$
begin
  if not exists (select from pg_roles where rolname = 'dde_app') then
    create role dde_app login;
  end if;
  if not exists (select from pg_roles where rolname = 'dde_system') then
    create role dde_system login;
  end if;
end
$$;

create schema tenancy;

-- Whoever may touch `target` (each migration grants that itself) sees one tenant at a time.
create procedure tenancy.isolate(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($sql$
    create policy tenant_isolation on %s to dde_app
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  $sql$, target);
  execute format('alter table %s alter column tenant_id set default nullif(current_setting(''app.tenant_id'', true), '''')::uuid', target);
end
$$;

-- The same, and a client user (app.sub_tenant_id is set) is narrowed to the rows of its own client.
-- "case" rather than "or": the planner takes an unknown "or" for nearly never true, expects one row, and then reads
-- and sorts a whole tenant where an ordered index would have given the first page.
create procedure tenancy.isolate_clients(target regclass, client_column name default 'sub_tenant_id') language plpgsql as $$
begin
  call tenancy.isolate(target);
  execute format($sql$
    create policy client_isolation on %s as restrictive to dde_app
      using (case when (select nullif(current_setting('app.sub_tenant_id', true), '')) is null then true
                  else %I = (select nullif(current_setting('app.sub_tenant_id', true), '')::uuid) end)
  $sql$, target, client_column);
end
$$;

-- Work that belongs to no tenant (claims, deliveries, drift repair) meets the rows of all of them.
create procedure tenancy.open_to_system(target regclass) language plpgsql as $$
begin
  execute format('create policy every_tenant on %s to dde_system using (true) with check (true)', target);
end
$$;
