-- What happened, for the inbox of the people it concerns.
create schema notifications;
grant usage on schema notifications to dde_app, dde_system;

create table notifications.notifications (
  tenant_id     uuid not null,
  id            uuid not null,  -- rises with time
  kind          text not null,
  user_id       uuid,           -- one person's own; null: everybody's in the agency
  sub_tenant_id uuid,           -- the client it is about
  for_client    boolean not null default false,  -- that client's users see it too
  client_name   text,
  domain        text,
  release       bigint,         -- the number of the deployment
  reason        text,           -- what went wrong, for people
  entitlement   text,
  used          bigint,
  amount        bigint,
  export_id     uuid,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index notifications_created_at_idx on notifications.notifications (created_at);
call tenancy.isolate_clients('notifications.notifications');
call tenancy.open_to_system('notifications.notifications');
grant select, insert on notifications.notifications to dde_app;
grant select (id, created_at), delete on notifications.notifications to dde_system;

-- Who has read what. Nobody's row is another's: what one person has read stays new to the others.
create table notifications.readings (
  tenant_id       uuid not null,
  user_id         uuid not null,
  notification_id uuid not null,
  primary key (tenant_id, user_id, notification_id),
  constraint readings_notification_fkey foreign key (tenant_id, notification_id)
    references notifications.notifications (tenant_id, id) on delete cascade
);
create index readings_notification_idx on notifications.readings (tenant_id, notification_id);
call tenancy.isolate('notifications.readings');
grant select, insert on notifications.readings to dde_app;
