-- Acts of the platform's administrator. The audit trail, which has no other way to learn of a job that was tried again
-- or a bucket that was filled, writes its lines from them; an agency's export holds those about it.
create table http.acts (
  tenant_id  uuid not null,  -- the nil UUID: about no tenant
  id         uuid not null,
  user_id    uuid not null,
  operation  text not null,
  subject    text not null,
  reason     text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
call tenancy.isolate('http.acts');
grant select, insert on http.acts to dde_app;
