// Declarations of fields.
#include "render/fields.hpp"

#include "render/keys.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::array types{
    std::pair<std::string_view, FieldType>{"text", FieldType::text},
    std::pair<std::string_view, FieldType>{"markdown", FieldType::markdown},
    std::pair<std::string_view, FieldType>{"html", FieldType::html},
    std::pair<std::string_view, FieldType>{"url", FieldType::url},
    std::pair<std::string_view, FieldType>{"image", FieldType::image},
    std::pair<std::string_view, FieldType>{"date", FieldType::date},
    std::pair<std::string_view, FieldType>{"price", FieldType::price},
    std::pair<std::string_view, FieldType>{"flag", FieldType::flag},
    std::pair<std::string_view, FieldType>{"list", FieldType::list},
    std::pair<std::string_view, FieldType>{"items", FieldType::items},
};
constexpr int deepest_list = 3;

FieldType type_named(const std::string& name, const TemplatePlace& place) {
  const auto found = std::ranges::find(types, name, [](const auto& entry) { return entry.first; });
  if (found != types.end()) return found->second;
  std::string known;
  for (const auto& entry : types) known += (known.empty() ? "" : ", ") + std::string(entry.first);
  place.refuse("\"" + name + "\" is not a type; there are " + known);
}

bool is_field_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return !name.empty() && name.size() <= 40 && name[0] >= 'a' && name[0] <= 'z' &&
         name.find_first_not_of(letters) == std::string_view::npos;
}

std::vector<TemplateField> read_level(const json::value& declaration, const TemplatePlace& place, int depth);

TemplateField read_field(const std::string& name, const json::value& declaration, const TemplatePlace& place,
                         int depth) {
  TemplateKeys keys(declaration, place);
  TemplateField field{name, type_named(keys.text("type"), place.key("type")), keys.flag_or("required", false), {}, {},
                      place};
  keys.text_or("label", "");
  if (const auto* fallback = keys.find("default")) field.fallback = *fallback;
  if (field.required && field.fallback) place.refuse("a required field has no default; drop one of the two");
  if (const auto* fields = keys.find("fields")) {
    if (field.type != FieldType::list) keys.at("fields").refuse("only lists have fields");
    field.fields = read_level(*fields, keys.at("fields"), depth + 1);
  }
  keys.refuse_others();
  return field;
}

std::vector<TemplateField> read_level(const json::value& declaration, const TemplatePlace& place, int depth) {
  if (depth > deepest_list) place.refuse("lists are nested deeper than 3");
  if (!declaration.is_object()) place.refuse("this must be an object of fields {\"name\": {\"type\": …}}");
  std::vector<TemplateField> fields;
  for (const auto& member : declaration.get_object()) {
    const std::string name(member.key());
    if (!is_field_name(name)) {
      place.key(name).refuse("field names start with a-z and go on with letters and digits, at most 40 long");
    }
    fields.push_back(read_field(name, member.value(), place.key(name), depth));
  }
  return fields;
}

}  // namespace

std::vector<TemplateField> read_fields(const json::value& declaration, const TemplatePlace& place) {
  return read_level(declaration, place, 1);
}

}  // namespace provisioning
