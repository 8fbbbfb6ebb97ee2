// Codecs as OpenAPI 3.1 (JSON Schema 2020-12) documents.
#include "shape/schema.hpp"

#include <algorithm>
#include <limits>

#include "shape/component_name.hpp"
#include "shape/json.hpp"

namespace shape {
namespace {

namespace json = boost::json;

json::object typed(std::string_view type, std::string_view format = {}) {
  json::object schema{{"type", std::string(type)}};
  if (!format.empty()) schema["format"] = std::string(format);
  return schema;
}

json::object integer_schema(const Codec& codec) {
  auto schema = typed("integer", codec.width == 4 ? "int32" : "int64");
  const bool is_whole_range = codec.width == 4 ? codec.low == std::numeric_limits<std::int32_t>::min() &&
                                                     codec.high == std::numeric_limits<std::int32_t>::max()
                                               : codec.low == std::numeric_limits<std::int64_t>::min() &&
                                                     codec.high == std::numeric_limits<std::int64_t>::max();
  if (is_whole_range) return schema;
  schema["minimum"] = codec.low;
  schema["maximum"] = codec.high;
  return schema;
}

json::object enum_schema(const Codec& codec) {
  auto schema = typed("string");
  json::array names;
  for (const auto& name : codec.names) names.emplace_back(std::string(name.name));
  schema["enum"] = std::move(names);
  return schema;
}

json::object list_schema(const Codec& codec, Components& components) {
  auto schema = typed("array");
  schema["items"] = schema_for(*codec.inner, components);
  schema["maxItems"] = codec.list->max_items;
  return schema;
}

json::object nullable(json::value inner) {
  auto& schema = inner.as_object();
  auto* type = schema.if_contains("type");
  if (type == nullptr && schema.empty()) return std::move(schema);
  if (type == nullptr) return {{"anyOf", json::array{std::move(inner), typed("null")}}};
  if (auto* names = schema.if_contains("enum")) names->as_array().emplace_back(nullptr);
  if (type->is_string()) *type = json::array{*type, "null"};
  return std::move(schema);
}

json::object object_schema(const Structure& structure, Components& components, std::span<const std::string> without) {
  auto schema = typed("object");
  json::object properties;
  json::array required;
  for (const auto& member : structure.members) {
    if (std::ranges::find(without, member.json_name) != without.end()) continue;
    properties[member.json_name] = schema_for(*member.codec, components);
    if (!member.codec->may_be_absent()) required.emplace_back(member.json_name);
  }
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json::object reference(const Structure& structure, Components& components) {
  const auto name = component_name(structure, components);
  // Entered before its members are looked at: a struct may hold itself.
  const bool is_new = components.owners.emplace(name, &structure).second;
  if (is_new) {
    components.schemas[name] = json::object{};
    auto schema = object_schema(structure, components, {});
    components.schemas[name] = std::move(schema);
  }
  return {{"$ref", "#/components/schemas/" + name}};
}

json::object plain_schema(const Codec& codec, Components& components) {
  if (codec.schema != nullptr) return parse_json(codec.schema()).as_object();
  switch (codec.kind) {
    case Kind::integer: return integer_schema(codec);
    case Kind::number: return typed("number", "double");
    case Kind::boolean: return typed("boolean");
    case Kind::uuid: return typed("string", "uuid");
    case Kind::timestamp: return typed("string", "date-time");
    case Kind::enumeration: return enum_schema(codec);
    case Kind::raw: return {};
    case Kind::raw_object: return typed("object");
    case Kind::structure: return reference(codec.structure(), components);
    case Kind::optional: return nullable(schema_for(*codec.inner, components));
    case Kind::change: return schema_for(*codec.inner, components).as_object();
    case Kind::list: return list_schema(codec, components);
    case Kind::map: return {{"type", "object"}, {"additionalProperties", schema_for(*codec.inner, components)}};
    default: return typed("string");
  }
}

}  // namespace

json::value schema_for(const Codec& codec, Components& components) {
  auto schema = plain_schema(codec, components);
  if (codec.fallback != nullptr) {
    std::string text;
    append_json(codec, codec.fallback(), text);
    schema["default"] = parse_json(text);
  }
  return schema;
}

json::value body_schema_for(const Codec& codec, Components& components, std::span<const std::string> without) {
  if (codec.kind != Kind::structure) return schema_for(codec, components);
  const auto& members = codec.structure().members;
  const auto is_elsewhere = [&](const Member& member) {
    return std::ranges::find(without, member.json_name) != without.end();
  };
  if (std::ranges::all_of(members, is_elsewhere)) return nullptr;
  if (std::ranges::none_of(members, is_elsewhere)) return schema_for(codec, components);
  return object_schema(codec.structure(), components, without);
}

std::vector<FieldDescription> describe_fields(const Codec& codec) {
  Components unused;
  std::vector<FieldDescription> fields;
  for (const auto& member : codec.structure().members)
    fields.push_back({member.json_name, schema_for(*member.codec, unused), !member.codec->may_be_absent()});
  return fields;
}

}  // namespace shape
