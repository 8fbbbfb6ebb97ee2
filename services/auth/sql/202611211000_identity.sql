-- What identity grows beyond a password: a confirmed address, ranks within an agency, fresh and second-factor sign-ins.
alter table auth.users add column email_verified_at timestamptz;
grant update (email_verified_at) on auth.users to dde_app;

-- Within an agency: its one owner, admins, members. A client's users and the platform's administrators have no level.
alter table auth.memberships
  add column level          text,
  add column deactivated_at timestamptz;
update auth.memberships set level = 'owner' where role = 'agency';
alter table auth.memberships
  add constraint memberships_level_check check ((role = 'agency') = (level is not null)),
  add constraint memberships_level_name_check check (level in ('owner', 'admin', 'member'));
create unique index memberships_owner_key on auth.memberships (tenant_id) where level = 'owner';

-- When and how (RFC 8176: pwd, otp, hwk, swk, mfa) the person last proved who it is; who looks through its eyes.
alter table auth.sessions
  add column authenticated_at timestamptz not null default now(),
  add column methods          text[] not null default '{pwd}',
  add column impersonator_id  uuid references auth.users (id),
  add column last_seen_at     timestamptz not null default now();
create index sessions_impersonator_id_idx on auth.sessions (impersonator_id);
