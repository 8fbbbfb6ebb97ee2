// OpenAPI 3.1 schemas of described structs.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "shape/codec_of.hpp"
#include "shape/names.hpp"

namespace shape {

// The named schemas of a document; described structs land here once and are used by $ref.
// crm::Contact is "Contact", http::Page<crm::Contact> is "ContactPage"; a name that another type has taken
// already is written with its namespace ("CrmContact").
struct Components {
  boost::json::object schemas;
  std::map<std::string, const Structure*, std::less<>> owners = {};
};

// One path or query parameter, or one property.
struct FieldDescription {
  std::string name;  // camelCase
  boost::json::value schema;
  bool required;
};

// The type-erased work behind the templates below.
boost::json::value schema_for(const Codec& codec, Components& components);
boost::json::value body_schema_for(const Codec& codec, Components& components, std::span<const std::string> without);
std::vector<FieldDescription> describe_fields(const Codec& codec);

// A $ref for described structs (collected into `components`), an inline schema for everything else.
template <class T>
boost::json::value schema_of(Components& components) {
  return schema_for(codec<T>, components);
}

// The body of an input struct whose members `without` (camelCase) travel in the path or query; null when
// nothing is left for a body.
template <class T>
boost::json::value body_schema_of(Components& components, std::span<const std::string> without) {
  return body_schema_for(codec<T>, components, without);
}

// The members of a described struct as parameters: scalars, and lists of them.
template <class T>
std::vector<FieldDescription> fields_of() {
  static_assert(DescribedStruct<T>);
  return describe_fields(codec<T>);
}

}  // namespace shape
