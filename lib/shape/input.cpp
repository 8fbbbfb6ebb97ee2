// A request's input from its parameters and its body.
#include <algorithm>
#include <boost/json/monotonic_resource.hpp>

#include "shape/json_parser.hpp"
#include "shape/json_reader.hpp"
#include "shape/utf8.hpp"

namespace shape {
namespace {

namespace json = boost::json;

std::vector<std::string_view> texts_of(const Fields& fields, std::string_view name) {
  std::vector<std::string_view> texts;
  for (const auto& [given, text] : fields.values) {
    if (given == name) texts.push_back(text);
  }
  return texts;
}

void require_utf8(const Fields& fields) {
  for (const auto& [name, text] : fields.values) {
    if (!is_utf8(name) || !is_utf8(text)) throw base::malformed("The parameters of this address are not UTF-8.");
  }
}

// A field of the body that is also in the address would have two values.
void refuse_strangers(Reader& reader, const Structure& structure, const Fields& fields, const json::object* body) {
  for (const auto& [name, text] : fields.values) {
    if (structure.find(name) == nullptr) reader.refuse_unknown(name, nullptr);
  }
  if (body == nullptr) return;
  for (const auto& field : *body) {
    const std::string_view name(field.key().data(), field.key().size());
    const bool is_taken = std::ranges::any_of(fields.values, [&](const auto& pair) { return pair.first == name; });
    if (is_taken || structure.find(name) == nullptr) reader.refuse_unknown(name, nullptr);
  }
}

void read_members(Reader& reader, const Structure& structure, const Fields& fields, const json::object* body,
                  void* target) {
  for (const auto& member : structure.members) {
    const Path here{nullptr, member.json_name};
    const auto texts = texts_of(fields, member.json_name);
    const auto* field = body != nullptr ? body->if_contains(member.json_name) : nullptr;
    if (!texts.empty()) reader.read_texts(*member.codec, texts, member.in(target), &here);
    else if (field != nullptr) reader.read(*member.codec, *field, member.in(target), &here);
    else reader.require(member, &here);
  }
}

}  // namespace

void read_fields(const Fields& fields, std::optional<std::string_view> body, const Codec& codec, void* target) {
  require_utf8(fields);
  unsigned char buffer[8192];
  json::monotonic_resource memory(buffer);
  const bool has_body = body && !body->empty();
  const auto value = has_body ? parse_json_into(*body, &memory) : json::value(nullptr);
  if (has_body && !value.is_object()) throw base::invalid({}, "wrong_type", "The body must be a JSON object.");

  Reader reader(Unknown::refuse);
  const auto& structure = codec.structure();
  read_members(reader, structure, fields, value.if_object(), target);
  refuse_strangers(reader, structure, fields, value.if_object());
  reader.finish();
}

}  // namespace shape
