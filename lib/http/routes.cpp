// Building and checking the route table.
#include "http/routes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "http/buckets.hpp"
#include "http/router.hpp"
#include "shape/names.hpp"

namespace http {
namespace {

std::string verb_of(const Route& route) {
  const auto segments = path_segments(route.path());
  const bool is_item = !segments.empty() && is_parameter(segments.back());
  if (route.method() == "GET") return is_item ? "get" : "list";
  if (route.method() == "POST") return "create";
  if (route.method() == "PUT") return "put";
  return route.method() == "PATCH" ? "change" : "remove";
}

// GET /api/v1/clients/{id}/website -> list_clients_website.
std::string derived_name(const Route& route) {
  std::string name = verb_of(route);
  for (const auto segment : path_segments(route.path())) {
    if (segment == "api" || segment == "v1" || is_parameter(segment)) continue;
    name += '_' + std::string(segment);
  }
  std::ranges::replace_if(name, [](char letter) { return letter == '-' || letter == '.'; }, '_');
  return name;
}

std::vector<std::string> parameter_names(std::string_view path) {
  std::vector<std::string> names;
  for (const auto segment : path_segments(path)) {
    if (is_parameter(segment)) names.push_back(shape::camel_case(segment.substr(1, segment.size() - 2)));
  }
  return names;
}

// Two templates that match the same paths have the same shape: /a/{id} and /a/{name}.
std::string shape_of(const Route& route) {
  std::string text = route.method();
  for (const auto segment : path_segments(route.path())) {
    text += '/';
    text += is_parameter(segment) ? std::string_view("{}") : segment;
  }
  return text;
}

std::vector<std::string> faults_of(const Route& route) {
  std::vector<std::string> faults;
  const auto& operation = route.operation();
  if (!route.path().starts_with('/')) faults.emplace_back("its path does not begin with /");
  if (route.access() == Access::undecided) {
    faults.emplace_back("says neither needs(...), signed_in() nor open()");
  }
  const bool is_open = route.access() == Access::open;
  if (is_open && route.needs_fresh_sign_in()) faults.emplace_back("is open() but asks for a fresh sign-in");
  if (is_open && operation.wants_member) faults.emplace_back("is open() but wants a Member");
  if (operation.wants_all_tenants && !route.is_of_the_platform()) {
    faults.emplace_back("wants the rows of all tenants and does not need(\"platform:...\")");
  }
  if (is_open && !route.feature().empty()) faults.emplace_back("is open() but behind a feature");
  if (operation.wants_tx && operation.wants_read_tx) faults.emplace_back("wants a Tx and a ReadTx");
  if (!route.path_parameters().empty() && operation.input == nullptr) {
    faults.emplace_back("has path parameters but its handler takes no input struct");
  }
  if (operation.input != nullptr && operation.input->structure != nullptr) {
    const auto& members = operation.input->structure();
    for (const auto& name : route.path_parameters()) {
      if (members.find(name) == nullptr) faults.push_back("its input has no member for the path parameter " + name);
    }
  }
  const auto* bucket = find_bucket(route.bucket());
  if (bucket == nullptr && !route.bucket().empty())
    faults.push_back("is limited by the unknown bucket " + route.bucket());
  if (is_open && bucket != nullptr && bucket->counted_by == CountedBy::tenant) {
    faults.push_back("is open() but limited by " + route.bucket() + ", which is counted by tenant");
  }
  if (route.summary().empty() && !route.is_unlisted()) faults.emplace_back("does not says(...) what it is for");
  return faults;
}

}  // namespace

Route::Route(std::string_view method, std::string_view path, Operation operation, int status)
    : method_(method),
      path_(path),
      status_(status),
      operation_(std::move(operation)),
      path_parameters_(parameter_names(path)) {
  name_ = derived_name(*this);
}

void Route::grant(Access access) {
  if (access_ != Access::undecided) throw std::logic_error(method_ + " " + path_ + " says twice who may call it");
  access_ = access;
}

Route& Route::says(std::string_view summary) {
  summary_ = summary;
  return *this;
}

Route& Route::needs(std::string_view permission) {
  grant(Access::permission);
  permission_ = permission;
  return *this;
}

Route& Route::signed_in() {
  grant(Access::signed_in);
  return *this;
}

Route& Route::open() {
  grant(Access::open);
  return *this;
}

Route& Route::asks_fresh_sign_in() {
  needs_fresh_sign_in_ = true;
  return *this;
}

Route& Route::limited_by(std::string_view bucket) {
  bucket_ = bucket;
  return *this;
}

Route& Route::costs(int requests) {
  cost_ = requests;
  return *this;
}

Route& Route::stays_open() {
  stays_open_ = true;
  return *this;
}

Route& Route::serves_impersonators() {
  serves_impersonators_ = true;
  return *this;
}

Route& Route::behind(std::string_view feature) {
  feature_ = feature;
  return *this;
}

Route& Route::fails_with(const Conflict& conflict) {
  conflicts_.push_back(conflict);
  return *this;
}

Route& Route::answers(int status) {
  status_ = status;
  return *this;
}

Route& Route::named(std::string_view name) {
  name_ = name;
  return *this;
}

Route& Route::unlisted() {
  is_unlisted_ = true;
  return *this;
}

bool Route::takes_body() const { return method_ == "POST" || method_ == "PUT" || method_ == "PATCH"; }

Route& Routes::add_operation(std::string_view method, std::string_view path, Operation operation) {
  const int created = method == "POST" && operation.output == Output::json ? 201 : 200;
  const int status = operation.output == Output::nothing ? 204 : created;
  return routes_.emplace_back(method, path, std::move(operation), status);
}

void Routes::check() const {
  std::string faults;
  std::set<std::string> shapes;
  std::map<std::string, std::string> names;
  for (const auto& route : routes_) {
    const auto title = "\n  " + route.method() + " " + route.path() + " ";
    for (const auto& fault : faults_of(route)) faults += title + fault;
    if (!shapes.insert(shape_of(route)).second) faults += title + "is there twice";
    const auto [other, is_new] = names.emplace(route.name(), route.path());
    if (!is_new && !route.is_unlisted()) faults += title + "is named " + route.name() + " as " + other->second + " is";
  }
  if (!faults.empty()) throw std::logic_error("The routes cannot be served:" + faults);
}

}  // namespace http
