// Keeps a client's status in step with its website.
#pragma once

#include "events/events.hpp"

namespace tenants {

void add_website_listeners(events::Bus& bus);

}  // namespace tenants
