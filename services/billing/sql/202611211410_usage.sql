-- The calendar month (UTC) in which the agency was last warned that an entitlement runs out.
alter table billing.usage add column warned_in timestamptz;

-- Requests of an agency's people and keys, by day (UTC). Counted in Redis; what is there is added here every few
-- seconds, with what the newest minute has had so far.
create table billing.request_counts (
  tenant_id       uuid not null,
  day             timestamptz not null,
  requests        bigint not null default 0,
  minute          timestamptz not null,
  minute_requests bigint not null default 0,
  primary key (tenant_id, day),
  constraint request_counts_requests_check check (requests >= 0 and minute_requests >= 0)
);
call tenancy.isolate('billing.request_counts');
grant select, insert, update on billing.request_counts to dde_app;
