// Looking things up in headers.
#include "http/message.hpp"

#include <algorithm>

namespace http {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view find_header(const Headers& headers, std::string_view name) {
  for (const auto& header : headers) {
    if (same_ignoring_case(header.name, name)) return header.value;
  }
  return {};
}

std::vector<std::string_view> header_items(const Headers& headers, std::string_view name) {
  std::vector<std::string_view> items;
  for (const auto& header : headers) {
    if (!same_ignoring_case(header.name, name)) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (const auto item = trim(rest.substr(0, comma)); !item.empty()) items.push_back(item);
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
  }
  return items;
}

}  // namespace http
