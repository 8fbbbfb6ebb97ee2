-- Events are written in the transaction that makes them true and delivered from here: PostgreSQL is the truth about what
-- happened and who has heard of it; Redis only carries ids.
create schema events;
grant usage on schema events to dde_app, dde_system;

create table events.outbox (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,        -- first sent to Redis
  sends integer not null default 0,
  next_send_at timestamptz,   -- when a row without all receipts is looked at again
  settled_at timestamptz,     -- every listener has received it, or given it up
  primary key (tenant_id, id)
);
create index outbox_unsent on events.outbox (created_at) where sent_at is null;
create index outbox_unsettled on events.outbox (next_send_at) where sent_at is not null and settled_at is null;
create index outbox_settled on events.outbox (settled_at) where settled_at is not null;

-- A listener hears what is first sent after `since`; one that no process has named for a day is taken as removed from the code.
create table events.listeners (
  name text primary key,
  topic text not null,
  since timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

-- Written in the transaction of the listener's effect: what makes a second delivery do nothing.
create table events.receipts (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  event_id uuid not null,
  listener text not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, event_id, listener),
  foreign key (tenant_id, event_id) references events.outbox (tenant_id, id) on delete cascade
);

-- What a listener could not take yet; with dead_at it is a dead letter and waits for a person.
create table events.failures (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  event_id uuid not null,
  listener text not null,
  attempts integer not null,
  error text not null,
  failed_at timestamptz not null default now(),
  retry_at timestamptz not null,
  dead_at timestamptz,
  primary key (tenant_id, event_id, listener),
  foreign key (tenant_id, event_id) references events.outbox (tenant_id, id) on delete cascade
);
create index failures_dead on events.failures (tenant_id, dead_at desc) where dead_at is not null;

call tenancy.isolate('events.outbox');
call tenancy.isolate('events.receipts');
call tenancy.isolate('events.failures');
call tenancy.open_to_system('events.outbox');
call tenancy.open_to_system('events.receipts');
call tenancy.open_to_system('events.failures');
alter table events.listeners enable row level security;
alter table events.listeners force row level security;
create policy everybody_reads on events.listeners for select to dde_app using (true);
create policy every_listener on events.listeners to dde_system using (true) with check (true);

grant select, insert, update (next_send_at, settled_at) on events.outbox to dde_app;
grant select, insert on events.receipts to dde_app;
grant select, insert, update, delete on events.failures to dde_app;
grant select on events.listeners to dde_app;
grant select, update, delete on events.outbox to dde_system;
grant select on events.receipts, events.failures to dde_system;
grant select, insert, update on events.listeners to dde_system;
