// What all fuzz targets need: the bytes as text, and a loud end when a promise is broken.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

inline void promise(bool is_kept, const char* what) {
  if (is_kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

// Cuts off what stands before the first line break.
inline std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// Whether `work` went well; a refusal has to be one that is the sender's own fault. Anything else ends the run.
template <class Work>
bool is_accepted(Work work) {
  try {
    work();
    return true;
  } catch (const base::Error& error) {
    const auto status = base::http_status(error.kind());
    promise(status >= 400 && status < 500, error.what());
    return false;
  }
}

}  // namespace fuzz
