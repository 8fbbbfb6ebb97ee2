// One run of an operation whose request asked to be remembered.
#pragma once

#include <exception>
#include <functional>
#include <optional>

#include "http/idempotency.hpp"

namespace http {

// A handler with a sql::Tx& takes its key, has its effect and leaves its answer in one transaction: exactly once,
// whatever is killed at whatever moment. One that begins its own transactions takes its key before and leaves its
// answer after: at most once, and where it broke off in between the key says so.
class KeyedRun {
 public:
  // `answers` and `database` outlive it.
  KeyedRun(const KeptAnswers& answers, KeyedRequest request, sql::Database& database)
      : answers_(answers), request_(std::move(request)), database_(database) {}

  // The answer of an operation in its transaction, now or the first time; the caller commits. When it throws, the
  // transaction has been taken back.
  using Operation = std::function<base::Task<Response>()>;
  base::Task<Response> run(sql::Tx& tx, const Operation& operation);

  // Around an operation with transactions of its own: the answer of the first time, or nothing when it is to be run.
  // finish() throws nothing: the operation has run, whether or not that can be noted.
  base::Task<std::optional<Response>> claim();
  base::Task<void> finish(const Response& response);
  // After either sort has failed, with the answer that tells it; throws nothing.
  base::Task<void> fail(std::exception_ptr failure, const Response& refusal);

 private:
  base::Task<std::optional<Response>> begin(sql::Tx& tx);
  base::Task<void> settle(const Response* answer);
  base::Task<void> settle_or_log(const Response* answer);

  const KeptAnswers& answers_;
  KeyedRequest request_;
  sql::Database& database_;
  bool has_begun_ = false;  // the operation was reached
  bool is_claimed_ = false;  // the key is taken and committed
};

}  // namespace http
