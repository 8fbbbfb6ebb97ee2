// From path, query and body to what a handler's input struct is read from.
#pragma once

#include <string>
#include <vector>

#include "http/message.hpp"
#include "http/routes.hpp"
#include "http/target.hpp"

namespace http {

// The parts of a request that carry input.
struct InputParts {
  const std::vector<std::string>& path_parameters;
  const Target& target;
  const Request& request;  // outlives the call
};

// Fills `call.fields` and `call.body`, or `call.upload`. A query is read by GET and DELETE only: what a body carries
// stays out of addresses and logs. Throws base::invalid for parameters that nobody reads, base::malformed for a body
// where none is read, code unsupported_media_type (400) for a body that is not JSON, base::too_large for too long an
// upload.
void take_input(const Route& route, const InputParts& parts, Call& call);

}  // namespace http
