// Starting the issuer and following its redirects.
#include "oidc_issuer.hpp"

#include <boost/json.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include <filesystem>
#include <stdexcept>

#include "sql/testing/run.hpp"

namespace auth {
namespace {

namespace json = boost::json;

const std::string folder = DDE_SOURCE_DIR "/tests/oidc";
constexpr int most_redirects = 12;

base::Command command_of(int& port) {
  if (!std::filesystem::exists(folder + "/node_modules/oidc-provider")) {
    throw std::runtime_error("tests/oidc/node_modules is missing: run tools/install --test");
  }
  base::Command command;
  command.arguments = {"/usr/bin/env", "node", folder + "/issuer.mjs"};
  command.environment = {{"PATH", std::getenv("PATH")}};
  command.dies_with_parent = true;
  command.deadline = std::chrono::milliseconds(0);
  command.on_line = [&port](std::string_view line) {
    if (line.starts_with("{\"port\"")) port = static_cast<int>(json::parse(line).at("port").as_int64());
  };
  return command;
}

std::map<std::string, std::string> parameters_of(const std::string& url) {
  std::map<std::string, std::string> parameters;
  for (const auto& parameter : boost::urls::parse_uri(url).value().params())
    parameters[parameter.key] = parameter.value;
  return parameters;
}

void keep_cookies(const http::ClientResponse& response, std::map<std::string, std::string>& jar) {
  for (const auto& [name, value] : response.headers) {
    if (name != "set-cookie") continue;
    const auto equals = value.find('=');
    jar[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
  }
}

std::string written(const std::map<std::string, std::string>& jar) {
  std::string cookies;
  for (const auto& [name, value] : jar) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
  return cookies;
}

}  // namespace

OidcIssuer& OidcIssuer::shared() {
  static OidcIssuer issuer;
  return issuer;
}

OidcIssuer::OidcIssuer() : child_(base::start(context_, command_of(port_))) {
  sql::testing::run_until(context_, [this] { return port_ != 0; });
}

http::ClientResponse OidcIssuer::send(http::ClientRequest request) {
  return sql::testing::run(context_, client_.send(std::move(request)));
}

void OidcIssuer::tell(json::value person) {
  http::ClientRequest request{.method = "POST", .url = url() + "/told", .headers = {}, .body = json::serialize(person)};
  send(std::move(request));
}

void OidcIssuer::rotate() {
  http::ClientRequest request{.method = "POST", .url = url() + "/rotate", .headers = {}, .body = {}};
  send(std::move(request));
}

std::map<std::string, std::string> OidcIssuer::visit(const std::string& authorization_url) {
  std::map<std::string, std::string> jar;
  std::string next = authorization_url;
  for (int i = 0; i < most_redirects; ++i) {
    http::ClientRequest request{.method = "GET", .url = next, .headers = {}, .body = {}};
    if (!jar.empty()) request.headers.emplace_back("Cookie", written(jar));
    const auto response = send(std::move(request));
    keep_cookies(response, jar);
    const std::string location(response.header("location"));
    if (location.empty()) throw std::runtime_error("the issuer shows a page: " + response.body);
    next = location.starts_with('/') ? url() + location : location;
    if (!next.starts_with(url())) return parameters_of(next);
  }
  throw std::runtime_error("the issuer redirects for ever");
}

}  // namespace auth
