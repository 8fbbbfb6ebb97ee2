-- A person finds its sessions in all tenants as it ends them: in the scope across_tenants (read_across_tenants).
drop policy own_sessions on auth.sessions;
