-- When rights and standing of a member were changed last: the version that a change is made over.
alter table auth.memberships add column updated_at timestamptz not null default now();
