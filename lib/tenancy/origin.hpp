// Where a change comes from: what the audit trail says beside who made it.
#pragma once

#include <boost/describe/class.hpp>

#include <memory>
#include <optional>
#include <string>

#include "tenancy/ids.hpp"

namespace tenancy {

struct Origin {
  std::string operation;  // the route's name, the job's kind, the listener's name
  std::optional<std::string> request_id = {};
  std::optional<std::string> address = {};  // numeric; of the person, not of the edge
  std::optional<UserId> impersonator_id = {};
  std::optional<SessionId> api_key_id = {};
  std::optional<UserId> actor_id = {};  // who acts, whatever person the scope speaks of
};
BOOST_DESCRIBE_STRUCT(Origin, (), (operation, request_id, address, impersonator_id, api_key_id, actor_id))

// Travels in every Scope of one piece of work, so copies of it have to be cheap.
using SharedOrigin = std::shared_ptr<const Origin>;

// Of work that no request asked for: a job, a listener, a schedule, a command of the operator.
inline SharedOrigin work_of(std::string operation) {
  return std::make_shared<const Origin>(Origin{.operation = std::move(operation)});
}

}  // namespace tenancy
