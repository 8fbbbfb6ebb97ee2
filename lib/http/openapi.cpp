// Writing the OpenAPI document.
#include "http/openapi.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <set>
#include <span>

#include "http/docs_page.hpp"
#include "http/head.hpp"
#include "http/router.hpp"
#include "shape/names.hpp"
#include "shape/schema.hpp"

namespace http {
namespace {

namespace json = boost::json;

constexpr std::string_view error_schema = R"json({
  "type": "object",
  "description": "What went wrong. The code is stable; the message is for people.",
  "required": ["error"],
  "properties": {"error": {
    "type": "object",
    "required": ["code", "message", "statusCode", "requestId", "details"],
    "properties": {
      "code": {"type": "string", "examples": ["validation_failed"]},
      "message": {"type": "string"},
      "statusCode": {"type": "integer"},
      "requestId": {"type": "string", "description": "Quote it when you ask for support."},
      "details": {"type": "array", "items": {
        "type": "object",
        "required": ["field", "code", "message"],
        "properties": {
          "field": {"type": "string", "examples": ["website.domain"]},
          "code": {"type": "string", "examples": ["not_a_domain"]},
          "message": {"type": "string"}
        }
      }}
    }
  }}
})json";

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

json::object error_content() {
  const json::object schema{{"$ref", "#/components/schemas/Error"}};
  return {{"application/json", json::object{{"schema", schema}}}};
}

// The path with its parameters in camelCase, as they are named everywhere outside.
std::string public_path(const Route& route) {
  std::string path;
  for (const auto segment : path_segments(route.path())) {
    path += '/';
    path += is_parameter(segment) ? '{' + shape::camel_case(segment.substr(1, segment.size() - 2)) + '}'
                                  : std::string(segment);
  }
  return path;
}

std::string tag_of(const Route& route) {
  for (const auto segment : path_segments(route.path())) {
    if (segment != "api" && segment != "v1") return std::string(segment);
  }
  return "root";
}

bool is_in_path(const Route& route, const std::string& name) {
  return std::ranges::find(route.path_parameters(), name) != route.path_parameters().end();
}

json::array parameters_of(const Route& route) {
  json::array parameters;
  if (route.operation().input == nullptr) return parameters;
  for (const auto& field : shape::describe_fields(*route.operation().input)) {
    const bool in_path = is_in_path(route, field.name);
    if (!in_path && route.takes_body()) continue;
    parameters.push_back(json::object{{"name", field.name},
                                      {"in", in_path ? "path" : "query"},
                                      {"required", in_path || field.required},
                                      {"schema", field.schema}});
  }
  return parameters;
}

void add_upload(std::size_t limit, json::object& operation) {
  const json::object schema{{"type", "string"}, {"format", "binary"}, {"maxLength", limit}};
  const json::object content{{"application/octet-stream", json::object{{"schema", schema}}}};
  operation["requestBody"] = json::object{{"required", true}, {"content", content}};
}

void add_body(const Route& route, shape::Components& components, json::object& operation) {
  if (const auto limit = route.operation().upload_limit; limit > 0) return add_upload(limit, operation);
  if (!route.takes_body() || route.operation().input == nullptr) return;
  const auto& input = *route.operation().input;
  auto schema = shape::body_schema_for(input, components, route.path_parameters());
  if (schema.is_null()) return;
  const auto fields = shape::describe_fields(input);
  const bool is_required =
      std::ranges::any_of(fields, [&](const auto& field) { return field.required && !is_in_path(route, field.name); });
  const json::object content{{"application/json", json::object{{"schema", std::move(schema)}}}};
  operation["requestBody"] = json::object{{"required", is_required}, {"content", content}};
}

json::object success_of(const Route& route, shape::Components& components) {
  json::object answer{{"description", reason_phrase(route.status())}};
  const auto& operation = route.operation();
  if (operation.output == Output::json) {
    const json::object media{{"schema", shape::schema_for(*operation.output_body, components)}};
    answer["content"] = json::object{{"application/json", media}};
  } else if (operation.output == Output::events) {
    const json::object text{{"schema", json::object{{"type", "string"}}}};
    answer["content"] = json::object{{"text/event-stream", text}};
  }
  return answer;
}

// The kinds every operation of this sort can fail with, by status.
std::map<int, std::string> failures_of(const Route& route) {
  std::map<int, std::string> failures{{429, "Too many requests: wait as long as `Retry-After` says"},
                                      {500, "Something went wrong on our side"},
                                      {503, "Not available at the moment"}};
  if (route.operation().upload_limit > 0) failures[413] = "The file is too large";
  if (route.operation().input != nullptr || route.operation().upload_limit > 0) {
    failures[400] = "Not readable as HTTP, JSON or UTF-8";
    failures[422] = "Some fields are not acceptable: `details` names each";
  }
  if (route.access() != Access::open) failures[401] = "Not signed in, or the token has expired";
  if (route.access() == Access::permission) failures[403] = "The permission `" + route.permission() + "` is missing";
  if (route.needs_fresh_sign_in()) {
    auto& text = failures[403];
    text += (text.empty() ? "" : "; ") + std::string("the last sign-in is too long ago (`fresh_sign_in_required`)");
  }
  if (!route.path_parameters().empty()) failures[404] = "There is no such thing, or it is somebody else's";
  for (const auto& conflict : route.conflicts()) {
    auto& text = failures[base::http_status(conflict.kind)];
    text += (text.empty() ? "`" : "; `") + std::string(conflict.code) + "`";
  }
  return failures;
}

json::object responses_of(const Route& route, shape::Components& components) {
  json::object responses;
  responses[std::to_string(route.status())] = success_of(route, components);
  for (const auto& [status, description] : failures_of(route)) {
    responses[std::to_string(status)] = json::object{{"description", description}, {"content", error_content()}};
  }
  responses["default"] = json::object{{"description", "Any other failure"}, {"content", error_content()}};
  return responses;
}

json::object operation_of(const Route& route, shape::Components& components) {
  json::object operation{
      {"operationId", route.name()}, {"summary", route.summary()}, {"tags", json::array{json::string(tag_of(route))}}};
  const json::object bearer{{"bearer", json::array{}}};
  operation["security"] = route.access() == Access::open ? json::array{} : json::array{bearer};
  if (route.access() == Access::permission) operation["x-permission"] = route.permission();
  if (auto parameters = parameters_of(route); !parameters.empty()) operation["parameters"] = std::move(parameters);
  add_body(route, components, operation);
  operation["responses"] = responses_of(route, components);
  return operation;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char letter) { return static_cast<char>(letter | 32); });
  return text;
}

base::Task<Document> get_document(Document document) { co_return document; }

}  // namespace

json::object openapi(const Routes& routes, const ApiTitle& title) {
  shape::Components components;
  components.schemas["Error"] = json::parse(error_schema);
  json::object paths;
  json::array tags;
  std::set<std::string> known_tags;
  for (const auto& route : routes.all()) {
    if (route.is_unlisted()) continue;
    auto& methods = paths[public_path(route)];
    if (methods.is_null()) methods = json::object{};
    methods.as_object()[lower(route.method())] = operation_of(route, components);
    if (known_tags.insert(tag_of(route)).second) tags.push_back(json::object{{"name", tag_of(route)}});
  }
  const json::object bearer{{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}};
  json::object about{{"title", title.title}, {"version", title.version}};
  if (!title.description.empty()) about["description"] = title.description;
  return {{"openapi", "3.1.0"},
          {"info", std::move(about)},
          {"servers", json::array{json::object{{"url", "/"}}}},
          {"tags", std::move(tags)},
          {"paths", std::move(paths)},
          {"components", json::object{{"schemas", std::move(components.schemas)},
                                      {"securitySchemes", json::object{{"bearer", bearer}}}}}};
}

void documentation_routes(Routes& routes, const std::string& prefix, const ApiTitle& title) {
  const auto add = [&](const std::string& path, Document document) {
    routes.get(prefix + path, with(get_document, std::move(document))).open().unlisted();
  };
  const Headers policy{{"Content-Security-Policy", std::string(page_policy)}};
  const Headers cached{{"Cache-Control", "max-age=300"}};
  add("/openapi.json", {"application/json", json::serialize(openapi(routes, title))});
  add("/docs", {"text/html; charset=utf-8", std::string(docs_html()), policy});
  add("/docs/style.css", {"text/css; charset=utf-8", std::string(docs_style()), cached});
  add("/docs/script.js", {"text/javascript; charset=utf-8", std::string(docs_script()), cached});
}

}  // namespace http
