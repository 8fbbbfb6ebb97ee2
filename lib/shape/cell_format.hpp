// Constants of PostgreSQL's binary format.
#pragma once

#include <chrono>

#include "base/time.hpp"

namespace shape {

// timestamptz counts microseconds from here.
inline constexpr base::Timestamp postgres_epoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
inline constexpr char jsonb_version = '\1';

}  // namespace shape
