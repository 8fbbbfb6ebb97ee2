// What an ACME server complains about, in words that help (RFC 8555, 6.7).
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "base/error.hpp"

namespace provisioning {

struct AcmeProblem {
  std::string type;    // the last part of urn:ietf:params:acme:error:...; "unknown" for anything else
  std::string detail;  // the server's own words, cleaned and cut
};

AcmeProblem read_problem(const boost::json::object& object);

// The error for a host (empty: the order or account as a whole). Trouble of the server's is unavailable, its limits
// are too_many, everything that a person has to put right is a conflict with code acme_<type>.
base::Error explain_problem(const AcmeProblem& problem, const std::string& host,
                            std::optional<std::chrono::seconds> retry_after);

}  // namespace provisioning
