// The OpenAPI document of a small route table, and the files of its page.
#include "http/openapi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "http/tests/running_server.hpp"
#include "http/tests/things.hpp"

namespace {

namespace json = boost::json;
using http::testing::get;
using testing::HasSubstr;
using testing::Not;

std::string read_file(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// With DDE_TEST_UPDATE_SNAPSHOTS in the environment the file is written in place of compared.
void expect_snapshot(const std::string& name, const json::object& document) {
  const auto path = std::string(DDE_SOURCE_DIR) + "/lib/http/tests/" + name;
  if (std::getenv("DDE_TEST_UPDATE_SNAPSHOTS") != nullptr) std::ofstream(path) << json::serialize(document) << "\n";
  EXPECT_EQ(json::serialize(json::parse(read_file(path))), json::serialize(document));
}

TEST(OpenApi, describes_parameters_bodies_answers_and_failures) {
  http::Routes routes;
  http::testing::thing_routes(routes);

  expect_snapshot("things.openapi.json", http::openapi(routes, {"Things", "1", "Things, for tests."}));
}

TEST(OpenApi, leaves_out_unlisted_routes) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  http::documentation_routes(routes);

  EXPECT_THAT(json::serialize(http::openapi(routes)), Not(HasSubstr("/docs")));
}

TEST(DocsPage, consists_of_files_that_its_policy_allows) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  http::documentation_routes(routes);
  http::testing::RunningServer server(routes);
  http::testing::RawClient client(server.port());
  const auto ask = [&](std::string_view path) {
    client.send(get(path));
    return client.read();
  };

  const auto page = ask("/api/v1/docs");
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(page.header("Content-Security-Policy"), Not(HasSubstr("unsafe")));
  for (const auto* inlined : {"style=", "<style", "<script>", "onclick", "onload", "javascript:"}) {
    EXPECT_THAT(page.body, Not(HasSubstr(inlined)));
    EXPECT_THAT(ask("/api/v1/docs/script.js").body, Not(HasSubstr(inlined)));
  }
  EXPECT_THAT(ask("/api/v1/docs/script.js").body, Not(HasSubstr("innerHTML")));
  EXPECT_THAT(page.body, Not(HasSubstr("://")));
  EXPECT_EQ(ask("/api/v1/docs/style.css").header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(ask("/api/v1/docs/script.js").header("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_TRUE(json::parse(ask("/api/v1/openapi.json").body).is_object());
}

}  // namespace
