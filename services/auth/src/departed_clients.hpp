// What people could do at a client ends with the client, where that is gone for good.
#pragma once

#include "events/events.hpp"

namespace auth {

void add_departed_client_listener(events::Bus& bus);

}  // namespace auth
