-- The schedule billing.note_plans looks at the plans of all agencies.
call tenancy.open_to_system('billing.subscriptions');
grant select (tenant_id, plan_id) on billing.subscriptions to dde_system;
