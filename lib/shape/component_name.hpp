// What a described struct is called in an OpenAPI document.
#pragma once

#include <string>

#include "shape/schema.hpp"

namespace shape {

// crm::Contact -> Contact, http::Page<crm::Contact> -> ContactPage; with its namespace, and then a number,
// when another struct has the name already.
std::string component_name(const Structure& structure, const Components& components);

}  // namespace shape
