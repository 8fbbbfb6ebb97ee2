// The database as `dde migrate` makes it, once for all tests of this program.
#pragma once

#include <string>
#include <vector>

#include "sql/blocking.hpp"
#include "sql/testing/private_postgres.hpp"

namespace architecture {

const sql::testing::FreshDatabase& migrated_database();

// Past row-level security.
std::string superuser_url(const sql::testing::FreshDatabase& database);

// The first column of every row. Throws base::internal when PostgreSQL refuses.
std::vector<std::string> column_of(sql::BlockingConnection& connection, const std::string& query);

}  // namespace architecture
