-- Why an agency suspended a site is free text.
call audit.watch('provisioning.websites', prose => 'suspension_reason');
