// Permissions: what there is to be allowed, and what the built-in roles allow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/routes.hpp"
#include "memberships.hpp"

namespace auth {

// What a built-in role may do, as patterns: "clients:*", "billing:read".
std::vector<std::string> permissions_of(tenancy::Role role, std::optional<Level> level);

// Whether users of a client may ever hold it, by whatever role.
bool is_fit_for_clients(std::string_view permission);

// What can be given within an agency: the permissions of the routes without the platform's own, sorted.
std::vector<std::string> catalogue_of(const http::Routes& routes);

// The catalogue is read from `routes` when somebody asks, when all of them are there.
void add_permission_routes(http::Routes& routes);

}  // namespace auth
