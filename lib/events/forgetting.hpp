// Deleting what the outbox still says of a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace events {

// Deletes the settled events in whose payload one of the texts stands, in a transaction of the system role. Returns how
// many unsettled ones hold one too: they go when every listener has heard them.
base::Task<std::int64_t> forget_events(sql::Tx& tx, std::vector<std::string> texts);

}  // namespace events
