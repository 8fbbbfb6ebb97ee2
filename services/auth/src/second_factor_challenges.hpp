// Second-factor challenges: what stands between a right password and a session.
#pragma once

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

#include "sign_in.hpp"

namespace auth {

// A sign-in that waits for its second factor; kept beside the challenge.
struct PendingSignIn {
  TokenDelivery delivery = TokenDelivery::body;
  std::vector<std::string> methods;  // of the first proof
  bool sets_up = false;  // the agency wants a second factor and the person has none: it is set up on the way
};
BOOST_DESCRIBE_STRUCT(PendingSignIn, (), (delivery, methods, sets_up))

// Good for 5 minutes and 5 answers.
base::Task<SecondFactorChallenge> ask_second_factor(Given& given, sql::Database& db, tenancy::UserId user,
                                                    tenancy::TenantId tenant, PendingSignIn pending);

void add_second_factor_challenge_routes(http::Routes& routes, Given& given);

}  // namespace auth
