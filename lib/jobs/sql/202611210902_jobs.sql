-- Durable jobs: a row is claimed under a lease, and whoever writes for it must hold its newest fencing token.
create schema jobs;
grant usage on schema jobs to dde_app, dde_system;

create table jobs.jobs (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'dead', 'cancelled')),
  unique_key text,
  run_again boolean not null default false,        -- asked for once more while it was running
  cancel_requested boolean not null default false,
  attempt integer not null default 0,
  max_attempts integer not null check (max_attempts > 0),
  run_at timestamptz not null,
  lease_until timestamptz,
  fence bigint not null default 0,                 -- rises with every claim and every loss of a lease
  worker text,
  error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create unique index jobs_live_key on jobs.jobs (tenant_id, kind, unique_key) where status in ('queued', 'running');
create index jobs_queued on jobs.jobs (run_at) where status = 'queued';
create index jobs_running on jobs.jobs (worker, lease_until) where status = 'running';
create index jobs_ended on jobs.jobs (finished_at) where finished_at is not null;
create index jobs_of_tenant on jobs.jobs (tenant_id, created_at desc, id desc);

create table jobs.steps (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  job_id uuid not null,
  name text not null,
  position bigint generated always as identity,
  status text not null check (status in ('running', 'done', 'failed')),
  attempt integer not null default 1,
  result jsonb,
  error text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, job_id, name),
  foreign key (tenant_id, job_id) references jobs.jobs (tenant_id, id) on delete cascade
);

create table jobs.log_lines (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  job_id uuid not null,
  seq bigint not null,
  written_at timestamptz not null default now(),
  line text not null,
  primary key (tenant_id, job_id, seq),
  foreign key (tenant_id, job_id) references jobs.jobs (tenant_id, id) on delete cascade
);

-- Work of the platform that comes round; belongs to no tenant.
create table jobs.schedules (
  name text primary key,
  interval_seconds bigint not null check (interval_seconds > 0),
  next_at timestamptz not null,
  lease_until timestamptz,
  fence bigint not null default 0,
  worker text,
  started_at timestamptz,
  finished_at timestamptz,
  error text
);

call tenancy.isolate('jobs.jobs');
call tenancy.isolate('jobs.steps');
call tenancy.isolate('jobs.log_lines');
call tenancy.open_to_system('jobs.jobs');
call tenancy.open_to_system('jobs.steps');
call tenancy.open_to_system('jobs.log_lines');
alter table jobs.schedules enable row level security;
alter table jobs.schedules force row level security;
create policy every_schedule on jobs.schedules to dde_system using (true) with check (true);

grant select, insert, update on jobs.jobs to dde_app;
grant select, insert, update, delete on jobs.steps to dde_app;
grant select, insert on jobs.log_lines to dde_app;
grant select, update, delete on jobs.jobs to dde_system;
grant select, delete on jobs.steps, jobs.log_lines to dde_system;
grant select, insert, update, delete on jobs.schedules to dde_system;
