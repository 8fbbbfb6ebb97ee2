// Taking a key, and what is written under it in the end.
#include "http/keyed_run.hpp"

#include "base/log.hpp"

namespace http {

using base::Task;

Task<std::optional<Response>> KeyedRun::begin(sql::Tx& tx) {
  has_begun_ = false;
  auto kept = co_await answers_.claim(tx, request_);
  has_begun_ = !kept;
  co_return kept;
}

// The rollback is waited for: its lock would tell whoever comes next that the request is still running.
Task<Response> KeyedRun::run(sql::Tx& tx, const Operation& operation) {
  auto kept = co_await begin(tx);
  if (kept) co_return std::move(*kept);
  Response response;
  std::exception_ptr failure;
  try {
    response = co_await operation();
    co_await answers_.keep(tx, request_, response);
  } catch (...) {
    failure = std::current_exception();
  }
  if (!failure) co_return response;
  co_await tx.rollback();
  std::rethrow_exception(failure);
}

Task<std::optional<Response>> KeyedRun::claim() {
  auto tx = co_await database_.begin(tenancy::Scope::of(request_.member));
  auto kept = co_await begin(tx);
  if (has_begun_) co_await tx.commit();
  is_claimed_ = has_begun_;
  co_return kept;
}

Task<void> KeyedRun::finish(const Response& response) { return settle_or_log(&response); }

Task<void> KeyedRun::fail(std::exception_ptr failure, const Response& refusal) {
  const auto remembered = remembered_of(failure);
  if (!has_begun_ || remembered == Remembered::unknown) co_return;
  if (remembered == Remembered::answer) co_await settle_or_log(&refusal);
  else if (is_claimed_) co_await settle_or_log(nullptr);
}

// Without a committed claim the key went with the transaction that was rolled back, and is taken once more.
Task<void> KeyedRun::settle(const Response* answer) {
  auto tx = co_await database_.begin(tenancy::Scope::of(request_.member));
  if (!is_claimed_) {
    const auto kept = co_await answers_.claim(tx, request_);
    if (kept) co_return;
  }
  if (answer != nullptr) co_await answers_.keep(tx, request_, *answer);
  else co_await answers_.release(tx, request_);
  co_await tx.commit();
}

Task<void> KeyedRun::settle_or_log(const Response* answer) {
  try {
    co_await settle(answer);
  } catch (...) {
    base::log_warning("The end of a request was not noted under its key",
                      {{"error", base::describe_current_exception()}, {"http.operation", request_.route}});
  }
}

}  // namespace http
