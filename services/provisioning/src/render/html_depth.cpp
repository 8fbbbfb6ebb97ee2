// Counting tags.
#include "render/html_depth.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace provisioning {

namespace {

constexpr std::size_t most_elements = 4000;
constexpr std::size_t deepest = 200;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string tag_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (std::string_view(" \t\r\n\f/>").contains(c) || name.size() > 40) break;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// Elements that have no end tag or may go without one.
bool stays_open(const std::string& name) {
  static constexpr std::array closing_themselves{
      std::string_view("area"),   std::string_view("base"),   std::string_view("br"),    std::string_view("col"),
      std::string_view("dd"),     std::string_view("dt"),     std::string_view("embed"), std::string_view("hr"),
      std::string_view("img"),    std::string_view("input"),  std::string_view("li"),    std::string_view("link"),
      std::string_view("meta"),   std::string_view("option"), std::string_view("p"),     std::string_view("param"),
      std::string_view("source"), std::string_view("td"),     std::string_view("th"),    std::string_view("tr"),
      std::string_view("track"),  std::string_view("wbr")};
  return std::ranges::find(closing_themselves, name) == closing_themselves.end();
}

}  // namespace

void require_shallow_html(std::string_view html, const TemplatePlace& place) {
  std::size_t elements = 0;
  std::vector<std::string> open;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const auto rest = html.substr(at + 1);
    if (rest.empty()) break;
    if (is_letter(rest.front())) {
      ++elements;
      auto name = tag_name(rest);
      if (stays_open(name)) open.push_back(std::move(name));
    }
    if (rest.front() == '/' && !open.empty() && open.back() == tag_name(rest.substr(1))) open.pop_back();
    if (elements > most_elements) place.refuse("more than 4000 elements");
    if (open.size() > deepest) place.refuse("more than 200 elements nested or left open; close each element");
  }
}

}  // namespace provisioning
