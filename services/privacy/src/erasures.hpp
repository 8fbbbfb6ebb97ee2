// Erasures: a person is forgotten, on its own wish or by the platform's administrator.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

#include "privacy/privacy.hpp"
#include "shape/types.hpp"

namespace privacy {

using ErasureId = base::Id<struct ErasureKind>;

enum class ErasureStatus { queued, done, failed };
BOOST_DESCRIBE_ENUM(ErasureStatus, queued, done, failed)

struct Erasure {
  ErasureId id;
  tenancy::UserId person_id;
  ErasureStatus status;
  std::optional<std::string> reason;
  base::Timestamp created_at;
  std::optional<base::Timestamp> finished_at;
};
BOOST_DESCRIBE_STRUCT(Erasure, (), (id, person_id, status, reason, created_at, finished_at))

void add_erasure_routes(http::Routes& routes);
void add_erasure_jobs(jobs::Worker& worker, Traces& traces);

}  // namespace privacy
