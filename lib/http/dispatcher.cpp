// Routing, authorization, transactions, errors, the access log.
#include "http/dispatcher.hpp"

#include <chrono>
#include <cmath>
#include <stdexcept>
#include <unordered_map>

#include "base/log.hpp"
#include "base/metrics.hpp"
#include "http/errors.hpp"
#include "http/input.hpp"
#include "http/router.hpp"
#include "http/target.hpp"
#include "sql/database.hpp"
#include "sql/errors.hpp"

namespace http {
namespace {

constexpr int most_attempts = 3;

struct RouteMetrics {
  base::Histogram seconds;
  std::unordered_map<int, base::Counter> answers;
};

tenancy::Scope scope_of(const Call& call) {
  return call.member ? tenancy::Scope::of(*call.member) : tenancy::Scope::nobody();
}

Response not_allowed(const Found& found, const Caller& caller) {
  const base::Error error(base::ErrorKind::malformed, "method_not_allowed",
                          "This address does not answer to this method. It answers to " + found.allow + ".");
  auto response = error_response(error, caller.request_id, 405);
  response.headers.push_back({"Allow", found.allow});
  return response;
}

class InFlight {
 public:
  explicit InFlight(base::Gauge gauge) : gauge_(gauge) { gauge_.add(1); }
  ~InFlight() { gauge_.add(-1); }
  InFlight(const InFlight&) = delete;

 private:
  base::Gauge gauge_;
};

}  // namespace

// What is known so far about the request being answered.
struct Dispatcher::Served {
  Call call;
  std::string method;
  const Route* route = nullptr;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  std::string_view route_path() const { return route == nullptr ? std::string_view("unmatched") : route->path(); }
};

struct Dispatcher::State {
  Router router;
  Authenticator authenticator;
  sql::Database* database;
  base::Gauge in_flight = base::gauge("dde_http_requests_in_flight", "Requests being answered");
  std::unordered_map<const Route*, RouteMetrics> metrics = {};

  base::Task<void> authorize(const Route& route, Call& call) const;
  void count(const Served& served, int status, double seconds);
  void note(const Served& served, int status);
  Response refuse(const Served& served, const std::exception_ptr& exception) const;
};

Dispatcher::Dispatcher(const Routes& routes, Authenticator authenticator, sql::Database* database) {
  routes.check();
  for (const auto& route : routes.all()) {
    const auto& wants = route.operation();
    const bool is_lost = database == nullptr && (wants.wants_tx || wants.wants_read_tx || wants.wants_database);
    if (is_lost) throw std::logic_error(route.path() + " wants a database and there is none");
    const bool is_locked = !authenticator && route.access() != Access::open;
    if (is_locked) throw std::logic_error(route.path() + " wants a signed-in caller and there is no authenticator");
  }
  state_ = std::make_unique<State>(Router(routes), std::move(authenticator), database);
}

Dispatcher::~Dispatcher() = default;

base::Task<void> Dispatcher::State::authorize(const Route& route, Call& call) const {
  if (route.access() == Access::open) co_return;
  if (call.caller.bearer.empty()) throw base::unauthenticated("not_signed_in", "Sign in to use this.");
  call.member = co_await authenticator(database, call.caller.bearer);
  if (route.access() == Access::permission && !call.member->may(route.permission())) {
    throw base::forbidden("permission_missing", "This needs the permission " + route.permission() + ".");
  }
}

void Dispatcher::State::count(const Served& served, int status, double seconds) {
  const std::string path(served.route_path());
  auto found = metrics.find(served.route);
  if (found == metrics.end()) {
    const auto latency = base::histogram("dde_http_request_seconds", "Time to answer a request", {{"route", path}});
    found = metrics.emplace(served.route, RouteMetrics{latency, {}}).first;
  }
  found->second.seconds.observe(seconds);
  auto answer = found->second.answers.find(status);
  if (answer == found->second.answers.end()) {
    const base::MetricLabels labels{{"route", path},
                                    {"method", served.route == nullptr ? "any" : served.route->method()},
                                    {"status", std::to_string(status)}};
    const auto counter = base::counter("dde_http_requests_total", "Requests answered", labels);
    answer = found->second.answers.emplace(status, counter).first;
  }
  answer->second.add();
}

void Dispatcher::State::note(const Served& served, int status) {
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - served.start;
  count(served, status, took.count());
  const bool is_quiet = served.route != nullptr && served.route->is_unlisted() && status < 400;
  const auto level = is_quiet ? base::LogLevel::debug : base::LogLevel::info;
  if (!base::is_logged(level)) return;
  const auto& [caller, member, fields, body, database, read_tx, tx] = served.call;
  std::vector<base::LogField> line{{"http.method", served.method},
                                   {"http.route", served.route_path()},
                                   {"http.status", status},
                                   {"duration_ms", std::round(took.count() * 1e6) / 1e3},
                                   {"request.id", caller.request_id}};
  if (!caller.trace_id.empty()) line.emplace_back("trace.id", caller.trace_id);
  if (member) line.emplace_back("tenant.id", member->tenant_id);
  base::write_log(level, "Answered a request", line);
}

Response Dispatcher::State::refuse(const Served& served, const std::exception_ptr& exception) const {
  const auto failure = failure_of(exception, served.route);
  const auto& caller = served.call.caller;
  if (!failure.logged.empty()) {
    const bool is_ours = failure.shown.kind() == base::ErrorKind::internal;
    std::vector<base::LogField> line{{"error", failure.logged},
                                     {"http.method", served.method},
                                     {"http.route", served.route_path()},
                                     {"request.id", caller.request_id}};
    if (served.call.member) line.emplace_back("tenant.id", served.call.member->tenant_id);
    base::write_log(is_ours ? base::LogLevel::error : base::LogLevel::warning, "A request failed", line);
  }
  return error_response(failure.shown, caller.request_id);
}

base::Task<Response> Dispatcher::answer(Request request) {
  Served served{.call = {.caller = caller_of(request)}, .method = request.method};
  const InFlight in_flight(state_->in_flight);
  std::exception_ptr failure;
  Response response;
  try {
    response = co_await serve(served, request);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) response = state_->refuse(served, failure);
  response.headers.push_back({"Request-Id", served.call.caller.request_id});
  state_->note(served, response.status);
  co_return response;
}

base::Task<Response> Dispatcher::serve(Served& served, Request& request) {
  const auto target = parse_target(request.target);
  const auto found = state_->router.find(request.method, target.path);
  if (found.route == nullptr) {
    if (found.allow.empty()) throw base::not_found("There is nothing at this address.");
    co_return not_allowed(found, served.call.caller);
  }
  served.route = found.route;
  co_await state_->authorize(*found.route, served.call);
  take_input(*found.route, {found.parameters, target, request}, served.call);
  served.call.database = state_->database;
  auto response = co_await run(*found.route, served.call);
  if (found.route->operation().output != Output::document) response.status = found.route->status();
  co_return response;
}

base::Task<Response> Dispatcher::run(const Route& route, Call& call) {
  if (route.operation().wants_read_tx) {
    auto read_tx = state_->database->read(scope_of(call));
    call.read_tx = &read_tx;
    co_return co_await route.operation().run(call);
  }
  if (!route.operation().wants_tx) co_return co_await route.operation().run(call);
  for (int attempt = 1;; ++attempt) {
    try {
      co_return co_await run_in_transaction(route, call);
    } catch (const sql::MayRetry&) {
      if (attempt == most_attempts) throw;
    }
  }
}

base::Task<Response> Dispatcher::run_in_transaction(const Route& route, Call& call) {
  auto tx = co_await state_->database->begin(scope_of(call));
  call.tx = &tx;
  auto response = co_await route.operation().run(call);
  co_await tx.commit();
  co_return response;
}

}  // namespace http
