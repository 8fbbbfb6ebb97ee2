// Databases copied from templates.
#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "base/encode.hpp"
#include "base/random.hpp"
#include "sql/blocking.hpp"
#include "sql/testing/private_postgres.hpp"

namespace sql::testing {
namespace {

std::string contents_of(const std::vector<MigrationFolder>& folders) {
  std::vector<std::string> parts;
  for (const auto& folder : folders)
    for (const auto& entry : std::filesystem::directory_iterator(folder.directory)) {
      std::ifstream file(entry.path(), std::ios::binary);
      parts.push_back(folder.service + entry.path().filename().string() +
                      std::string(std::istreambuf_iterator<char>(file), {}));
    }
  std::ranges::sort(parts);
  std::string all;
  for (const auto& part : parts) all += part + '\0';
  return all;
}

void create_database(BlockingConnection& connection, const std::string& name, const std::string& source) {
  for (const auto& sql : {"create database " + name + " owner dde_owner template " + source,
                          "revoke all on database " + name + " from public",
                          "grant connect on database " + name + " to dde_app, dde_system"})
    require_good(connection.execute(sql), sql);
}

bool exists(BlockingConnection& connection, const std::string& name) {
  return row_count(connection.query("select 1 from pg_database where datname = $1", {name})) > 0;
}

void run_setup(const std::string& url, const std::string& setup) {
  BlockingConnection connection(url);
  require_good(connection.execute(setup), "setup");
}

// The name of a database in which folders and setup were applied. Test programs may share a server, hence the lock.
std::string template_for(PrivatePostgres& server, const std::vector<MigrationFolder>& folders,
                         const std::string& setup) {
  const auto key = std::hash<std::string>{}(contents_of(folders) + setup);
  const std::string name = "template_" + std::to_string(key);
  BlockingConnection connection(server.url("postgres", "postgres"));
  require_good(connection.query("select pg_advisory_lock(hashtextextended('dde templates', 0))"), "template lock");
  if (exists(connection, name)) return name;
  const std::string draft = "draft_" + std::to_string(key);
  require_good(connection.execute("drop database if exists " + draft), draft);
  create_database(connection, draft, "template0");
  migrate(server.url("dde_owner", draft), folders);
  run_setup(server.url("dde_owner", draft), setup);
  require_good(connection.execute("alter database " + draft + " rename to " + name), draft);
  return name;
}

std::string make_fresh(PrivatePostgres& server, const std::vector<MigrationFolder>& folders, const std::string& setup) {
  const auto source = template_for(server, folders, setup);
  const auto name = "fresh_" + base::to_hex(base::random_bytes(8));
  BlockingConnection connection(server.url("postgres", "postgres"));
  create_database(connection, name, source);
  return name;
}

}  // namespace

FreshDatabase::FreshDatabase(const std::string& setup, PrivatePostgres& server) : FreshDatabase({}, setup, server) {}

FreshDatabase::FreshDatabase(const std::vector<MigrationFolder>& folders, const std::string& setup,
                             PrivatePostgres& server)
    : server_(server), name_(make_fresh(server, folders, setup)) {}

FreshDatabase::~FreshDatabase() {
  try {
    server_.execute("postgres", "drop database if exists " + name_ + " with (force)");
  } catch (const std::exception&) {
    // A test may have stopped the server; its directory goes with it.
  }
}

}  // namespace sql::testing
