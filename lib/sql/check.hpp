// Whether every statement of the program fits the schema.
#pragma once

#include <string>
#include <vector>

namespace sql {

// Prepares all registered_statements() on the database, blocking, and compares their columns with the row types.
// Returns one line for each that does not fit; empty is good. Throws base::internal without a connection.
std::vector<std::string> check_statements(const std::string& url);

}  // namespace sql
