// Mails to a person about its second factors.
#pragma once

#include "events/events.hpp"
#include "notifications/notifications.hpp"

namespace notifications {

// `options` outlives the bus.
void add_second_factor_mail_listeners(events::Bus& bus, const Options& options);

}  // namespace notifications
