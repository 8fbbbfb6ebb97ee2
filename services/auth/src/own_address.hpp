// Agencies' own addresses of the app: an edge serves them all, so that only the host tells them from the platform's.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "auth/auth.hpp"

namespace auth {

struct OwnAddress {
  tenancy::TenantId tenant_id;
  std::string host;
};
BOOST_DESCRIBE_STRUCT(OwnAddress, (), (tenant_id, host))

// The one that a request says it came to; nothing for the platform's host, nor for a name that no agency has proven:
// the Host header is anybody's word.
base::Task<std::optional<OwnAddress>> find_own_address(Given& given, sql::Database& db, std::string host);

std::string platform_host(const Options& options);

// "https://app.agency.example:8443" for a host: scheme and port are the platform's.
std::string origin_at(const Options& options, std::string_view host);

}  // namespace auth
