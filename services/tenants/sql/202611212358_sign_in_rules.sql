-- How an agency wants its people, and its clients', to sign in.
alter table tenants.tenants add column wants_second_factor boolean not null default false;
