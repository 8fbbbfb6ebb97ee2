-- The report that gave the status: reports may arrive in any order, an older one changes nothing. Deployments are not
-- all that changes it: sites are suspended and resumed too.
alter table tenants.sub_tenants drop column status_deployment, add column status_report bigint not null default 0;
