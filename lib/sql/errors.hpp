// What PostgreSQL refused, as errors of the program.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace sql {

// A unique (23505), foreign key (23503), check (23514) or exclusion (23P01) constraint said no. Kind conflict;
// a route's fails_with() turns the constraint's name into its own code and field.
class ConstraintViolation : public base::Error {
 public:
  ConstraintViolation(std::string sqlstate, std::string constraint, std::string message);

  const std::string& constraint() const { return constraint_; }
  const std::string& sqlstate() const { return sqlstate_; }

 private:
  std::string sqlstate_;
  std::string constraint_;
};

// The transaction lost against another one (40001, 40P01) or met a change of the schema (0A000, 26000): run again from
// its beginning it may succeed. Kind unavailable. ReadTx has tried again by itself.
class MayRetry : public base::Error {
 public:
  explicit MayRetry(std::string message);
};

// One refusal as PostgreSQL told it.
struct Refusal {
  std::string sqlstate;
  std::string message;
  std::string constraint;
};

// Throws ConstraintViolation, MayRetry, base::unavailable (classes 57 and 53, 55P03) or base::internal, which names
// SQLSTATE, message and the first line of `statement`.
[[noreturn]] void throw_refusal(const Refusal& refusal, std::string_view statement);

}  // namespace sql
