-- The list of all people, newest first, for the platform's administrator.
create index users_newest_idx on auth.users (created_at desc, id desc);
