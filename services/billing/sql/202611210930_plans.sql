-- What an agency may have: plans are data, code asks for an entitlement and never for a plan by name.
create schema billing;
grant usage on schema billing to dde_app;

create table billing.plans (
  id            text primary key,
  name          text not null,
  monthly_price bigint not null,  -- cents
  position      integer not null,
  constraint plans_monthly_price_check check (monthly_price >= 0)
);
create table billing.entitlements (
  plan_id text not null references billing.plans (id),
  name    text not null,  -- clients, sites, requests_per_minute
  amount  bigint not null,
  primary key (plan_id, name),
  constraint entitlements_amount_check check (amount >= 0)
);
grant select on billing.plans, billing.entitlements to dde_app;

insert into billing.plans (id, name, monthly_price, position) values
  ('basic', 'Basic', 4900, 1), ('pro', 'Pro', 14900, 2), ('enterprise', 'Enterprise', 49900, 3);
insert into billing.entitlements (plan_id, name, amount) values
  ('basic', 'clients', 10), ('basic', 'sites', 10), ('basic', 'requests_per_minute', 100),
  ('pro', 'clients', 100), ('pro', 'sites', 100), ('pro', 'requests_per_minute', 500),
  ('enterprise', 'clients', 5000), ('enterprise', 'sites', 5000), ('enterprise', 'requests_per_minute', 2000);

-- An agency without a row here is on the basic plan: it need not be written before the first request is served.
create table billing.subscriptions (
  tenant_id  uuid not null,
  plan_id    text not null references billing.plans (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id)
);
create index subscriptions_plan_id_idx on billing.subscriptions (plan_id);
call tenancy.isolate('billing.subscriptions');
grant select, insert, update, delete on billing.subscriptions to dde_app;

-- One row a tenant and entitlement: taking from it locks the row, which makes the limit exact among parallel requests.
create table billing.usage (
  tenant_id   uuid not null,
  entitlement text not null,
  used        bigint not null,
  primary key (tenant_id, entitlement),
  constraint usage_used_check check (used >= 0)
);
call tenancy.isolate('billing.usage');
grant select, insert, update, delete on billing.usage to dde_app;
