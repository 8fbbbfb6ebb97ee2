// What an agency decides about how its people and its clients' sign in.
#pragma once

#include <boost/describe/class.hpp>

#include "base/time.hpp"
#include "http/routes.hpp"

namespace tenants {

struct SignInRules {
  bool wants_second_factor;  // of everybody: who has none sets one up at the next sign-in
};
BOOST_DESCRIBE_STRUCT(SignInRules, (), (wants_second_factor))

struct ShownSignInRules {
  bool wants_second_factor;
  base::Timestamp updated_at;  // of the agency: its settings count too
};
BOOST_DESCRIBE_STRUCT(ShownSignInRules, (), (wants_second_factor, updated_at))

void add_sign_in_rule_routes(http::Routes& routes);

}  // namespace tenants
