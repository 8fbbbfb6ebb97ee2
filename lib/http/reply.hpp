// Answers that are more than their body.
#pragma once

#include <string>
#include <string_view>

#include "http/caller.hpp"
#include "http/message.hpp"

namespace http {

void set_cookie(Headers& headers, const Cookie& cookie);

// A JSON answer with headers: `Reply<Session> reply{session}; reply.set_cookie(...)`. Reply<> is a 204 with headers.
template <class T = void>
struct Reply {
  T body;
  Headers headers = {};

  void set_cookie(const Cookie& cookie) { http::set_cookie(headers, cookie); }
  void set_header(std::string name, std::string value) { headers.push_back({std::move(name), std::move(value)}); }
  // Without quotes, for If-Match of a later update.
  void set_etag(std::string_view etag) { set_header("ETag", '"' + std::string(etag) + '"'); }
};

template <>
struct Reply<void> {
  Headers headers = {};

  void set_cookie(const Cookie& cookie) { http::set_cookie(headers, cookie); }
  void set_header(std::string name, std::string value) { headers.push_back({std::move(name), std::move(value)}); }
};

// An answer that is not JSON: a page, a style sheet, an export, metrics.
struct Document {
  std::string content_type;
  std::string body;
  Headers headers = {};
  int status = 200;
};

}  // namespace http
