// Versions of what several people edit, so that nobody writes over what somebody else has changed unseen. The version
// is `updated_at`: lists tell it, and an answer about one thing has it as its ETag.
#pragma once

#include <string>
#include <utility>

#include "base/time.hpp"
#include "http/reply.hpp"
#include "http/routes.hpp"

namespace http {

// For routes that call require_version(): `.fails_with(http::changed_meanwhile)`.
inline constexpr Conflict changed_meanwhile{"changed_meanwhile", "", "",
                                            "Somebody else has changed this meanwhile. Load it again."};

// `updatedAt` as JSON has it. Without quotes.
std::string version_of(base::Timestamp updated_at);

// The answer with its version; T has `updated_at`.
template <class T>
Reply<T> versioned(T body) {
  Reply<T> reply{std::move(body)};
  reply.set_etag(version_of(reply.body.updated_at));
  return reply;
}

// Passes when the caller names no version or this one; otherwise throws changed_meanwhile. Read `updated_at` with
// `for update`, or another change slips in between.
void require_version(const Caller& caller, base::Timestamp updated_at);

}  // namespace http
