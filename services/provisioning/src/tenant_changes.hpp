// What happens to an agency's sites when the agency is closed, opened again or deleted.
#pragma once

#include "events/events.hpp"

namespace provisioning {

void add_tenant_listeners(events::Bus& bus);

}  // namespace provisioning
