// One address is registered at every provider, the platform's: an answer that belongs to an agency's own address is
// carried on from there, by the page that it reaches.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "auth/auth.hpp"
#include "shape/types.hpp"

namespace auth {

struct OidcState {
  shape::Text<1, 256> state;
};
BOOST_DESCRIBE_STRUCT(OidcState, (), (state))

// Where the browser began, which alone can take the answer; nothing for the platform's own address, nor for one that is
// not that agency's any more.
struct OidcWayBack {
  std::optional<std::string> origin;
};
BOOST_DESCRIBE_STRUCT(OidcWayBack, (), (origin))

void add_way_back_routes(http::Routes& routes, Given& given);

}  // namespace auth
