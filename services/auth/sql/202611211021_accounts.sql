-- An account's address may change, once the new one is confirmed.
grant update (email) on auth.users to dde_app;

-- Another password ends a person's sessions in all tenants, in the transaction that sets it: a unit of work of the
-- person and of no tenant (tenancy::Scope::across_tenants). Sessions begun as somebody else are the person's too.
create policy read_across_tenants on auth.sessions for select to dde_app
  using ((select nullif(current_setting('app.tenant_id', true), '')::uuid) = '00000000-0000-0000-0000-000000000000'
    and (select nullif(current_setting('app.user_id', true), '')::uuid) in (user_id, impersonator_id));
create policy end_across_tenants on auth.sessions for update to dde_app
  using ((select nullif(current_setting('app.tenant_id', true), '')::uuid) = '00000000-0000-0000-0000-000000000000'
    and (select nullif(current_setting('app.user_id', true), '')::uuid) in (user_id, impersonator_id));
