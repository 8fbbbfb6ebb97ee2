// The route table as an OpenAPI 3.1 document, and the page that shows it.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "http/routes.hpp"

namespace http {

struct ApiTitle {
  std::string title = "DDE";
  std::string version = "1";
  std::string description = {};
};

// Paths, parameters, bodies, answers and every error an operation can give, with x-permission.
boost::json::object openapi(const Routes& routes, const ApiTitle& title = {});

// Adds {prefix}/openapi.json and the page {prefix}/docs with its style and script, all open. The document is
// written once, from the routes that are there now: call it last.
void documentation_routes(Routes& routes, const std::string& prefix = "/api/v1", const ApiTitle& title = {});

}  // namespace http
