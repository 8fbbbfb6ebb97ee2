// Keeps listeners' names unique.
#include "events/bus.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace events {

void Bus::add(Listener listener) {
  if (std::ranges::find(listeners_, listener.name, &Listener::name) != listeners_.end()) {
    throw base::internal("two listeners are named " + listener.name);
  }
  listeners_.push_back(std::move(listener));
}

}  // namespace events
