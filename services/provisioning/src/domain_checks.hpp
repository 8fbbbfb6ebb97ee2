// Whether a name can become a client's website, asked before the client is added; and where a name leads.
#pragma once

#include "dns/resolver.hpp"
#include "http/routes.hpp"
#include "provisioning/provisioning.hpp"

namespace provisioning {

// Both outlive the routes.
void add_domain_check_routes(http::Routes& routes, const Options& options, dns::Resolver& resolver);

}  // namespace provisioning
