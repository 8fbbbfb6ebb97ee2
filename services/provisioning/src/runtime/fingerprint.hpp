// A short text that differs when what it is made from differs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/encode.hpp"

namespace provisioning {

// FNV-1a, 16 hexadecimal digits: for telling own versions apart, no defence against anybody.
inline std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const unsigned char letter : text) hash = (hash ^ letter) * 1099511628211U;
  return base::to_hex({reinterpret_cast<const char*>(&hash), sizeof hash});
}

}  // namespace provisioning
