// SQLSTATE classes as kinds of errors.
#include "sql/errors.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace sql {
namespace {

bool is_one_of(std::string_view state, std::initializer_list<std::string_view> states) {
  return std::ranges::find(states, state) != states.end();
}

std::string_view first_line(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\n");
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start);
  return text.substr(0, text.find('\n'));
}

}  // namespace

ConstraintViolation::ConstraintViolation(std::string sqlstate, std::string constraint, std::string message)
    : Error(base::ErrorKind::conflict, "conflict", std::move(message)),
      sqlstate_(std::move(sqlstate)),
      constraint_(std::move(constraint)) {}

MayRetry::MayRetry(std::string message) : Error(base::unavailable(std::move(message))) {}

void throw_refusal(const Refusal& refusal, std::string_view statement) {
  const std::string_view state = refusal.sqlstate;
  if (is_one_of(state, {"23505", "23503", "23514", "23P01"}))
    throw ConstraintViolation(refusal.sqlstate, refusal.constraint, "This contradicts what is already there.");
  if (is_one_of(state, {"40001", "40P01", "0A000", "26000"}))
    throw MayRetry("The database asks to try again (" + refusal.sqlstate + "): " + refusal.message);
  if (state.starts_with("57") || state.starts_with("53") || is_one_of(state, {"55P03", "25P03"}))
    throw base::unavailable("The database is busy (" + refusal.sqlstate + "): " + refusal.message);
  throw base::internal("SQLSTATE " + refusal.sqlstate + ": " + refusal.message +
                       " in: " + std::string(first_line(statement)));
}

}  // namespace sql
