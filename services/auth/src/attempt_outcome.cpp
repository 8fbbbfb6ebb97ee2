// Which failures are guesses.
#include "attempt_outcome.hpp"

#include "base/error.hpp"

namespace auth {
namespace {

bool is_refusal(const std::exception_ptr& failure) {
  using enum base::ErrorKind;
  try {
    std::rethrow_exception(failure);
  } catch (const base::Error& error) {
    return error.kind() == unauthenticated || error.kind() == forbidden || error.kind() == invalid;
  } catch (...) {
    return false;
  }
}

}  // namespace

base::Task<void> settle_attempt(Given& given, sql::Database& db, Attempt attempt, std::exception_ptr failure) {
  if (!failure) co_return co_await note_success(given, db, attempt);
  co_await (is_refusal(failure) ? note_failure(given, db, attempt) : take_attempt_back(given, db, attempt));
  std::rethrow_exception(failure);
}

}  // namespace auth
