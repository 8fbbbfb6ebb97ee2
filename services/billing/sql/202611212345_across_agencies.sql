-- What the platform's administrator sees of all agencies.
create index request_counts_day_idx on billing.request_counts (day);
call tenancy.open_to_system('billing.usage');
call tenancy.open_to_system('billing.request_counts');
grant usage on schema billing to dde_system;
grant select on billing.usage, billing.request_counts to dde_system;
