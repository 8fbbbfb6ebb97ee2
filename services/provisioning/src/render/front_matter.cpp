// Markdown files with fields above their body.
#include "render/collections.hpp"
#include "render/keys.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace provisioning {

namespace json = boost::json;

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(line);
}

json::value typed(std::string_view text, FieldType type, const TemplatePlace& place) {
  if (text.starts_with('{') || text.starts_with('[') || text.starts_with('"')) return parse_json(text, place);
  if (type == FieldType::flag && text == "true") return true;
  if (type == FieldType::flag && text == "false") return false;
  if (type != FieldType::price) return json::value(text);
  std::int64_t cents = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cents);
  if (error != std::errc() || end != text.data() + text.size()) return json::value(text);
  return cents;
}

}  // namespace

json::object read_front_matter(std::string_view text, const std::vector<TemplateField>& fields,
                               const TemplatePlace& place) {
  if (take_line(text) != "---") place.refuse("the file starts with a line --- and fields like \"title: First light\"");
  json::object written;
  for (int number = 2;; ++number) {
    const TemplatePlace here{place.file, "line " + std::to_string(number)};
    if (text.empty()) here.refuse("the fields above the text end with a line ---");
    const auto line = take_line(text);
    if (line == "---") break;
    if (line.empty()) continue;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) here.refuse("this must be \"field: value\"");
    const std::string key(trimmed(line.substr(0, colon)));
    if (written.contains(key)) here.refuse("the field " + key + " is given twice");
    const auto field = std::ranges::find(fields, key, &TemplateField::name);
    if (field == fields.end()) here.refuse("no such field: " + key);
    written[key] = typed(trimmed(line.substr(colon + 1)), field->type, here);
  }
  if (!trimmed(text).empty()) written["body"] = json::string(text);
  return written;
}

}  // namespace provisioning
