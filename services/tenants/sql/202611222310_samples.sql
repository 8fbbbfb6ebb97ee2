-- Clients that an agency has only to look around. They are deleted for good, all of them in one act.
alter table tenants.sub_tenants add column is_sample boolean not null default false;
create index sub_tenants_sample_idx on tenants.sub_tenants (tenant_id, id) where is_sample;
