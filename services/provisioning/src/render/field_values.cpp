// From what authors wrote into fields to what templates show.
#include "render/dates.hpp"
#include "render/fields.hpp"
#include "render/keys.hpp"
#include "render/markdown.hpp"
#include "render/sanitizer.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_text = 20000;
constexpr std::size_t longest_list = 500;
constexpr std::int64_t highest_price = 100'000'000'00;

std::string require_text(const json::value& value, const TemplatePlace& place) {
  if (!value.is_string()) place.refuse("this must be a text \"…\"");
  return std::string(value.get_string());
}

json::value text_value(const json::value& value, const TemplatePlace& place, const FieldSources& sources) {
  const auto text = require_text(value, place);
  if (text.size() > longest_text) place.refuse("a text field holds at most 20000 bytes; use markdown for more");
  return json::value(escape_html(sources.words.fill(text, WordGuard::none, place)));
}

json::value url_value(const json::value& value, const TemplatePlace& place, const FieldSources& sources) {
  const auto link = sources.words.fill(require_text(value, place), WordGuard::none, place);
  const auto checked = sources.addresses.check(link, place);
  return checked ? json::value(escape_html(*checked)) : json::value(false);
}

json::value image_value(const json::value& value, const TemplatePlace& place, const FieldSources& sources) {
  TemplateKeys keys(value, place);
  const auto source = keys.text("src");
  const auto* alternative = keys.find("alt");
  if (alternative == nullptr) keys.at("alt").refuse("describe the image, or write \"\" when it is decoration");
  keys.refuse_others();
  if (!sources.assets.contains(source)) {
    keys.at("src").refuse(source + " is not among the template's files; images are written /assets/…");
  }
  return json::object{{"src", escape_html(source)}, {"alt", text_value(*alternative, keys.at("alt"), sources)}};
}

json::value date_value(const json::value& value, const TemplatePlace& place) {
  const auto date = parse_date(require_text(value, place));
  if (!date) place.refuse("this must be a day that exists, written YYYY-MM-DD");
  return json::object{{"iso", iso_date(*date)}, {"long", long_date(*date)}, {"short", short_date(*date)}};
}

json::value price_value(const json::value& value, const TemplatePlace& place) {
  if (!value.is_int64() || value.get_int64() < 0 || value.get_int64() > highest_price) {
    place.refuse("a price is a whole number of cents, 4850 for 48.50");
  }
  const auto cents = value.get_int64();
  const auto rest = std::to_string(cents % 100);
  const auto whole = std::to_string(cents / 100);
  return json::object{
      {"cents", std::to_string(cents)}, {"whole", whole}, {"amount", whole + (rest.size() == 1 ? ".0" : ".") + rest}};
}

json::value flag_value(const json::value& value, const TemplatePlace& place) {
  if (!value.is_bool()) place.refuse("this must be true or false");
  return value;
}

json::value list_value(const TemplateField& field, const json::value& value, const TemplatePlace& place,
                       const FieldSources& sources) {
  if (!value.is_array()) place.refuse("this must be a list […]");
  const auto& entries = value.get_array();
  if (entries.size() > longest_list) place.refuse("a list holds at most 500 entries");
  json::array shown;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (field.fields.empty()) {
      shown.push_back(text_value(entries[i], place.item(i), sources));
    } else {
      shown.push_back(field_values(field.fields, entries[i], place.item(i), sources));
    }
  }
  return shown;
}

json::value kept_html(const std::string& html, const TemplatePlace& place, const FieldSources& sources) {
  sources.budget.spend(html.size(), place);
  return json::value(html);
}

json::value field_value(const TemplateField& field, const json::value& value, const TemplatePlace& place,
                        const FieldSources& sources) {
  const auto filled = [&](WordGuard guard) { return sources.words.fill(require_text(value, place), guard, place); };
  switch (field.type) {
    case FieldType::text: return text_value(value, place, sources);
    case FieldType::markdown: return kept_html(markdown_to_html(filled(WordGuard::markdown), place), place, sources);
    case FieldType::html: return kept_html(sanitize_html(filled(WordGuard::html), place), place, sources);
    case FieldType::url: return url_value(value, place, sources);
    case FieldType::image: return image_value(value, place, sources);
    case FieldType::date: return date_value(value, place);
    case FieldType::price: return price_value(value, place);
    case FieldType::flag: return flag_value(value, place);
    case FieldType::list: return list_value(field, value, place, sources);
    case FieldType::items: return sources.items(value, place);
  }
  return nullptr;
}

void refuse_undeclared(const std::vector<TemplateField>& fields, const json::object& content,
                       const TemplatePlace& place) {
  for (const auto& member : content) {
    if (std::ranges::find(fields, member.key(), &TemplateField::name) != fields.end()) continue;
    std::string known;
    for (const auto& field : fields) known += (known.empty() ? "" : ", ") + field.name;
    place.key(member.key()).refuse("no such field; declared are: " + known);
  }
}

std::string has_name(std::string name) {
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return "has" + name;
}

}  // namespace

json::object field_values(const std::vector<TemplateField>& fields, const json::value& content,
                          const TemplatePlace& place, const FieldSources& sources) {
  if (!content.is_object()) place.refuse("this must be an object {…}");
  refuse_undeclared(fields, content.get_object(), place);
  sources.budget.require_time_left(place);
  json::object shown;
  for (const auto& field : fields) {
    const auto* given = content.get_object().if_contains(field.name);
    if (given == nullptr && field.required) place.key(field.name).refuse("this field is required");
    // Present and false, so that an outer value of the same name does not shine through.
    json::value value = false;
    if (given != nullptr) value = field_value(field, *given, place.key(field.name), sources);
    if (given == nullptr && field.fallback) {
      value = field_value(field, *field.fallback, field.place.key("default"), sources);
    }
    if (value.is_array()) shown[has_name(field.name)] = !value.get_array().empty();
    shown[field.name] = std::move(value);
  }
  return shown;
}

json::value shown_values(const json::value& value, const SiteWords& words, const TemplatePlace& place) {
  if (const auto* text = value.if_string()) {
    return json::value(escape_html(words.fill(std::string_view(*text), WordGuard::none, place)));
  }
  if (const auto* list = value.if_array()) {
    json::array shown;
    for (std::size_t i = 0; i < list->size(); ++i) shown.push_back(shown_values((*list)[i], words, place.item(i)));
    return shown;
  }
  if (const auto* object = value.if_object()) {
    json::object shown;
    for (const auto& member : *object) {
      shown[member.key()] = shown_values(member.value(), words, place.key(member.key()));
    }
    return shown;
  }
  return value;
}

}  // namespace provisioning
