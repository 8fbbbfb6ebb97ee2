// JSON text to a tree, stricter than Boost.JSON's own parser.
#pragma once

#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>
#include <string_view>

namespace shape {

// Throws base::malformed. The tree lives in `storage`.
boost::json::value parse_json_into(std::string_view text, boost::json::storage_ptr storage);

}  // namespace shape
