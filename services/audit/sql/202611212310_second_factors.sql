-- Second factors: added, renamed, suspended and removed; their daily use is told by the sessions.
call audit.watch('auth.totp_factors', secret => 'sealed_secret', person => 'user_id', of_person => true,
  quiet => 'last_step, last_used_at, sealed_secret');
call audit.watch('auth.recovery_codes', secret => 'code_hash', person => 'user_id', of_person => true);
call audit.watch('auth.trusted_devices', secret => 'token_hash', personal => 'address, user_agent',
  person => 'user_id', of_person => true, quiet => 'last_used_at');
call audit.watch('auth.passkeys', secret => 'credential_hash', person => 'user_id', of_person => true,
  quiet => 'sign_count, is_backed_up, last_used_at');
