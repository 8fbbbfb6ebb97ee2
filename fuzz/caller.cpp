// What is taken from headers: ids, cookies, tokens, origins, conditions. Nothing in here may throw.
#include "http/caller.hpp"

#include "fuzz.hpp"
#include "http/cors.hpp"
#include "http/trusted_proxies.hpp"
#include "shape/utf8.hpp"

namespace {

// One "Name: value" a line.
http::Request request_of(std::string_view text) {
  http::Request request;
  while (!text.empty()) {
    const auto line = fuzz::take_line(text);
    const auto colon = std::min(line.find(": "), line.size());
    request.headers.push_back(
        {std::string(line.substr(0, colon)), std::string(line.substr(std::min(colon + 2, line.size())))});
  }
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto request = request_of(fuzz::text_of(bytes, size));

  const auto caller = http::caller_of(request);
  fuzz::promise(caller.request_id.size() >= 8 && caller.request_id.size() <= 64, "there is always a request id");
  fuzz::promise(caller.user_agent.size() <= 512 && shape::is_utf8(caller.user_agent), "the user agent is a short text");
  fuzz::promise(caller.trace_id.empty() || caller.trace_id.size() == 32, "a trace id has its size");
  for (const auto& [name, value] : caller.cookies) fuzz::promise(!name.empty(), "a cookie has a name");
  fuzz::is_accepted([&] { http::require_match(caller.if_match, "v1"); });

  static const http::TrustedProxies proxies;
  const auto person = proxies.person_behind(std::nullopt, request.headers);
  fuzz::promise(person.size() < 64, "an address is short");
  const auto sent = http::find_header(request.headers, "origin");
  const auto origin = http::origin_of(sent);
  fuzz::promise(http::origin_of(origin) == origin, "the origin of an origin is itself");
  return 0;
}
