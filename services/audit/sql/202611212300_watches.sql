-- One line a table: watched, or exempt for a reason. A table that comes later has its line in a new file here.
call audit.watch('auth.users', secret => 'password_hash', personal => 'email, full_name', person => 'id');
call audit.watch('auth.memberships', person => 'user_id');
call audit.watch('auth.sessions', secret => 'token_hash, previous_token_hash', personal => 'address, user_agent',
  person => 'user_id', of_person => true,
  quiet => 'token_hash, previous_token_hash, rotated_at, expires_at, last_seen_at');
call audit.watch('tenants.tenants', tenant => 'id');
call audit.watch('tenants.sub_tenants', personal => 'email', client => 'id');
call audit.watch('billing.plans');
call audit.watch('billing.entitlements');
call audit.watch('billing.subscriptions');
call audit.watch('provisioning.websites');
call audit.watch('provisioning.domains');
call audit.watch('provisioning.deployments');
call audit.watch('audit.exports', quiet => 'status, line_count, finished_at');

call audit.exempt('auth.one_time_tokens', 'what a token is used for leaves its line where it happens', 'subject');
call audit.exempt('http.idempotency_keys', 'kept answers; what they did leaves lines', 'user_id');
call audit.exempt('billing.usage', 'counts rows that are watched themselves');
call audit.exempt('events.outbox', 'says what lines say');
call audit.exempt('events.receipts', 'delivery');
call audit.exempt('events.failures', 'delivery');
call audit.exempt('events.listeners', 'the list of the code''s own listeners');
call audit.exempt('jobs.jobs', 'work to do; what it changes leaves lines');
call audit.exempt('jobs.steps', 'work to do');
call audit.exempt('jobs.log_lines', 'a log already');
call audit.exempt('jobs.schedules', 'whose turn it is');
call audit.exempt('public.migrations', 'the schema''s own record');
call audit.exempt('audit.lines', 'the trail itself');
call audit.exempt('audit.heads', 'the trail itself');
call audit.exempt('audit.watches', 'written by migrations only');

-- Identity beyond the password.
call audit.watch('auth.roles');
call audit.watch('auth.invitations', personal => 'email', quiet => 'token_id');
call audit.watch('auth.api_keys', secret => 'hash, previous_hash');
call audit.watch('auth.oidc_connections', secret => 'client_secret');
call audit.watch('auth.oidc_domains', quiet => 'checked_at, problem');
call audit.watch('auth.identities', personal => 'subject, email', person => 'user_id', of_person => true,
  quiet => 'last_used_at');
call audit.watch('tenants.app_domains', secret => 'token', quiet => 'checked_at, report');
call audit.watch('provisioning.app_domains', secret => 'token', quiet => 'reports, next_check_at');

call audit.exempt('auth.api_key_uses', 'using a key changes nothing');
call audit.exempt('auth.captured_domains', 'follows auth.oidc_domains');
call audit.exempt('auth.login_attempts', 'counts under keyed hashes');
call audit.exempt('billing.request_counts', 'counts requests');
call audit.exempt('tenants.app_hosts', 'follows tenants.app_domains');
