// Finds the route of a method and path.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/routes.hpp"

namespace http {

struct Found {
  const Route* route = nullptr;
  std::vector<std::string> parameters;  // decoded, in the order of Route::path_parameters
  std::string allow;  // for the Allow header when only the method does not fit; empty: no such path
};

// A tree of path segments. Words win over parameters; HEAD is served by GET; paths are compared as sent, so that
// an encoded slash stays inside its parameter. Cost grows with the length of the path only.
class Router {
 public:
  explicit Router(const Routes& routes);
  Router(Router&& other) noexcept;
  ~Router();

  // Throws base::malformed for a parameter that does not decode.
  Found find(std::string_view method, std::string_view path) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

// "/a/{id}" is "a", "{id}".
std::vector<std::string_view> path_segments(std::string_view path);
bool is_parameter(std::string_view segment);

}  // namespace http
