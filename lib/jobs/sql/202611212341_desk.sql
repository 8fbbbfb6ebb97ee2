-- The operator looks for a job by its id, whosesoever it is, and through those that failed, newest first.
create index jobs_id_idx on jobs.jobs (id);
create index jobs_failed_idx on jobs.jobs (finished_at desc, id desc) where status in ('failed', 'dead');
