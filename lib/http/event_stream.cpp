// The wire form of server-sent events.
#include "http/event_stream.hpp"

#include <string_view>

namespace http {
namespace {

// A line break inside would start another field.
std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

void append_field(std::string_view name, std::string_view value, std::string& out) {
  out += name;
  out += ": ";
  out += value;
  out += '\n';
}

}  // namespace

std::string event_text(std::string_view id, std::string_view event, std::string_view text) {
  std::string out;
  if (!id.empty()) append_field("id", first_line(id), out);
  if (!event.empty()) append_field("event", first_line(event), out);
  for (;;) {
    const auto end = text.find_first_of("\r\n");
    append_field("data", text.substr(0, end), out);
    if (end == std::string_view::npos) break;
    const bool is_pair = text.substr(end).starts_with("\r\n");
    text.remove_prefix(end + (is_pair ? 2 : 1));
  }
  out += '\n';
  return out;
}

}  // namespace http
