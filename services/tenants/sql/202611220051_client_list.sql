-- The list of clients in each of its orders, and what is searched in it.
alter table tenants.sub_tenants
  add column search_text text not null generated always as (tenants.folded(
    name || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(industry, ''))) stored,
  -- Cut, as folding can make a text many times longer than an index or a cursor has room for.
  add column sort_name text collate "C" not null generated always as (left(tenants.folded(name), 100)) stored,
  -- A column, as PostgreSQL turns `(deleted_at is not null) = false` into something that no index is of.
  add column is_deleted boolean not null generated always as (deleted_at is not null) stored;

drop index tenants.sub_tenants_newest_idx;
drop index tenants.sub_tenants_deleted_idx;
create index sub_tenants_by_age_idx on tenants.sub_tenants (tenant_id, is_deleted, created_at desc, id desc);
create index sub_tenants_by_name_idx on tenants.sub_tenants (tenant_id, is_deleted, sort_name, id);
create index sub_tenants_by_change_idx on tenants.sub_tenants (tenant_id, is_deleted, updated_at desc, id desc);
