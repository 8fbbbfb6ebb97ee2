// Mails to the old and the new owner of an agency.
#pragma once

#include "notifications/notifications.hpp"

namespace notifications {

// `options` outlives the bus.
void add_ownership_mail_listeners(events::Bus& bus, const Options& options);

}  // namespace notifications
