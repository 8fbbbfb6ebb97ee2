// From exceptions to the error envelope.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/message.hpp"
#include "http/routes.hpp"

namespace http {

// What to tell the caller and what to tell the log about a failure.
struct Failure {
  base::Error shown;
  std::string logged;  // empty: the caller's own mistake, told to the caller only
};

// `route` may be null. Constraint violations get the code and field that the route declares for them; what is not a
// base::Error, or internal, or unavailable, keeps its text for the log.
Failure failure_of(const std::exception_ptr& exception, const Route* route);

// The envelope of `error` with its Retry-After or WWW-Authenticate; `status` where HTTP has one of its own (405, 431).
Response error_response(const base::Error& error, std::string_view request_id, int status);
Response error_response(const base::Error& error, std::string_view request_id);

}  // namespace http
