// Cursors as text.
#include "http/page.hpp"

#include "base/encode.hpp"

namespace http {

constexpr std::size_t longest_cursor = 1024;

std::string write_cursor(std::string_view key_json) { return base::to_base64url(key_json); }

std::optional<std::string> read_cursor(std::string_view cursor) {
  if (cursor.empty() || cursor.size() > longest_cursor) return std::nullopt;
  return base::from_base64url(cursor);
}

}  // namespace http
