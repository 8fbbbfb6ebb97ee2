// Bodies and queries that an operation accepts, found by asking it: from its input type and from what it refuses.
#pragma once

#include <boost/json/object.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "http/message.hpp"
#include "http/routes.hpp"

namespace architecture {

// Input members that do not travel in the path, by JSON name.
std::vector<const shape::Member*> free_members(const http::Route& route);

// Whether the member holds an id, perhaps an optional one.
bool is_id(const shape::Member& member);

// An input with a plausible value for everything that must be there. Values that are refused are replaced by others
// until the operation complains no more of a field, or nothing is left to try.
class ExampleInput {
 public:
  explicit ExampleInput(const http::Route& route) : route_(route) {}

  boost::json::object build() const;
  // Moves on to another value for each field that the answer names. False when no field can be moved.
  bool learn_from(const http::Response& answer);

  // The input that `knock` is content with.
  static boost::json::object accepted_by(const http::Route& route,
                                         const std::function<http::Response(const boost::json::object&)>& knock);

 private:
  boost::json::value value_of(const shape::Codec& codec, const std::string& path) const;
  boost::json::object object_of(const shape::Structure& structure, const std::string& path) const;

  const http::Route& route_;
  std::map<std::string, std::size_t> tried_;  // by the path of the field
};

}  // namespace architecture
