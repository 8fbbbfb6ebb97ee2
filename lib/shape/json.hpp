// JSON and parameters in and out of described structs, with every fault located.
#pragma once

#include <boost/json/fwd.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shape/codec_of.hpp"

namespace shape {

// Fields nobody asked for: requests refuse them, stored payloads and other people's answers may have them.
enum class Unknown { refuse, ignore };

// Decoded path and query parameters under their camelCase names; a name may come several times for a list.
struct Fields {
  std::vector<std::pair<std::string, std::string>> values;
};

// The type-erased work behind the templates below.
void read_json_text(std::string_view text, const Codec& codec, void* target, Unknown unknown);
void read_json_value(const boost::json::value& value, const Codec& codec, void* target, Unknown unknown);
void read_fields(const Fields& fields, std::optional<std::string_view> body, const Codec& codec, void* target);
void append_json(const Codec& codec, const void* value, std::string& out);
void append_json_string(std::string_view text, std::string& out);

// Throws base::malformed when the text is not JSON (RFC 8259) in UTF-8, repeats a key or is nested deeper than
// 32; base::invalid with all field errors (at most 50) when it is not a T.
template <class T>
T read_json(std::string_view text, Unknown unknown = Unknown::refuse) {
  T value{};
  read_json_text(text, codec<T>, &value, unknown);
  return value;
}

// The same for JSON that is parsed already.
template <class T, std::same_as<boost::json::value> Value>
T read_json(const Value& json, Unknown unknown = Unknown::refuse) {
  T value{};
  read_json_value(json, codec<T>, &value, unknown);
  return value;
}

// Parses with the same rules as read_json (depth, duplicate keys, UTF-8, exact numbers). Throws base::malformed.
boost::json::value parse_json(std::string_view text);

// Appends the JSON of a value. Optional members are written as null, absent changes are left out.
template <class T>
void write_json(const T& value, std::string& out) {
  static_assert(!holds_secret<T>(), "secrets and raw bytes are never written to JSON");
  append_json(codec<T>, &value, out);
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  write_json(value, out);
  return out;
}

// A request's input: members named in `fields` come from their text, the others from the JSON object `body`
// (nullopt or empty: none). Throws as read_json does; a parameter or body field that no member wants is
// `unknown_field`, a member with neither value nor default is `required`.
template <class T>
T read_input(const Fields& fields, std::optional<std::string_view> body) {
  static_assert(DescribedStruct<T>, "an input is a struct with BOOST_DESCRIBE_STRUCT");
  T value{};
  read_fields(fields, body, codec<T>, &value);
  return value;
}

}  // namespace shape
