-- How an agency presents itself and whether it may work. Its brand (colours, support, sender, pictures) is the document
-- branding_settings; what other services compute with are columns.
alter table tenants.tenants
  add column locale           text not null default 'en',
  add column time_zone        text not null default 'Etc/UTC',
  add column currency         text not null default 'USD',
  add column status           text not null default 'active',
  add column status_reason    text,         -- why it was suspended or archived, for its people
  add column purge_after      timestamptz,  -- archived: from then on nothing of it is kept
  add column purge_started_at timestamptz,
  add constraint tenants_status_check check (status in ('active', 'suspended', 'archived')),
  add constraint tenants_purge_check check ((status = 'archived') = (purge_after is not null));
create index tenants_closed_idx on tenants.tenants (status) where status <> 'active';

-- Work across tenants: who is closed, whose term is over.
call tenancy.open_to_system('tenants.tenants');
grant usage on schema tenants to dde_system;
grant select (id, status, purge_after, purge_started_at) on tenants.tenants to dde_system;

-- The end: the owner deletes the rows of one tenant (tenancy.purge).
create policy tenant_purge on tenants.tenants to current_user
  using (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- Everything of the agency in app.tenant_id, the agency itself last. Only once its purge was announced.
create function tenants.purge() returns bigint language plpgsql as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  total bigint;
begin
  perform from tenants.tenants where id = tenant and status = 'archived' and purge_started_at is not null for update;
  if not found then
    raise exception 'only an agency whose purge has begun can be deleted';
  end if;
  total := tenancy.purge();
  delete from tenants.tenants where id = tenant;
  return total + 1 + tenancy.purge();  -- what triggers wrote about that
end
$$;
revoke execute on function tenants.purge() from public;
