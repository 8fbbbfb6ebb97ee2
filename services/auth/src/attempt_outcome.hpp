// How an attempt to prove something ended, told to login_attempts.
#pragma once

#include <exception>

#include "login_attempts.hpp"

namespace auth {

// After require_may_try(): `failure` is what the attempt threw, or nothing, and is thrown on. A refusal counts; a proof
// that came too late, or trouble of our own, was no attempt.
base::Task<void> settle_attempt(Given& given, sql::Database& db, Attempt attempt, std::exception_ptr failure);

}  // namespace auth
