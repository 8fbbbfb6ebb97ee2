// One request as it was read and one response as it will be written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/event_stream.hpp"

namespace http {

struct Header {
  std::string name;
  std::string value;
};
using Headers = std::vector<Header>;

// The first header of this name in any case, or an empty text.
std::string_view find_header(const Headers& headers, std::string_view name);
// The words after commas in all headers of this name: `a, b` and `c` are three.
std::vector<std::string_view> header_items(const Headers& headers, std::string_view name);
bool same_ignoring_case(std::string_view left, std::string_view right);

struct Request {
  std::string method = "GET";
  std::string target = "/";  // as sent: path, then perhaps '?' and query
  Headers headers = {};
  std::string body = {};
  std::string address = {};  // of the person: from X-Forwarded-For where the peer is a trusted proxy
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  Headers headers = {};
  std::optional<EventStream> stream = {};  // in place of a body
};

}  // namespace http
