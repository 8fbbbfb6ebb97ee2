-- A person finds its own sessions in all tenants, and those it began as somebody else, before a tenant is chosen.
create policy own_sessions on auth.sessions for select to dde_app
  using (case when (select nullif(current_setting('app.tenant_id', true), '')) is null
              then (select nullif(current_setting('app.user_id', true), '')::uuid) in (user_id, impersonator_id)
              else false end);

alter table auth.sessions
  add column impersonation_reason text,
  add constraint sessions_impersonation_check check ((impersonator_id is null) = (impersonation_reason is null));
