// A real PostgreSQL of its own for a test program, and a fresh database for each fixture.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sql/migrations.hpp"
#include "sql/testing/scratch_directory.hpp"

namespace sql::testing {

// A server in a private directory: unix socket only, no fsync, roles dde_owner, dde_app and dde_system
// (login, no further rights). It dies with the test program.
class PrivatePostgres {
 public:
  // Started at first use and shared by the whole test program. With DDE_TEST_DATABASE_DIR in the environment it is the
  // server whose socket lies in that directory, which is left running.
  static PrivatePostgres& shared();

  // One to be killed in a test.
  PrivatePostgres();
  ~PrivatePostgres();
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;

  std::string url(std::string_view role, std::string_view database) const;
  void start();  // returns when connections are accepted
  void stop();  // as a crash: SIGKILL to the postmaster and its children
  // Runs SQL as the superuser, blocking; returns the first value of the last statement. Throws base::internal.
  std::string execute(std::string_view database, const std::string& sql) const;

 private:
  explicit PrivatePostgres(std::filesystem::path running);
  void make_roles() const;

  std::unique_ptr<ScratchDirectory> ours_;  // null: the server was running before
  std::filesystem::path directory_;
  pid_t server_ = -1;
};

// A new empty-of-rows database made from a template, which is built once for equal migrations and setup. Dropped with
// the object.
class FreshDatabase {
 public:
  // `setup` runs as dde_owner.
  explicit FreshDatabase(const std::string& setup, PrivatePostgres& server = PrivatePostgres::shared());
  // The migrations, then `setup`, both as dde_owner.
  explicit FreshDatabase(const std::vector<MigrationFolder>& folders, const std::string& setup = {},
                         PrivatePostgres& server = PrivatePostgres::shared());
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  std::string app_url() const { return server_.url("dde_app", name_); }
  std::string system_url() const { return server_.url("dde_system", name_); }
  std::string owner_url() const { return server_.url("dde_owner", name_); }
  const std::string& name() const { return name_; }
  // As the superuser, past row-level security: to prepare and to look.
  std::string execute(const std::string& sql) const { return server_.execute(name_, sql); }

 private:
  PrivatePostgres& server_;
  std::string name_;
};

}  // namespace sql::testing
