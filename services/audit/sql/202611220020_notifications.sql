-- The inbox is written by listeners and emptied by a schedule.
call audit.exempt('notifications.notifications', 'says what events say', 'user_id');
call audit.exempt('notifications.readings', 'reading changes nothing', 'user_id');
