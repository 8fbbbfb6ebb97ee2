// One event to one listener: effect and receipt in one transaction of the event's tenant.
#pragma once

#include "base/task.hpp"
#include "events/relay.hpp"
#include "events/stream.hpp"

namespace events {

// Returns when the message needs no further delivery: the effect is committed, was committed before, or its failure is
// recorded and will be tried again from the outbox. Throws when not even that could be written; then nothing happened.
base::Task<void> deliver(sql::Database& app, const RelayOptions& options, const Listener& listener,
                         const Message& message);

}  // namespace events
