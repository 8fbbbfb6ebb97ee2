-- Roles are the agency's business: a client's user sees none of them, whatever it may do.
create policy not_for_clients on auth.roles as restrictive to dde_app
  using ((select nullif(current_setting('app.sub_tenant_id', true), '')) is null);
