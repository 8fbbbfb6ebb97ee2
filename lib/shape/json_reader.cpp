// One loop over the member tables for every described struct of the program.
#include "shape/json_reader.hpp"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>
#include <cmath>

#include "shape/json_parser.hpp"
#include "shape/scalar_text.hpp"
#include "shape/utf8.hpp"

namespace shape {
namespace {

namespace json = boost::json;

// A hostile body is not worth more answer than this.
constexpr std::size_t most_errors = 50;
constexpr std::size_t longest_name = 100;

std::string_view view_of(const json::string& text) { return {text.data(), text.size()}; }
std::string_view view_of(json::string_view text) { return {text.data(), text.size()}; }

// Neither text nor jsonb of PostgreSQL can hold NUL.
bool holds_nul(const json::value& value) {
  if (const auto* text = value.if_string()) return view_of(*text).contains('\0');
  if (const auto* array = value.if_array()) return std::ranges::any_of(*array, holds_nul);
  const auto* object = value.if_object();
  return object != nullptr && std::ranges::any_of(*object, [](const auto& field) {
           return view_of(field.key()).contains('\0') || holds_nul(field.value());
         });
}

std::string_view wanted_by(const Codec& codec) {
  switch (codec.kind) {
    case Kind::integer: return "a whole number";
    case Kind::number: return "a number";
    case Kind::boolean: return "true or false";
    case Kind::list: return "an array";
    case Kind::structure:
    case Kind::map:
    case Kind::raw_object: return "an object";
    default: return "a string";
  }
}

// JSON has one kind of number: 3.0 and 3e0 are the integer 3, as long as a double holds it exactly.
std::optional<std::int64_t> whole_number(const json::value& value) {
  if (const auto* number = value.if_int64()) return *number;
  const auto* number = value.if_double();
  if (number == nullptr || std::trunc(*number) != *number) return std::nullopt;
  if (std::abs(*number) > static_cast<double>(largest_exact_integer)) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

bool is_huge_integer(const json::value& value) {
  const auto* number = value.if_double();
  return value.is_uint64() || (number != nullptr && std::trunc(*number) == *number);
}

}  // namespace

std::string Path::text() const {
  auto own = is_index ? std::to_string(index) : std::string(utf8_prefix(name, longest_name));
  if (up == nullptr) return own;
  const auto before = up->text();
  return before.empty() ? own : before + '.' + own;
}

void Reader::refuse(const Path* path, Refusal refusal) {
  if (errors_.size() >= most_errors) return;
  errors_.push_back({path != nullptr ? path->text() : "", std::move(refusal.code), std::move(refusal.message)});
}

void Reader::require(const Member& member, const Path* path) {
  if (!member.codec->may_be_absent()) refuse(path, {"required", "This field is required."});
}

void Reader::refuse_unknown(std::string_view name, const Path* up) {
  if (unknown_ == Unknown::ignore) return;
  const Path here{up, name};
  refuse(&here, {"unknown_field", "This field is not known here."});
}

void Reader::finish() {
  if (!errors_.empty()) throw base::invalid(std::move(errors_));
}

void Reader::read(const Codec& codec, const json::value& value, void* target, const Path* path) {
  if (codec.kind == Kind::change) return read(*codec.inner, value, codec.box->fill(target), path);
  if (codec.kind == Kind::optional && value.is_null()) return codec.box->clear(target);
  if (codec.kind == Kind::optional) return read(*codec.inner, value, codec.box->fill(target), path);
  if (codec.kind == Kind::raw || codec.kind == Kind::raw_object) return read_raw(codec, value, target, path);
  if (value.is_null()) return refuse(path, {"null_not_allowed", "Must not be null."});
  if (codec.kind == Kind::structure) return read_structure(codec, value, target, path);
  if (codec.kind == Kind::list) return read_list(codec, value, target, path);
  if (codec.kind == Kind::map) return read_map(codec, value, target, path);
  read_scalar(codec, value, target, path);
}

void Reader::read_scalar(const Codec& codec, const json::value& value, void* target, const Path* path) {
  if (codec.kind == Kind::integer || codec.kind == Kind::number) return read_number(codec, value, target, path);
  if (codec.kind == Kind::custom) return read_custom(codec, value, target, path);
  if (codec.kind == Kind::boolean) {
    if (!value.is_bool()) return refuse(path, wrong_type(wanted_by(codec)));
    *static_cast<bool*>(target) = value.get_bool();
    return;
  }
  if (!value.is_string()) return refuse(path, wrong_type(wanted_by(codec)));
  if (auto refusal = read_scalar_text(codec, view_of(value.get_string()), target)) refuse(path, std::move(*refusal));
}

void Reader::read_number(const Codec& codec, const json::value& value, void* target, const Path* path) {
  if (!value.is_number()) return refuse(path, wrong_type(wanted_by(codec)));
  if (codec.kind == Kind::number) {
    *static_cast<double*>(target) = value.to_number<double>();
    return;
  }
  const auto number = whole_number(value);
  if (!number) return refuse(path, is_huge_integer(value) ? out_of_range(codec) : wrong_type(wanted_by(codec)));
  if (auto refusal = store_integer(codec, *number, target)) refuse(path, std::move(*refusal));
}

void Reader::read_custom(const Codec& codec, const json::value& value, void* target, const Path* path) {
  std::optional<Refusal> refusal;
  if (codec.custom->json == JsonKind::string) {
    if (!value.is_string()) return refuse(path, wrong_type("a string"));
    refusal = codec.custom->parse(view_of(value.get_string()), target);
  } else {
    const auto number = whole_number(value);
    if (!number) return refuse(path, wrong_type("a whole number"));
    refusal = codec.custom->parse(std::to_string(*number), target);
  }
  if (refusal) refuse(path, std::move(*refusal));
}

void Reader::read_raw(const Codec& codec, const json::value& value, void* target, const Path* path) {
  if (codec.kind == Kind::raw_object && !value.is_object()) return refuse(path, wrong_type("an object"));
  if (holds_nul(value)) return refuse(path, {"control_characters", "Must not contain the character NUL."});
  if (codec.kind == Kind::raw) *static_cast<json::value*>(target) = value;
  else *static_cast<json::object*>(target) = value.get_object();
}

void Reader::read_structure(const Codec& codec, const json::value& value, void* target, const Path* path) {
  const auto* object = value.if_object();
  if (object == nullptr) return refuse(path, wrong_type("an object"));
  const auto& structure = codec.structure();
  std::size_t known = 0;
  for (const auto& member : structure.members) {
    const Path here{path, member.json_name};
    const auto* field = object->if_contains(member.json_name);
    known += field != nullptr ? 1 : 0;
    if (field != nullptr) read(*member.codec, *field, member.in(target), &here);
    else require(member, &here);
  }
  if (known == object->size()) return;
  for (const auto& field : *object) {
    if (structure.find(view_of(field.key())) == nullptr) refuse_unknown(view_of(field.key()), path);
  }
}

void Reader::read_list(const Codec& codec, const json::value& value, void* target, const Path* path) {
  const auto* array = value.if_array();
  if (array == nullptr) return refuse(path, wrong_type("an array"));
  if (array->size() > codec.list->max_items)
    return refuse(path, {"too_many_items", "Must have at most " + std::to_string(codec.list->max_items) + " items."});
  for (std::size_t at = 0; at < array->size(); ++at) {
    const Path here{path, {}, at, true};
    read(*codec.inner, (*array)[at], codec.list->append(target), &here);
  }
}

void Reader::read_map(const Codec& codec, const json::value& value, void* target, const Path* path) {
  const auto* object = value.if_object();
  if (object == nullptr) return refuse(path, wrong_type("an object"));
  for (const auto& field : *object) {
    const auto key = view_of(field.key());
    const Path here{path, key};
    if (key.contains('\0')) refuse(&here, {"control_characters", "Must not contain the character NUL."});
    else read(*codec.inner, field.value(), codec.map->insert(target, key), &here);
  }
}

void Reader::read_texts(const Codec& codec, std::span<const std::string_view> texts, void* target, const Path* path) {
  if (codec.kind == Kind::optional || codec.kind == Kind::change)
    return read_texts(*codec.inner, texts, codec.box->fill(target), path);
  if (codec.kind == Kind::list) {
    if (texts.size() > codec.list->max_items)
      return refuse(path,
                    {"too_many_items", "Must be given at most " + std::to_string(codec.list->max_items) + " times."});
    for (const auto& text : texts) read_texts(*codec.inner, {&text, 1}, codec.list->append(target), path);
    return;
  }
  if (texts.size() > 1) return refuse(path, wrong_type("given once"));
  if (auto refusal = read_scalar_text(codec, texts.front(), target)) refuse(path, std::move(*refusal));
}

void read_json_value(const json::value& value, const Codec& codec, void* target, Unknown unknown) {
  Reader reader(unknown);
  reader.read(codec, value, target, nullptr);
  reader.finish();
}

void read_json_text(std::string_view text, const Codec& codec, void* target, Unknown unknown) {
  unsigned char buffer[8192];
  json::monotonic_resource memory(buffer);
  const auto value = parse_json_into(text, &memory);
  read_json_value(value, codec, target, unknown);
}

}  // namespace shape
