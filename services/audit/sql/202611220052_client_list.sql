-- What is derived from other columns tells nothing of its own.
call audit.watch('tenants.sub_tenants', personal => 'email', client => 'id', quiet => 'search_text, sort_name, is_deleted');
