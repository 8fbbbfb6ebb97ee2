// Gathering and first checks of a request's input.
#include "http/input.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace http {
namespace {

bool is_json(std::string_view content_type) {
  const auto media_type = content_type.substr(0, content_type.find_first_of("; \t"));
  return same_ignoring_case(media_type, "application/json") ||
         same_ignoring_case(media_type, "application/merge-patch+json");
}

bool is_blank(std::string_view body) { return body.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_empty_object(std::string_view body) {
  std::string squeezed;
  for (const char letter : body) {
    if (std::string_view(" \t\r\n").find(letter) == std::string_view::npos) squeezed += letter;
    if (squeezed.size() > 2) return false;
  }
  return squeezed == "{}";
}

void refuse_query(const Target& target) {
  if (target.query.empty()) return;
  std::vector<base::FieldError> details;
  details.reserve(target.query.size());
  for (const auto& [name, value] : target.query) {
    details.push_back({name, "unknown_field", "This address takes no such parameter."});
  }
  throw base::invalid(std::move(details));
}

void take_upload(std::size_t limit, const std::string& body, Call& call, std::string_view content_type) {
  if (body.empty()) throw base::malformed("Send the file as the body of the request.");
  if (body.size() > limit) {
    throw base::too_large("The file has more than " + std::to_string(limit / 1024) + " KiB.");
  }
  call.upload = body;
  call.upload_type = content_type;
}

void take_body(const Route& route, const std::string& body, Call& call, std::string_view content_type) {
  if (const auto limit = route.operation().upload_limit; limit > 0) {
    return take_upload(limit, body, call, content_type);
  }
  if (is_blank(body)) return;
  if (!route.takes_body()) throw base::malformed("A " + route.method() + " request carries no body.");
  if (route.operation().input == nullptr) {
    if (!is_empty_object(body)) throw base::malformed("This operation takes no body.");
    return;
  }
  if (!is_json(content_type)) {
    throw base::Error(base::ErrorKind::malformed, "unsupported_media_type", "Send the body as application/json.");
  }
  call.body = body;
}

}  // namespace

void take_input(const Route& route, const InputParts& parts, Call& call) {
  const auto& names = route.path_parameters();
  for (std::size_t at = 0; at < names.size(); ++at)
    call.fields.values.emplace_back(names[at], parts.path_parameters[at]);
  if (route.takes_body() || route.operation().input == nullptr) {
    refuse_query(parts.target);
  } else {
    for (const auto& parameter : parts.target.query) {
      if (std::ranges::find(names, parameter.first) != names.end()) {
        throw base::invalid(parameter.first, "unknown_field", "This is part of the path already.");
      }
      call.fields.values.push_back(parameter);
    }
  }
  take_body(route, parts.request.body, call, find_header(parts.request.headers, "content-type"));
}

}  // namespace http
