// What a service needs of events: publish in the transaction that made it true, listen in another service.
#pragma once

#include <string>
#include <string_view>

#include "base/task.hpp"
#include "events/bus.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"

namespace events {

// Writes one outbox row in the tenant of `tx`; the event exists exactly if `tx` commits. One flight.
// `payload` is a JSON object.
base::Task<void> write_outbox(sql::Tx& tx, std::string_view topic, std::string payload);

// struct ClientCreated { static constexpr std::string_view topic = "client.created"; ... };  (described)
// Every listener of the topic gets the event once, in a transaction of its own; the order among events is not kept.
template <Event E>
base::Task<void> publish(sql::Tx& tx, E event) {
  return write_outbox(tx, E::topic, shape::to_json(event));
}

}  // namespace events
