// Whether every statement of the program fits the schema.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sql {

// Prepares all registered_statements() on the database, blocking, and compares their columns with the row types.
// Returns one line for each that does not fit; empty is good. Throws base::internal without a connection.
std::vector<std::string> check_statements(const std::string& url);

// Why PostgreSQL cannot be reached with this URL, in its own words on one line; nothing when it can. Blocks until it
// answers, at most as long as the URL's connect_timeout.
std::optional<std::string> why_unreachable(const std::string& url);

}  // namespace sql
