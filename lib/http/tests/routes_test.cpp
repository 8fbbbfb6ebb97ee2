// The route table: what it refuses at start and what it finds later.
#include "http/routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/router.hpp"
#include "http/tests/things.hpp"

namespace {

using http::Routes;
using testing::ElementsAre;
using testing::HasSubstr;

base::Task<void> look(tenancy::Member) { co_return; }
base::Task<void> peek() { co_return; }
base::Task<void> open_by_id(http::testing::ThingById) { co_return; }
base::Task<void> count(int& counter, std::string) {
  ++counter;
  co_return;
}

std::string faults_of(const Routes& routes) {
  try {
    routes.check();
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "";
}

TEST(Routes, refuse_a_member_without_a_permission) {
  Routes routes;
  routes.get("/a", look).says("A");

  EXPECT_THAT(faults_of(routes), HasSubstr("GET /a says neither needs(...), signed_in() nor open()"));
}

TEST(Routes, refuse_a_public_handler_that_is_not_open) {
  Routes routes;
  routes.get("/a", peek).says("A");

  EXPECT_THAT(faults_of(routes), HasSubstr("GET /a says neither"));
}

TEST(Routes, refuse_an_open_route_that_wants_a_member) {
  Routes routes;
  routes.get("/a", look).says("A").open();

  EXPECT_THAT(faults_of(routes), HasSubstr("is open() but wants a Member"));
}

base::Task<void> look_at_all(tenancy::Member, http::AllTenants) { co_return; }

TEST(Routes, give_the_rows_of_all_tenants_to_nobody_but_the_platform) {
  Routes routes;
  routes.get("/a", look_at_all).says("A").needs("things:read");
  EXPECT_THAT(faults_of(routes), HasSubstr("wants the rows of all tenants and does not need(\"platform:...\")"));

  Routes of_the_platform;
  of_the_platform.get("/a", look_at_all).says("A").needs("platform:read_things");
  EXPECT_EQ(faults_of(of_the_platform), "");
}

TEST(Routes, refuse_to_say_twice_who_may_call) {
  Routes routes;

  EXPECT_THROW(routes.get("/a", peek).open().needs("things:read"), std::logic_error);
}

TEST(Routes, tell_all_faults_together) {
  Routes routes;
  routes.get("/a/{x}", peek).says("A").open();
  routes.get("/a/{y}", open_by_id).open();
  routes.get("b", peek).says("B").open().named("get_a");
  routes.get("/c", peek).says("C").open().named("get_a");

  const auto faults = faults_of(routes);

  EXPECT_THAT(faults, HasSubstr("/a/{x} has path parameters but its handler takes no input struct"));
  EXPECT_THAT(faults, HasSubstr("its input has no member for the path parameter y"));
  EXPECT_THAT(faults, HasSubstr("/a/{y} is there twice"));
  EXPECT_THAT(faults, HasSubstr("its path does not begin with /"));
  EXPECT_THAT(faults, HasSubstr("GET /c is named get_a as /a/{x} is"));
  EXPECT_THAT(faults, HasSubstr("does not says(...)"));
}

TEST(Routes, derive_a_name_and_a_status_from_method_and_path) {
  Routes routes;
  http::testing::thing_routes(routes);
  routes.post("/api/v1/things/{thing_id}/re-make", open_by_id).says("Make again").open().answers(202);

  std::vector<std::string> names;
  std::vector<int> statuses;
  for (const auto& route : routes.all()) {
    names.push_back(route.name());
    statuses.push_back(route.status());
  }

  EXPECT_THAT(names, ElementsAre("create_things", "list_things", "get_things", "change_things", "remove_things",
                                 "create_things_re_make"));
  EXPECT_THAT(statuses, ElementsAre(201, 200, 200, 200, 204, 202));
  EXPECT_EQ(faults_of(routes), "");
}

TEST(Routes, keep_referring_to_what_with_gives_by_reference) {
  int counter = 0;
  const auto operation = http::make_operation(http::with(count, counter, "text"));
  http::Call call;

  (void)operation.run(call);

  EXPECT_EQ(operation.input, nullptr);
  EXPECT_EQ(operation.output, http::Output::nothing);
}

class Paths : public testing::Test {
 protected:
  Paths() {
    routes.get("/", peek).says("Root").open();
    routes.get("/clients", peek).says("List").open();
    routes.post("/clients", peek).says("Create").open();
    routes.get("/clients/{thing_id}", open_by_id).says("Get").open();
    routes.get("/clients/mine", peek).says("Mine").open();
    routes.get("/clients/{thing_id}/website", open_by_id).says("Website").open();
  }
  std::string summary_of(std::string_view method, std::string_view path) {
    const auto found = http::Router(routes).find(method, path);
    return found.route == nullptr ? "allow " + found.allow : found.route->summary();
  }
  Routes routes;
};

TEST_F(Paths, are_found_by_method_with_words_before_parameters) {
  EXPECT_EQ(summary_of("GET", "/"), "Root");
  EXPECT_EQ(summary_of("GET", "/clients"), "List");
  EXPECT_EQ(summary_of("HEAD", "/clients"), "List");
  EXPECT_EQ(summary_of("POST", "/clients"), "Create");
  EXPECT_EQ(summary_of("GET", "/clients/7"), "Get");
  EXPECT_EQ(summary_of("GET", "/clients/mine"), "Mine");
  EXPECT_EQ(summary_of("GET", "/clients/mine/website"), "Website");
}

TEST_F(Paths, tell_a_wrong_method_from_a_wrong_path) {
  EXPECT_EQ(summary_of("DELETE", "/clients"), "allow GET, HEAD, POST");
  EXPECT_EQ(summary_of("POST", "/clients/7"), "allow GET, HEAD");
  for (const auto* nowhere :
       {"/client", "/clients/", "//clients", "/clients/7/website/", "/clients/7/other", "/Clients"}) {
    EXPECT_EQ(summary_of("GET", nowhere), "allow ") << nowhere;
  }
}

TEST_F(Paths, decode_their_parameters_after_splitting) {
  const auto found = http::Router(routes).find("GET", "/clients/a%2Fb%20c");

  EXPECT_THAT(found.parameters, ElementsAre("a/b c"));
}

}  // namespace
