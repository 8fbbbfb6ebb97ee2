// The error that ends a request or a job, and the one table of its kinds.
#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// What went wrong, free of any protocol. http_status() is the only mapping to HTTP.
enum class ErrorKind {
  malformed,        // 400: not readable as JSON, UTF-8 or HTTP at all
  unauthenticated,  // 401
  forbidden,        // 403
  not_found,        // 404: also another tenant's row
  conflict,         // 409
  gone,             // 410
  too_large,        // 413
  invalid,          // 422: readable, but a field is not acceptable
  too_many,         // 429
  internal,         // 500: the text is logged, never sent
  unavailable,      // 503
};

int http_status(ErrorKind kind);

// One refused field. `field` is its path in the caller's spelling: "website.domain", "items.3.price".
struct FieldError {
  std::string field;
  std::string code;     // required, unknown_field, wrong_type, too_long, not_an_email, ...
  std::string message;  // for people
};

class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string code, std::string message, std::vector<FieldError> details = {});

  ErrorKind kind() const { return kind_; }
  const std::string& code() const { return code_; }
  const std::string& message() const { return message_; }
  const std::vector<FieldError>& details() const { return details_; }
  // When the caller may try again; sent as Retry-After.
  std::optional<std::chrono::seconds> retry_after() const { return retry_after_; }
  Error&& after(std::chrono::seconds wait) &&;
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  ErrorKind kind_;
  std::string code_;
  std::string message_;
  std::vector<FieldError> details_;
  std::optional<std::chrono::seconds> retry_after_;
  std::string text_;
};

Error malformed(std::string message);
Error unauthenticated(std::string code, std::string message);
Error forbidden(std::string code, std::string message);
Error not_found(std::string message = "This resource does not exist.");
Error conflict(std::string code, std::string message, std::string field = {});
Error too_large(std::string message);
Error invalid(std::vector<FieldError> details);
Error invalid(std::string field, std::string code, std::string message);
Error too_many(std::string code, std::string message, std::chrono::seconds retry_after);
Error unavailable(std::string message, std::chrono::seconds retry_after = std::chrono::seconds(1));
// `message` goes to the log with its cause; the caller of the API sees a fixed sentence.
Error internal(std::string message);

// The text of whatever is being handled, for logs. Only inside a catch block.
std::string describe_current_exception();

}  // namespace base
