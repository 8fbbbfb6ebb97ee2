// The table of routes: paths, handlers and what is promised about them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/handler.hpp"

namespace http {

// A declared failure: a broken database constraint becomes `code` at `field`. An empty `constraint` documents a
// conflict that the handler throws itself.
struct Conflict {
  std::string_view code;
  std::string_view constraint;
  std::string_view field = {};
  std::string_view message = {};
  base::ErrorKind kind = base::ErrorKind::conflict;
};

enum class Access { undecided, open, signed_in, permission };

// One path and method. All texts given to it are copied.
class Route {
 public:
  Route(std::string_view method, std::string_view path, Operation operation, int status);

  // The line in the documentation.
  Route& says(std::string_view summary);
  // Who may call: a permission, anybody signed in, or everybody. Exactly one of the three.
  Route& needs(std::string_view permission);
  Route& signed_in();
  Route& open();
  // For what cannot be taken back or opens a door: only shortly after the person has proven who it is (step-up).
  Route& asks_fresh_sign_in();
  // Counted in the bucket of this name (buckets.hpp) as well, which is tighter than the plan's or the address's.
  Route& limited_by(std::string_view bucket);
  // How many requests of the plan's bucket one call is worth; 1 where nothing is said.
  Route& costs(int requests);
  // Answers in maintenance mode too: what an administrator needs to sign in, and what a visitor sees before that.
  Route& stays_open();
  // Whoever looks through somebody's eyes may use it although it is no GET: to stop looking.
  Route& serves_impersonators();
  // Only for tenants that have this feature: Gateway::features knows.
  Route& behind(std::string_view feature);
  Route& fails_with(const Conflict& conflict);
  // The status of success where 200, 201 (post) or 204 (nothing to say) is not it.
  Route& answers(int status);
  // The operationId; otherwise made of method and path: get_clients_website.
  Route& named(std::string_view name);
  // Left out of the OpenAPI document and of the access log: probes, pages, assets.
  Route& unlisted();

  const std::string& method() const { return method_; }
  const std::string& path() const { return path_; }
  const std::string& summary() const { return summary_; }
  const std::string& name() const { return name_; }
  const std::string& permission() const { return permission_; }
  // For the platform's administrators and nobody else.
  bool is_of_the_platform() const { return permission_.starts_with(tenancy::of_the_platform); }
  // The feature that an agency has to have (features.hpp); empty: none.
  const std::string& feature() const { return feature_; }
  Access access() const { return access_; }
  bool needs_fresh_sign_in() const { return needs_fresh_sign_in_; }
  // Empty: the plan's bucket only.
  const std::string& bucket() const { return bucket_; }
  int cost() const { return cost_; }
  bool stays_open_in_maintenance() const { return stays_open_; }
  bool is_for_impersonators() const { return method_ == "GET" || serves_impersonators_; }
  int status() const { return status_; }
  bool is_unlisted() const { return is_unlisted_; }
  bool takes_body() const;
  const std::vector<Conflict>& conflicts() const { return conflicts_; }
  const Operation& operation() const { return operation_; }
  // The camelCase names of the {parameters} of the path.
  const std::vector<std::string>& path_parameters() const { return path_parameters_; }

 private:
  void grant(Access access);

  std::string method_;
  std::string path_;
  std::string summary_;
  std::string name_;
  std::string permission_;
  std::string feature_;
  Access access_ = Access::undecided;
  int status_;
  bool is_unlisted_ = false;
  bool needs_fresh_sign_in_ = false;
  std::string bucket_;
  int cost_ = 1;
  bool stays_open_ = false;
  bool serves_impersonators_ = false;
  std::vector<Conflict> conflicts_;
  Operation operation_;
  std::vector<std::string> path_parameters_;
};

// Written once at start, then only read. A handler is a function; its parameters, in any order, are
//   tenancy::Member   who is signed in             http::Caller     headers, cookies, address
//   sql::Tx&          committed after it returns   sql::ReadTx&     read only; the one for get()
//   sql::Database&    to begin transactions itself one described struct, filled from path + query or path + body
//   http::Upload<n>   the raw body, n bytes at most
//   http::AllTenants  the rows of all tenants, where needs("platform:...")
//   http::RequestLimits*  the buckets of requests, null where none are counted
// after those that http::with() gives. Paths are "/api/v1/clients/{id}/website"; parameters are whole segments.
class Routes {
 public:
  template <class H>
  Route& get(std::string_view path, H handler) {
    static_assert(!changes_rows<decltype(as_handler(handler))>, "a GET handler takes sql::ReadTx&, never sql::Tx&");
    return add("GET", path, as_handler(handler));
  }
  template <class H>
  Route& post(std::string_view path, H handler) {
    return add("POST", path, as_handler(handler));
  }
  template <class H>
  Route& put(std::string_view path, H handler) {
    return add("PUT", path, as_handler(handler));
  }
  template <class H>
  Route& patch(std::string_view path, H handler) {
    return add("PATCH", path, as_handler(handler));
  }
  template <class H>
  Route& remove(std::string_view path, H handler) {
    return add("DELETE", path, as_handler(handler));
  }

  const std::deque<Route>& all() const { return routes_; }
  // Throws std::logic_error with everything that is wrong: routes without needs(), signed_in() or open(), open ones
  // that want a Member, twice the same path or name, unlisted conflicts. Every Dispatcher calls it.
  void check() const;

 private:
  template <class Result, class... Parameters>
  static auto as_handler(Result (*function)(Parameters...)) {
    return with(function);
  }
  template <class Result, class Fixed, class Open>
  static auto as_handler(const Handler<Result, Fixed, Open>& handler) {
    return handler;
  }
  template <class H>
  Route& add(std::string_view method, std::string_view path, H handler) {
    return add_operation(method, path, make_operation(std::move(handler)));
  }
  Route& add_operation(std::string_view method, std::string_view path, Operation operation);

  std::deque<Route> routes_;
};

}  // namespace http
