// The tree of path segments.
#include "http/router.hpp"

#include <algorithm>
#include <span>

#include "http/target.hpp"

namespace http {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
  std::unique_ptr<Node> parameter;
  std::map<std::string, const Route*, std::less<>> methods;

  Node& child(std::string_view segment) {
    auto& slot = is_parameter(segment) ? parameter : words[std::string(segment)];
    if (!slot) slot = std::make_unique<Node>();
    return *slot;
  }

  // The node that ends `rest`; the parameters on the way are left in `given`.
  const Node* walk(std::span<const std::string_view> rest, std::vector<std::string_view>& given) const {
    if (rest.empty()) return methods.empty() ? nullptr : this;
    if (const auto word = words.find(rest.front()); word != words.end()) {
      if (const auto* end = word->second->walk(rest.subspan(1), given)) return end;
    }
    if (!parameter || rest.front().empty()) return nullptr;
    given.push_back(rest.front());
    if (const auto* end = parameter->walk(rest.subspan(1), given)) return end;
    given.pop_back();
    return nullptr;
  }

  const Route* find(std::string_view method) const {
    const auto found = methods.find(method);
    if (found != methods.end()) return found->second;
    return method == "HEAD" ? find("GET") : nullptr;
  }

  std::string allow() const {
    std::string list;
    for (const auto& [method, route] : methods) {
      list += (list.empty() ? "" : ", ") + method;
      if (method == "GET") list += ", HEAD";
    }
    return list;
  }
};

std::vector<std::string_view> path_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

Router::Router(const Routes& routes) : root_(std::make_unique<Node>()) {
  for (const auto& route : routes.all()) {
    Node* node = root_.get();
    for (const auto segment : path_segments(route.path())) node = &node->child(segment);
    node->methods.emplace(route.method(), &route);
  }
}

Router::Router(Router&& other) noexcept = default;
Router::~Router() = default;

Found Router::find(std::string_view method, std::string_view path) const {
  std::vector<std::string_view> given;
  const auto segments = path_segments(path);
  const auto* node = root_->walk(segments, given);
  Found found;
  if (node == nullptr) return found;
  found.route = node->find(method);
  if (found.route == nullptr) {
    found.allow = node->allow();
    return found;
  }
  for (const auto segment : given) found.parameters.push_back(percent_decode(segment));
  return found;
}

}  // namespace http
