// Reading JSON objects of templates.
#include "render/keys.hpp"

#include <boost/json/stream_parser.hpp>

#include <algorithm>
#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t largest_json = 1024UL * 1024UL;
constexpr std::size_t longest_text = 2000;

std::string line_and_column(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, std::min(offset, text.size()));
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto last = before.rfind('\n');
  const auto column = before.size() - (last == std::string_view::npos ? 0 : last + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

json::value parse_json(std::string_view text, const TemplatePlace& place) {
  json::stream_parser parser;
  json::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  if (!error) parser.finish(error);
  if (error) place.refuse("not valid JSON at " + line_and_column(text, read) + ": " + error.message());
  const auto rest = text.substr(read);
  if (!std::ranges::all_of(rest, blank)) {
    place.refuse("not valid JSON at " + line_and_column(text, read) + ": text after the end of the value");
  }
  return parser.release();
}

json::value read_json(const TemplateCheckout& checkout, const std::string& file) {
  return parse_json(checkout.read_text(file, largest_json), {file, ""});
}

TemplateKeys::TemplateKeys(const json::value& value, TemplatePlace place)
    : object_(value.if_object()), place_(std::move(place)) {
  if (object_ == nullptr) place_.refuse("this must be an object {…}");
}

const json::value* TemplateKeys::find(std::string_view key) {
  asked_.emplace_back(key);
  return object_->if_contains(key);
}

std::string TemplateKeys::text(std::string_view key) {
  auto text = text_or(key, "");
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) at(key).refuse("this text is required");
  return text;
}

std::string TemplateKeys::text_or(std::string_view key, std::string fallback) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_string()) at(key).refuse("this must be a text \"…\"");
  if (value->get_string().size() > longest_text) at(key).refuse("this text is longer than 2000 bytes");
  return std::string(value->get_string());
}

std::string TemplateKeys::name(std::string_view key) {
  auto text = this->text(key);
  if (!is_slug(text)) at(key).refuse("this must be a name of a-z, 0-9 and single '-', at most 60 long");
  return text;
}

std::string TemplateKeys::name_or(std::string_view key, std::string fallback) {
  return object_->contains(key) ? name(key) : (find(key), std::move(fallback));
}

bool TemplateKeys::flag_or(std::string_view key, bool fallback) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_bool()) at(key).refuse("this must be true or false");
  return value->get_bool();
}

const json::object& TemplateKeys::object(std::string_view key) {
  static const json::object none;
  const auto* value = find(key);
  if (value == nullptr) return none;
  if (!value->is_object()) at(key).refuse("this must be an object {…}");
  return value->get_object();
}

const json::array& TemplateKeys::array(std::string_view key) {
  static const json::array none;
  const auto* value = find(key);
  if (value == nullptr) return none;
  if (!value->is_array()) at(key).refuse("this must be a list […]");
  return value->get_array();
}

void TemplateKeys::refuse_others() const {
  for (const auto& member : *object_) {
    const std::string_view key = member.key();
    if (std::ranges::find(asked_, key) != asked_.end()) continue;
    std::string known;
    for (const auto& name : asked_) known += (known.empty() ? "" : ", ") + name;
    place_.key(key).refuse("unknown key; known here: " + known);
  }
}

bool is_slug(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= 60 && text.find_first_not_of(allowed) == std::string_view::npos &&
         text.front() != '-' && text.back() != '-' && text.find("--") == std::string_view::npos;
}

}  // namespace provisioning
