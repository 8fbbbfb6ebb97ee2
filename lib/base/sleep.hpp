// Waiting without holding the thread.
#pragma once

#include <chrono>

#include "base/task.hpp"

namespace base {

Task<void> sleep_for(std::chrono::milliseconds duration);

}  // namespace base
