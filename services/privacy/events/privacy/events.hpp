// What the privacy service announces.
#pragma once

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace privacy {

// Everything that was asked for lies ready for this person to fetch.
struct ExportReady {
  static constexpr std::string_view topic = "privacy.export_ready";
  tenancy::UserId user_id;
  base::Uuid export_id;
};
BOOST_DESCRIBE_STRUCT(ExportReady, (), (user_id, export_id))

// A person was erased, everywhere; the id means nothing any more.
struct PersonErased {
  static constexpr std::string_view topic = "privacy.person_erased";
  tenancy::UserId person_id;
  base::Uuid erasure_id;
};
BOOST_DESCRIBE_STRUCT(PersonErased, (), (person_id, erasure_id))

}  // namespace privacy
