// A tar archive (POSIX ustar) of files that are whole in memory. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"

namespace privacy {

class Archive {
 public:
  explicit Archive(base::Timestamp made_at) : made_at_(made_at) {}

  // Throws base::internal for a name of more than 100 bytes.
  void add(std::string_view name, std::string_view content);
  std::size_t size() const { return bytes_.size(); }
  // The whole archive; nothing is added afterwards.
  std::string take() &&;

 private:
  base::Timestamp made_at_;
  std::string bytes_;
};

}  // namespace privacy
