// Starting, crashing and removing a PostgreSQL of one's own.
#include "sql/testing/private_postgres.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <thread>

#include "base/error.hpp"
#include "sql/blocking.hpp"

namespace sql::testing {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view programs = "/usr/lib/postgresql/15/bin/";
constexpr std::string_view superuser = "postgres";

// PostgreSQL refuses to run as root, and shall not survive a test program that crashes.
std::vector<std::string> as_postgres(std::vector<std::string> command) {
  std::vector<std::string> arguments{"/usr/bin/setpriv", "--pdeathsig", "QUIT"};
  if (::geteuid() == 0)
    for (const char* option : {"--reuid", "postgres", "--regid", "postgres", "--clear-groups"})
      arguments.emplace_back(option);
  arguments.insert(arguments.end(), command.begin(), command.end());
  return arguments;
}

pid_t spawn(const std::vector<std::string>& arguments, const std::filesystem::path& log) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t child = -1;
  const int failed = posix_spawn(&child, pointers.front(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw base::internal(arguments.front() + " cannot be started");
  return child;
}

std::unique_ptr<ScratchDirectory> make_directory() {
  auto directory = std::make_unique<ScratchDirectory>();
  const auto* user = ::getpwnam("postgres");
  if (::geteuid() == 0 && (user == nullptr || ::chown(directory->path().c_str(), user->pw_uid, user->pw_gid) != 0))
    throw base::internal("there is no user postgres");
  return directory;
}

std::vector<pid_t> children_of(pid_t parent) {
  const auto number = std::to_string(parent);
  std::ifstream file("/proc/" + number + "/task/" + number + "/children");
  return {std::istream_iterator<pid_t>(file), {}};
}

}  // namespace

PrivatePostgres& PrivatePostgres::shared() {
  static const std::unique_ptr<PrivatePostgres> server([] {
    const char* running = std::getenv("DDE_TEST_DATABASE_DIR");
    return running != nullptr ? new PrivatePostgres(std::filesystem::path(running)) : new PrivatePostgres();
  }());
  return *server;
}

PrivatePostgres::PrivatePostgres() : ours_(make_directory()), directory_(ours_->path()) {
  const auto initdb = spawn(
      as_postgres({std::string(programs) + "initdb", "--pgdata", directory_ / "data", "--auth", "trust", "--encoding",
                   "UTF8", "--locale", "C.UTF-8", "--username", std::string(superuser), "--no-sync"}),
      directory_ / "log");
  int status = 0;
  ::waitpid(initdb, &status, 0);
  if (status != 0) throw base::internal("initdb failed, see " + (directory_ / "log").string());
  start();
  make_roles();
}

PrivatePostgres::PrivatePostgres(std::filesystem::path running) : directory_(std::move(running)) { make_roles(); }

PrivatePostgres::~PrivatePostgres() {
  if (server_ < 0) return;
  ::kill(server_, SIGQUIT);
  ::waitpid(server_, nullptr, 0);
}

std::string PrivatePostgres::url(std::string_view role, std::string_view database) const {
  return "host=" + directory_.string() + " user=" + std::string(role) + " dbname=" + std::string(database);
}

void PrivatePostgres::start() {
  std::vector<std::string> command{std::string(programs) + "postgres", "-D", directory_ / "data"};
  const std::string socket = "unix_socket_directories=" + directory_.string();
  for (const std::string& setting :
       {std::string("listen_addresses="), socket, std::string("fsync=off"), std::string("synchronous_commit=off"),
        std::string("full_page_writes=off"), std::string("max_connections=200"), std::string("shared_buffers=64MB"),
        std::string("autovacuum=off"), std::string("log_min_messages=fatal")}) {
    command.emplace_back("-c");
    command.push_back(setting);
  }
  const auto end = std::chrono::steady_clock::now() + 30s;
  const std::string address = url(superuser, "postgres");
  // After a crash it gives up until the old backends have noticed and are gone.
  while (PQping(address.c_str()) != PQPING_OK) {
    if (std::chrono::steady_clock::now() > end) throw base::internal("PostgreSQL does not start");
    if (server_ > 0 && ::waitpid(server_, nullptr, WNOHANG) == server_) server_ = -1;
    if (server_ < 0) server_ = spawn(as_postgres(command), directory_ / "log");
    std::this_thread::sleep_for(10ms);
  }
}

void PrivatePostgres::stop() {
  if (server_ < 0) return;
  const auto children = children_of(server_);
  ::kill(server_, SIGKILL);
  for (const pid_t child : children) ::kill(child, SIGKILL);
  ::waitpid(server_, nullptr, 0);
  server_ = -1;
}

std::string PrivatePostgres::execute(std::string_view database, const std::string& sql) const {
  BlockingConnection connection(url(superuser, database));
  const auto result = require_good(connection.execute(sql), sql.substr(0, 200));
  return row_count(result) > 0 ? text_at(result, 0, 0) : std::string();
}

void PrivatePostgres::make_roles() const {
  execute("postgres", R"sql(
    select pg_advisory_lock(hashtextextended('dde roles', 0));
    do $$
    declare name text;
    begin
      foreach name in array array['dde_owner', 'dde_app', 'dde_system'] loop
        if not exists (select from pg_roles where rolname = name) then
          execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', name);
        end if;
      end loop;
    end
    $$;
  )sql");
}

}  // namespace sql::testing
