-- The agency's list of deployments of all its websites, newest first.
create index deployments_of_agency_idx on provisioning.deployments (tenant_id, created_at desc, id desc);
