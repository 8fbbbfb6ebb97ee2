-- Agencies on the enterprise plan with their clients, written as the superuser; the ids of the agencies count up.
\set ON_ERROR_STOP on
insert into tenants.tenants (id, name, owner_id)
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Agency ' || n, gen_random_uuid()
from generate_series(1, :agencies) n;

insert into billing.subscriptions (tenant_id, plan_id) select id, 'enterprise' from tenants.tenants;
insert into billing.usage (tenant_id, entitlement, used) select id, 'clients', :clients from tenants.tenants;

create temporary table seeded as
select t.id as tenant_id, gen_random_uuid() as id, gen_random_uuid() as website_id, n
from tenants.tenants t, generate_series(1, :clients) n;

insert into tenants.sub_tenants (tenant_id, id, name, email, company, industry, status, website_id, created_at, updated_at)
select tenant_id, id, 'Trattoria Number ' || n, 'hello' || n || '@trattoria.example', 'Trattoria Number ' || n || ' Ltd',
  'restaurants', 'live', website_id, now() - make_interval(mins => n), now() - make_interval(mins => n)
from seeded;

insert into provisioning.websites (tenant_id, id, sub_tenant_id, name, primary_domain, platform_domain, status,
  template_name, template_git_url, branch)
select tenant_id, website_id, id, 'Trattoria Number ' || n, website_id || '.example', website_id || '.sites.example', 'live',
  'starter', 'file:///starter.git', 'main'
from seeded;

insert into provisioning.domains (tenant_id, name, sub_tenant_id, website_id)
select tenant_id, website_id || suffix, id, website_id
from seeded, unnest(array['.example', '.sites.example']) suffix;
