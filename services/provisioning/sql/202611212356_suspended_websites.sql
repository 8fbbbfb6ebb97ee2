-- One site may be suspended by its agency. That is remembered beside the status, so that the site stays shut when an
-- agency that was suspended itself is let in again.
alter table provisioning.websites
  add column suspended_at      timestamptz,
  add column suspension_reason text,
  add column kept_releases     uuid[] not null default '{}',  -- on disk after they were live, newest first
  add column reports           bigint not null default 0;     -- how often others were told of its status

-- The earlier deployment whose release is served again; null where the deployment makes its own.
alter table provisioning.deployments
  add column rolled_back_to uuid,
  add constraint deployments_rolled_back_to_fkey foreign key (tenant_id, rolled_back_to)
    references provisioning.deployments (tenant_id, id);
create index deployments_rolled_back_to_idx on provisioning.deployments (tenant_id, rolled_back_to);
