// Changes of the schema: plain SQL files, forward only, each applied once.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace sql {

// The *.sql files of one library or service.
struct MigrationFolder {
  std::string service;
  std::filesystem::path directory;
};

// Applies what is missing, as the owner role, blocking, and returns "service/name" of what it applied. Files of all
// folders run in the order of their names (202611210900_clients.sql), folders in the given order where names are equal.
// One transaction a file, together with its row in public.migrations(service, name, sha256, applied_at); a file whose
// first line is `-- no transaction` holds a single statement and must bear being run again.
// Only one process at a time: others wait for it, at most `patience`.
// Throws base::internal: an applied file has changed, a file fails (with path, line and SQLSTATE), no connection.
std::vector<std::string> migrate(const std::string& owner_url, const std::vector<MigrationFolder>& folders,
                                 std::chrono::milliseconds patience = std::chrono::minutes(2));

// What migrate() would apply.
std::vector<std::string> pending_migrations(const std::string& owner_url, const std::vector<MigrationFolder>& folders);

}  // namespace sql
