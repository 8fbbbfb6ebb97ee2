-- Files with lines of the trail, written by a job and kept for a few days.
create table audit.exports (
  tenant_id     uuid not null,
  id            uuid not null,
  user_id       uuid not null,  -- who asked for it
  sub_tenant_id uuid,           -- the client it is narrowed to
  format        text not null,
  filter        jsonb not null,
  status        text not null default 'queued',
  reason        text,           -- why it failed, for people
  storage_key   text,
  line_count    bigint,
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,
  expires_at    timestamptz not null,
  primary key (tenant_id, id),
  constraint exports_format_check check (format in ('csv', 'ndjson')),
  constraint exports_status_check check (status in ('queued', 'ready', 'failed'))
);
create index exports_expires_at_idx on audit.exports (expires_at);
call tenancy.isolate_clients('audit.exports');
call tenancy.open_to_system('audit.exports');
grant select, insert, update on audit.exports to dde_app;
grant select, delete on audit.exports to dde_system;
