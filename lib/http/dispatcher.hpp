// From a request to its response: the one door through which answers and errors leave.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "http/keyed_run.hpp"
#include "http/message.hpp"
#include "http/routes.hpp"
#include "tenancy/member.hpp"

namespace http {

struct Gateway;

// Verifies an access token or API key. Throws base::unauthenticated. `database` is the calling thread's, and null where
// the dispatcher has none; `bearer` outlives the task.
using Authenticator = std::function<base::Task<tenancy::Member>(sql::Database* database, std::string_view bearer)>;

// One a thread, over routes that may be shared. Place -> route -> authenticate -> authorize -> rate limit -> input ->
// transaction -> handler -> commit -> JSON; whatever is thrown on the way becomes the error envelope, and is logged
// where nobody else sees it.
class Dispatcher {
 public:
  // Throws std::logic_error when the routes do not check(), or want a database and there is none. `system` is that of
  // the system role, for AllTenants; without it those routes answer 500.
  Dispatcher(const Routes& routes, Authenticator authenticator, sql::Database* database = nullptr,
             sql::Database* system = nullptr);
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;

  // Never throws for what a request or handler does.
  base::Task<Response> answer(Request request);

  // Before the first request: none is handled that a part of the gateway refuses. The parts outlive this.
  void guard_with(const Gateway& gateway);

 private:
  struct Served;
  struct State;

  base::Task<Response> serve(Served& served, Request& request);
  sql::Database* database_for(Served& served);
  base::Task<Response> run(const Route& route, Call& call);
  base::Task<Response> run_keyed(const Route& route, Call& call, KeyedRequest request);
  base::Task<Response> run_attempts(const Route& route, Call& call, KeyedRun* keyed);
  base::Task<Response> run_in_transaction(const Route& route, Call& call, KeyedRun* keyed);

  std::unique_ptr<State> state_;
};

// The seeds' envelope: {"error":{"code","message","statusCode","requestId","details":[{"field","code","message"}]}}.
std::string error_json(int status, std::string_view request_id, const base::Error& error);

}  // namespace http
