// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a POST that is sent again answers as it did before.
#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <string>

#include "base/task.hpp"
#include "crypto/seal.hpp"
#include "http/message.hpp"
#include "http/routes.hpp"
#include "sql/database.hpp"

namespace http {

// How long a key is remembered.
inline constexpr std::chrono::hours idempotency_term{24};

// A request that asked to be remembered.
struct KeyedRequest {
  std::string key;
  std::string route;
  std::string fingerprint;  // of everything that makes it this request and no other
  tenancy::Member member;
};

// What the key of this call asks for: nothing where there is none, and for a call that changes nothing or belongs to
// nobody. Throws base::invalid at "Idempotency-Key" for a key that is not 1 to 255 printable characters.
std::optional<KeyedRequest> keyed_request(const Route& route, const Call& call);

// The answers that are remembered, sealed under keys of the program. Immutable, so one object serves all threads.
class KeptAnswers {
 public:
  explicit KeptAnswers(crypto::Sealer sealer) : sealer_(std::move(sealer)) {}

  // Takes the key in this transaction: nothing when the request is to be run, else the answer of the first time. Never
  // waits for another request. Throws 422 idempotency_key_reused, 409 idempotency_in_progress while the first one runs,
  // and 409 idempotency_answer_unknown when it broke off or its answer cannot be opened any more.
  base::Task<std::optional<Response>> claim(sql::Tx& tx, const KeyedRequest& request) const;
  // Remembers the answer; after claim(), true together with the transaction's other effects.
  base::Task<void> keep(sql::Tx& tx, const KeyedRequest& request, const Response& response) const;
  // Forgets a key whose request did not run.
  base::Task<void> release(sql::Tx& tx, const KeyedRequest& request) const;

 private:
  std::string sealed(const KeyedRequest& request, const Response& response) const;
  Response opened(const KeyedRequest& request, int status, std::string_view answer) const;

  crypto::Sealer sealer_;
};

// What a failed request leaves behind under its key.
enum class Remembered {
  answer,  // a refusal by the operation itself: again it would say the same
  nothing,  // it was not run: wrong input, too many requests
  unknown,  // it may or may not have had an effect
};
Remembered remembered_of(const std::exception_ptr& failure);

// For a schedule, in a transaction of the system role.
base::Task<void> purge_idempotency_keys(sql::Tx& tx);

}  // namespace http
