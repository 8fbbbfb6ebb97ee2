// Routing, authorization, transactions, errors, the access log.
#include "http/dispatcher.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <unordered_map>

#include "base/log.hpp"
#include "base/metrics.hpp"
#include "http/admission.hpp"
#include "http/cors.hpp"
#include "http/errors.hpp"
#include "http/features.hpp"
#include "http/gateway.hpp"
#include "http/idempotency.hpp"
#include "http/input.hpp"
#include "http/load_shedding.hpp"
#include "http/maintenance.hpp"
#include "http/request_limits.hpp"
#include "http/router.hpp"
#include "http/stream_counts.hpp"
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

// What the audit trail is told about a change.
tenancy::SharedOrigin origin_of(const Route& route, const Call& call) {
  tenancy::Origin origin{
      .operation = route.name(), .request_id = call.caller.request_id, .address = call.caller.address};
  if (call.member) origin.actor_id = call.member->user_id;
  if (call.member) origin.impersonator_id = call.member->impersonator_id;
  if (call.member && call.member->is_api_key) origin.api_key_id = call.member->session_id;
  return std::make_shared<const tenancy::Origin>(std::move(origin));
}

Response not_allowed(const Found& found, const Caller& caller) {
  const base::Error error(base::ErrorKind::malformed, "method_not_allowed",
                          "This address does not answer to this method. It answers to " + found.allow + ".");
  auto response = error_response(error, caller.request_id, 405);
  response.headers.push_back({"Allow", found.allow});
  return response;
}

// The operation itself; its answer has the status that the route promises.
base::Task<Response> run_operation(const Route& route, Call& call) {
  auto response = co_await route.operation().run(call);
  if (route.operation().output != Output::document) response.status = route.status();
  co_return response;
}

// The same stream, which keeps its place as long as it lasts.
EventStream held_open(EventStream stream, std::shared_ptr<void> place) {
  return EventStream(
      [stream = std::move(stream), place = std::move(place)](EventSink& sink) { return stream.run(sink); });
}

void require_room(const Verdict& verdict, Headers& headers) {
  verdict.append_to(headers);
  if (verdict.is_allowed) return;
  throw base::too_many("rate_limited", "These are too many requests. Wait as long as Retry-After says.",
                       verdict.retry_after());
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
  Headers limits = {};  // what the buckets say, for the answer whatever it is
  std::shared_ptr<void> stream_place = {};
  const Route* route = nullptr;
  std::unique_ptr<sql::Database> database = nullptr;  // the thread's, which says where a change comes from
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  std::string_view route_path() const { return route == nullptr ? std::string_view("unmatched") : route->path(); }
};

struct Dispatcher::State {
  Router router;
  Authenticator authenticator;
  sql::Database* database;
  sql::Database* system;
  base::Gauge in_flight = base::gauge("dde_http_requests_in_flight", "Requests being answered");
  std::unordered_map<const Route*, RouteMetrics> metrics = {};
  Gateway gateway = {};
  Origins origins = {};

  base::Task<void> authorize(const Route& route, Call& call) const;
  base::Task<void> admit(const Route& route, Served& served) const;
  base::Task<void> limit(const Route& route, Served& served) const;
  base::Task<void> limit_refused(Served& served) const;
  void count_stream(const Route& route, Served& served) const;
  void count(const Served& served, int status, double seconds);
  void note(const Served& served, int status);
  Response refuse(const Served& served, const std::exception_ptr& exception) const;
  Response answer_preflight(const OriginVerdict& verdict, const Request& request, std::string_view request_id) const;
};

Dispatcher::Dispatcher(const Routes& routes, Authenticator authenticator, sql::Database* database,
                       sql::Database* system) {
  routes.check();
  for (const auto& route : routes.all()) {
    const auto& wants = route.operation();
    const bool is_lost = database == nullptr && (wants.wants_tx || wants.wants_read_tx || wants.wants_database);
    if (is_lost) throw std::logic_error(route.path() + " wants a database and there is none");
    const bool is_locked = !authenticator && route.access() != Access::open;
    if (is_locked) throw std::logic_error(route.path() + " wants a signed-in caller and there is no authenticator");
  }
  state_ = std::make_unique<State>(Router(routes), std::move(authenticator), database, system);
}

Dispatcher::~Dispatcher() = default;

Response Dispatcher::State::answer_preflight(const OriginVerdict& verdict, const Request& request,
                                             std::string_view request_id) const {
  const auto found = router.find(request.method, parse_target(request.target).path);
  if (found.allow.empty()) throw base::not_found("There is nothing at this address.");
  return preflight_answer(verdict, found.allow, request_id);
}

base::Task<void> Dispatcher::State::authorize(const Route& route, Call& call) const {
  if (route.access() == Access::open) co_return;
  if (call.caller.bearer.empty()) throw base::unauthenticated("not_signed_in", "Sign in to use this.");
  call.member = co_await authenticator(database, call.caller.bearer);
  require_admission(route, *call.member, base::Clock::now());
  if (gateway.features != nullptr) gateway.features->require(route, call.member->tenant_id);
}

base::Task<void> Dispatcher::State::admit(const Route& route, Served& served) const {
  std::exception_ptr refusal;
  try {
    co_await authorize(route, served.call);
  } catch (const base::Error&) {
    refusal = std::current_exception();
  }
  // Before the refusal: in maintenance an expired token is no reason to send its owner to the sign-in.
  if (gateway.maintenance != nullptr) gateway.maintenance->require_open(route, served.call.member);
  if (!refusal) co_return;
  co_await limit_refused(served);
  std::rethrow_exception(refusal);
}

base::Task<void> Dispatcher::State::limit(const Route& route, Served& served) const {
  if (gateway.limits == nullptr) co_return;
  const auto verdict = co_await gateway.limits->take(route, served.call);
  require_room(verdict, served.limits);
}

base::Task<void> Dispatcher::State::limit_refused(Served& served) const {
  if (gateway.limits == nullptr) co_return;
  const auto verdict = co_await gateway.limits->take_refused(served.call.caller);
  require_room(verdict, served.limits);
}

void Dispatcher::State::count_stream(const Route& route, Served& served) const {
  const bool is_counted = gateway.streams != nullptr && served.call.member;
  if (!is_counted || route.operation().output != Output::events) return;
  served.stream_place = gateway.streams->take(served.call.member->tenant_id);
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
  const auto& caller = served.call.caller;
  const auto& member = served.call.member;
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
  const auto origin = co_await state_->origins.judge(state_->gateway.origins, state_->database, request);
  std::exception_ptr failure;
  Response response;
  try {
    if (origin.is_preflight) response = state_->answer_preflight(origin, request, served.call.caller.request_id);
    else response = co_await serve(served, request);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) response = state_->refuse(served, failure);
  std::ranges::move(served.limits, std::back_inserter(response.headers));
  if (response.stream) response.stream = held_open(*std::move(response.stream), served.stream_place);
  response.headers.push_back({"Request-Id", served.call.caller.request_id});
  add_cors_headers(origin, response);
  state_->note(served, response.status);
  co_return response;
}

base::Task<Response> Dispatcher::serve(Served& served, Request& request) {
  std::optional<LoadShedding::Place> place;
  if (state_->gateway.load != nullptr) place.emplace(co_await state_->gateway.load->enter());
  const auto target = parse_target(request.target);
  const auto found = state_->router.find(request.method, target.path);
  if (found.route == nullptr) {
    co_await state_->limit_refused(served);
    if (found.allow.empty()) throw base::not_found("There is nothing at this address.");
    co_return not_allowed(found, served.call.caller);
  }
  served.route = found.route;
  co_await state_->admit(*found.route, served);
  co_await state_->limit(*found.route, served);
  state_->count_stream(*found.route, served);
  take_input(*found.route, {found.parameters, target, request}, served.call);
  served.call.database = database_for(served);
  co_return co_await run(*found.route, served.call);
}

// GET changes nothing, and its event stream outlives what is served.
sql::Database* Dispatcher::database_for(Served& served) {
  if (state_->database == nullptr || served.route->method() == "GET") return state_->database;
  const auto origin = origin_of(*served.route, served.call);
  served.database = std::unique_ptr<sql::Database>(new sql::Database(state_->database->for_work(origin)));
  return served.database.get();
}

void Dispatcher::guard_with(const Gateway& gateway) { state_->gateway = gateway; }

base::Task<Response> Dispatcher::run(const Route& route, Call& call) {
  std::optional<KeyedRequest> key;
  if (state_->gateway.answers != nullptr) key = keyed_request(route, call);
  if (!key) co_return co_await run_attempts(route, call, nullptr);
  co_return co_await run_keyed(route, call, std::move(*key));
}

base::Task<Response> Dispatcher::run_keyed(const Route& route, Call& call, KeyedRequest request) {
  KeyedRun keyed(*state_->gateway.answers, std::move(request), *state_->database);
  const bool has_own_transactions = !route.operation().wants_tx;
  if (has_own_transactions) {
    auto kept = co_await keyed.claim();
    if (kept) co_return std::move(*kept);
  }
  Response response;
  std::exception_ptr failure;
  try {
    response = co_await run_attempts(route, call, &keyed);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) {
    const auto refusal = error_response(failure_of(failure, &route).shown, call.caller.request_id);
    co_await keyed.fail(failure, refusal);
    std::rethrow_exception(failure);
  }
  if (has_own_transactions) co_await keyed.finish(response);
  co_return response;
}

base::Task<Response> Dispatcher::run_attempts(const Route& route, Call& call, KeyedRun* keyed) {
  std::optional<sql::ReadTx> all_tenants;
  if (route.operation().wants_all_tenants) {
    if (state_->system == nullptr) throw base::internal(route.path() + " wants all tenants; no database shows them");
    all_tenants.emplace(state_->system->read_system());
    call.all_tenants = &*all_tenants;
  }
  call.limits = state_->gateway.limits;
  if (route.operation().wants_read_tx) {
    auto read_tx = state_->database->read(scope_of(call));
    call.read_tx = &read_tx;
    co_return co_await run_operation(route, call);
  }
  if (!route.operation().wants_tx) co_return co_await run_operation(route, call);
  for (int attempt = 1;; ++attempt) {
    try {
      co_return co_await run_in_transaction(route, call, keyed);
    } catch (const sql::MayRetry&) {
      if (attempt == most_attempts) throw;
    }
  }
}

base::Task<Response> Dispatcher::run_in_transaction(const Route& route, Call& call, KeyedRun* keyed) {
  auto tx = co_await call.database->begin(scope_of(call));
  call.tx = &tx;
  Response response;
  if (keyed == nullptr) {
    response = co_await run_operation(route, call);
  } else {
    const KeyedRun::Operation operation = [&] { return run_operation(route, call); };
    response = co_await keyed->run(tx, operation);
  }
  co_await tx.commit();
  co_return response;
}

}  // namespace http
