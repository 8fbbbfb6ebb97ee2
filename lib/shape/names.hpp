// The one mechanical rule between C++ and JSON names.
#pragma once

#include <string>
#include <string_view>

namespace shape {

// client_name -> clientName; line_2 -> line2.
std::string camel_case(std::string_view snake);
// clientName -> client_name. The inverse for every name in which no digit follows an underscore.
std::string snake_case(std::string_view camel);

}  // namespace shape
