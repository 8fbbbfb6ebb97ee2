// The member table of a described struct, built once a type.
#include <algorithm>

#include "shape/codec.hpp"
#include "shape/names.hpp"

namespace shape {

std::string_view type_name_in(std::string_view pretty) {
  constexpr std::string_view before = "T = ";
  const auto start = pretty.find(before);
  const auto end = pretty.rfind(']');
  if (start == std::string_view::npos || end == std::string_view::npos) return pretty;
  return pretty.substr(start + before.size(), end - start - before.size());
}

Structure make_structure(std::string_view pretty, std::initializer_list<MemberSeed> seeds) {
  Structure structure;
  structure.type_name = type_name_in(pretty);
  structure.members.reserve(seeds.size());
  for (const auto& seed : seeds) {
    auto json_name = camel_case(seed.name);
    auto key = '"' + json_name + "\":";
    structure.members.push_back({seed.name, std::move(json_name), std::move(key), seed.offset, seed.codec});
    structure.columns.push_back({seed.name, seed.codec->oid, seed.codec->nullable});
  }
  return structure;
}

const Member* Structure::find(std::string_view json_name) const {
  const auto found = std::ranges::find(members, json_name, &Member::json_name);
  return found == members.end() ? nullptr : &*found;
}

}  // namespace shape
