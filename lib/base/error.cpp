// Kinds of errors and their making.
#include "base/error.hpp"

#include <array>
#include <utility>

namespace base {

int http_status(ErrorKind kind) {
  static constexpr std::array statuses{400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 503};
  return statuses[static_cast<std::size_t>(kind)];
}

Error::Error(ErrorKind kind, std::string code, std::string message, std::vector<FieldError> details)
    : kind_(kind), code_(std::move(code)), message_(std::move(message)), details_(std::move(details)) {
  text_ = code_ + ": " + message_;
  for (const auto& detail : details_) text_ += " [" + detail.field + " " + detail.code + "]";
}

Error&& Error::after(std::chrono::seconds wait) && {
  retry_after_ = wait;
  return std::move(*this);
}

Error malformed(std::string message) { return {ErrorKind::malformed, "malformed_request", std::move(message)}; }

Error unauthenticated(std::string code, std::string message) {
  return {ErrorKind::unauthenticated, std::move(code), std::move(message)};
}

Error forbidden(std::string code, std::string message) {
  return {ErrorKind::forbidden, std::move(code), std::move(message)};
}

Error not_found(std::string message) { return {ErrorKind::not_found, "resource_not_found", std::move(message)}; }

Error conflict(std::string code, std::string message, std::string field) {
  std::vector<FieldError> details;
  if (!field.empty()) details.push_back({std::move(field), code, message});
  return {ErrorKind::conflict, std::move(code), std::move(message), std::move(details)};
}

Error too_large(std::string message) { return {ErrorKind::too_large, "too_large", std::move(message)}; }

Error invalid(std::vector<FieldError> details) {
  return {ErrorKind::invalid, "validation_failed", "Some fields are not acceptable.", std::move(details)};
}

Error invalid(std::string field, std::string code, std::string message) {
  return invalid({{std::move(field), std::move(code), std::move(message)}});
}

Error too_many(std::string code, std::string message, std::chrono::seconds retry_after) {
  return Error{ErrorKind::too_many, std::move(code), std::move(message)}.after(retry_after);
}

Error unavailable(std::string message, std::chrono::seconds retry_after) {
  return Error{ErrorKind::unavailable, "unavailable", std::move(message)}.after(retry_after);
}

Error internal(std::string message) { return {ErrorKind::internal, "internal_error", std::move(message)}; }

std::string describe_current_exception() {
  try {
    throw;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception of unknown type";
  }
}

}  // namespace base
