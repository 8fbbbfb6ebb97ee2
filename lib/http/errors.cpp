// The one place where failures become answers.
#include "http/errors.hpp"

#include "http/dispatcher.hpp"
#include "http/turned_away.hpp"
#include "shape/json.hpp"
#include "sql/errors.hpp"

namespace http {
namespace {

base::Error declared(const Conflict& conflict) {
  const std::string code(conflict.code);
  const std::string message(conflict.message.empty() ? "This is taken already." : conflict.message);
  std::vector<base::FieldError> details;
  if (!conflict.field.empty()) details.push_back({std::string(conflict.field), code, message});
  return {conflict.kind, code, message, std::move(details)};
}

Failure of_constraint(const sql::ConstraintViolation& violation, const Route* route) {
  if (route != nullptr) {
    for (const auto& conflict : route->conflicts()) {
      if (conflict.constraint == violation.constraint()) return {declared(conflict), {}};
    }
  }
  return {base::conflict("conflict", "This contradicts what is there already."), violation.what()};
}

Failure of_error(const base::Error& error) {
  if (error.kind() == base::ErrorKind::internal) {
    return {base::internal("Something went wrong on our side. It has been noted."), error.what()};
  }
  if (error.kind() == base::ErrorKind::unavailable) {
    const auto wait = error.retry_after().value_or(std::chrono::seconds(1));
    return {base::unavailable("This is not available at the moment. Please try again.", wait), error.what()};
  }
  return {error, {}};
}

void append_member(std::string_view name, std::string_view text, std::string& out) {
  out += '"';
  out += name;
  out += "\":";
  shape::append_json_string(text, out);
}

}  // namespace

Failure failure_of(const std::exception_ptr& exception, const Route* route) {
  try {
    std::rethrow_exception(exception);
  } catch (const sql::ConstraintViolation& violation) {
    return of_constraint(violation, route);
  } catch (const TurnedAway& refusal) {
    return {refusal, {}};
  } catch (const base::Error& error) {
    return of_error(error);
  } catch (...) {
    return of_error(base::internal(base::describe_current_exception()));
  }
}

std::string error_json(int status, std::string_view request_id, const base::Error& error) {
  std::string out = R"({"error":{)";
  append_member("code", error.code(), out);
  out += ',';
  append_member("message", error.message(), out);
  out += R"(,"statusCode":)" + std::to_string(status) + ',';
  append_member("requestId", request_id, out);
  out += R"(,"details":[)";
  for (const auto& detail : error.details()) {
    out += &detail == error.details().data() ? "{" : ",{";
    append_member("field", detail.field, out);
    out += ',';
    append_member("code", detail.code, out);
    out += ',';
    append_member("message", detail.message, out);
    out += '}';
  }
  out += "]}}";
  return out;
}

Response error_response(const base::Error& error, std::string_view request_id, int status) {
  Response response{.status = status, .body = error_json(status, request_id, error)};
  if (error.retry_after()) response.headers.push_back({"Retry-After", std::to_string(error.retry_after()->count())});
  if (status == 401) response.headers.push_back({"WWW-Authenticate", "Bearer"});
  return response;
}

Response error_response(const base::Error& error, std::string_view request_id) {
  return error_response(error, request_id, base::http_status(error.kind()));
}

}  // namespace http
