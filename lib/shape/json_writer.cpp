// JSON straight from memory into one string: no tree, no temporary strings.
#include <boost/json/value.hpp>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "shape/json.hpp"
#include "shape/scalar_text.hpp"

namespace shape {
namespace {

namespace json = boost::json;

template <class Number>
void append_number(Number number, std::string& out) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  out.append(text, end);
}

void append_double(double number, std::string& out) {
  // JSON has no infinity and no NaN.
  if (!std::isfinite(number)) out += "null";
  else append_number(number, out);
}

void append_escaped(unsigned char letter, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  switch (letter) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += "\\u00", out += digits[letter >> 4], out += digits[letter & 15];
  }
}

bool needs_escape(unsigned char letter) { return letter < 0x20 || letter == '"' || letter == '\\'; }

void append_structure(const Structure& structure, const void* value, std::string& out) {
  char before = '{';
  for (const auto& member : structure.members) {
    const void* address = member.in(value);
    if (member.codec->kind == Kind::change && member.codec->box->get(address) == nullptr) continue;
    out += before;
    out += member.key;
    append_json(*member.codec, address, out);
    before = ',';
  }
  out += before == '{' ? "{}" : "}";
}

void append_list(const Codec& codec, const void* value, std::string& out) {
  const auto size = codec.list->size(value);
  const auto* item = static_cast<const char*>(codec.list->at(value));
  out += '[';
  for (std::size_t at = 0; at < size; ++at, item += codec.list->stride) {
    if (at > 0) out += ',';
    append_json(*codec.inner, item, out);
  }
  out += ']';
}

struct MapSink {
  std::string& out;
  const Codec& item;
  char before;
};

void append_entry(void* context, const std::string& key, const void* item) {
  auto& sink = *static_cast<MapSink*>(context);
  sink.out += sink.before;
  append_json_string(key, sink.out);
  sink.out += ':';
  append_json(sink.item, item, sink.out);
  sink.before = ',';
}

void append_map(const Codec& codec, const void* value, std::string& out) {
  MapSink sink{out, *codec.inner, '{'};
  codec.map->each(value, &sink, append_entry);
  out += sink.before == '{' ? "{}" : "}";
}

void append_box(const Codec& codec, const void* value, std::string& out) {
  const void* inside = codec.box->get(value);
  if (inside == nullptr) out += "null";
  else append_json(*codec.inner, inside, out);
}

void append_custom(const CustomCalls& custom, const void* value, std::string& out) {
  if (custom.json == JsonKind::integer) return custom.append_text(value, out);
  std::string text;
  custom.append_text(value, text);
  append_json_string(text, out);
}

void append_quoted(void (*append)(const void*, std::string&), const void* value, std::string& out) {
  out += '"';
  append(value, out);
  out += '"';
}

void append_tree(const json::value& value, std::string& out);

void append_tree_object(const json::object& object, std::string& out) {
  char before = '{';
  for (const auto& field : object) {
    out += before;
    append_json_string({field.key().data(), field.key().size()}, out);
    out += ':';
    append_tree(field.value(), out);
    before = ',';
  }
  out += before == '{' ? "{}" : "}";
}

void append_tree_array(const json::array& array, std::string& out) {
  char before = '[';
  for (const auto& item : array) {
    out += before;
    append_tree(item, out);
    before = ',';
  }
  out += before == '[' ? "[]" : "]";
}

void append_tree(const json::value& value, std::string& out) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64: return append_number(value.get_int64(), out);
    case json::kind::uint64: return append_number(value.get_uint64(), out);
    case json::kind::double_: return append_double(value.get_double(), out);
    case json::kind::string: return append_json_string({value.get_string().data(), value.get_string().size()}, out);
    case json::kind::array: return append_tree_array(value.get_array(), out);
    case json::kind::object: return append_tree_object(value.get_object(), out);
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto letter = static_cast<unsigned char>(text[at]);
    if (!needs_escape(letter)) continue;
    out.append(text, copied, at - copied);
    append_escaped(letter, out);
    copied = at + 1;
  }
  out.append(text, copied);
  out += '"';
}

void append_json(const Codec& codec, const void* value, std::string& out) {
  switch (codec.kind) {
    case Kind::text: return append_json_string(*static_cast<const std::string*>(value), out);
    case Kind::text_view: return append_json_string(*static_cast<const std::string_view*>(value), out);
    case Kind::integer: return append_number(load_integer(codec, value), out);
    case Kind::number: return append_double(*static_cast<const double*>(value), out);
    case Kind::boolean: out += *static_cast<const bool*>(value) ? "true" : "false"; return;
    case Kind::uuid: return append_quoted(append_uuid, value, out);
    case Kind::timestamp: return append_quoted(append_timestamp, value, out);
    case Kind::enumeration: return append_json_string(enum_name(codec, value), out);
    case Kind::custom: return append_custom(*codec.custom, value, out);
    case Kind::raw: return append_tree(*static_cast<const json::value*>(value), out);
    case Kind::raw_object: return append_tree_object(*static_cast<const json::object*>(value), out);
    case Kind::structure: return append_structure(codec.structure(), value, out);
    case Kind::optional:
    case Kind::change: return append_box(codec, value, out);
    case Kind::list: return append_list(codec, value, out);
    case Kind::map: return append_map(codec, value, out);
    case Kind::secret:
    case Kind::bytes: throw base::internal("a secret was about to be written to JSON");
  }
}

}  // namespace shape
