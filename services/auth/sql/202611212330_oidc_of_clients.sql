-- A client's users have no business with their agency's sign-in, whatever a role says.
create policy not_for_clients on auth.oidc_connections as restrictive to dde_app
  using ((select nullif(current_setting('app.sub_tenant_id', true), '')) is null);
create policy not_for_clients on auth.oidc_domains as restrictive to dde_app
  using ((select nullif(current_setting('app.sub_tenant_id', true), '')) is null);
