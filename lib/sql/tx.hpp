// Units of database work: a single reading statement, and a transaction.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/task.hpp"
#include "sql/queries.hpp"
#include "tenancy/scope.hpp"

namespace sql {

class Pools;
class Lease;

// Reading: every statement is a transaction of its own, sent in one flight with the settings of its scope. The
// connection refuses writes (25006), hence a statement that met a lost connection is tried once more.
// Cheap to make and copy; statements of one ReadTx may run at the same time.
class ReadTx : public Queries {
 public:
  // Made by Database. Without a scope no setting travels (system role).
  ReadTx(std::shared_ptr<Pools> pools, std::optional<tenancy::Scope> scope);

 private:
  base::Task<Rows> send(Request request) override;

  std::shared_ptr<Pools> pools_;
  std::optional<tenancy::Scope> scope_;
};

// A transaction on a connection of its own. BEGIN and the settings travel with the first statement.
// The first statement that PostgreSQL refuses or does not answer in time ends it: it is rolled back at once, later
// statements and commit() throw base::internal. (A row that is not there, base::not_found, ends nothing.)
// Dropped without commit() it is rolled back before the connection serves anybody else.
//
// PATCH without building SQL: a shape::Change argument is NULL when absent, so a column that is never null is
//   set name = coalesce($2, name)                                        in.name
// and one that may become null says whether it was given:
//   set email = case when $3 then $4 else email end                      in.email.is_present(), in.email
class Tx : public Queries {
 public:
  // Made by Database. Without a scope no setting travels (system role).
  Tx(std::shared_ptr<Lease> lease, std::optional<tenancy::Scope> scope);
  Tx(Tx&& other) noexcept = default;
  Tx& operator=(Tx&& other) noexcept;
  ~Tx() override;

  // Runs a statement for its effect; returns the number of rows it touched.
  template <StatementType S, class... Args>
  base::Task<std::int64_t> run(S, const Args&... arguments) {
    return count_affected(send(request<S, void>(arguments...)));
  }

  // Makes it all true. After base::unavailable from here the outcome is unknown: look, or use an idempotency key.
  base::Task<void> commit();

  // Takes it all back and returns when that is done and its locks are free, for whom what comes next depends on it.
  // Throws base::unavailable without an answer; does nothing where it has ended before.
  base::Task<void> rollback();

  const std::optional<tenancy::Scope>& scope() const { return scope_; }
  // Throws base::internal in a transaction without a tenant.
  tenancy::TenantId tenant_id() const;

 private:
  base::Task<Rows> send(Request request) override;
  static base::Task<std::int64_t> count_affected(base::Task<Rows> answer);

  std::shared_ptr<Lease> lease_;
  std::optional<tenancy::Scope> scope_;
};

}  // namespace sql
