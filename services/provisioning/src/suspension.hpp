// Shutting one website and opening it again, by its agency.
#pragma once

#include <string>

#include "http/routes.hpp"

namespace provisioning {

inline constexpr http::Conflict website_suspended{"website_suspended", "", "",
                                                  "This website is suspended. Resume it first."};

// `port_suffix` as in add_website_routes.
void add_suspension_routes(http::Routes& routes, const std::string& port_suffix);

}  // namespace provisioning
