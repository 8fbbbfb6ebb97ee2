// The job that erases a person.
#pragma once

#include <boost/describe/class.hpp>

#include "erasures.hpp"

namespace privacy {

struct ErasePerson {
  static constexpr std::string_view kind = "privacy.erase_person";
  ErasureId erasure_id;
  tenancy::UserId person_id;
};
BOOST_DESCRIBE_STRUCT(ErasePerson, (), (erasure_id, person_id))

}  // namespace privacy
