// The dispatcher: who may, what goes in, what comes out.
#include "http/dispatcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encode.hpp"
#include "base/log.hpp"
#include "http/errors.hpp"
#include "http/tests/running_server.hpp"
#include "http/tests/things.hpp"
#include "sql/errors.hpp"
#include "sql/testing/run.hpp"

namespace {

using http::Request;
using http::Response;
using testing::HasSubstr;
using testing::Not;

base::Task<void> break_down() { throw std::runtime_error("secret of the house"); }
base::Task<void> break_a_constraint() {
  throw sql::ConstraintViolation("23505", "things_name_key", "duplicate key (secret)");
}
base::Task<void> be_away() { throw base::unavailable("redis at 10.0.0.7 is down", std::chrono::seconds(3)); }

constexpr http::Conflict name_taken{"name_taken", "things_name_key", "name", "This name is taken."};

class Answers : public testing::Test {
 protected:
  Answers() {
    http::testing::thing_routes(routes);
    routes.get("/broken", break_down).says("Break").open();
    routes.post("/taken", break_a_constraint).says("Break").open().fails_with(name_taken);
    routes.post("/undeclared", break_a_constraint).says("Break").open();
    routes.get("/away", be_away).says("Be away").open();
    base::redirect_log([this](const std::string& line) { log += line + "\n"; });
  }
  ~Answers() override { base::redirect_log({}); }

  Response answer(Request request) {
    request.headers.push_back({"Request-Id", "the-request"});
    http::Dispatcher dispatcher(routes, http::testing::authenticator());
    return sql::testing::run(context, dispatcher.answer(std::move(request)));
  }
  Response get(std::string target, std::string token = "ada") {
    return answer({.target = std::move(target), .headers = {{"Authorization", "Bearer " + token}}});
  }
  Response post(std::string body, http::Headers headers = {{"Content-Type", "application/json"}}) {
    headers.push_back({"Authorization", "Bearer ada"});
    return answer(
        {.method = "POST", .target = "/api/v1/things", .headers = std::move(headers), .body = std::move(body)});
  }

  boost::asio::io_context context;
  http::Routes routes;
  std::string log;
};

std::string header(const Response& response, std::string_view name) {
  return std::string(http::find_header(response.headers, name));
}

TEST_F(Answers, are_the_json_of_what_the_handler_returns) {
  const auto response = post(R"({"name":" Ada ","howMany":3})");

  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, R"({"id":"00000000-0000-0000-0000-000000000000","name":"Ada","howMany":3})");
  EXPECT_EQ(header(response, "Request-Id"), "the-request");
}

TEST_F(Answers, to_bad_fields_name_every_one_in_the_envelope_of_the_seeds) {
  const auto response = post(R"({"name":"","howMany":"3","colour":"green","extra":1})");

  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body,
              HasSubstr(R"({"error":{"code":"validation_failed","message":"Some fields are not acceptable.",)"
                        R"("statusCode":422,"requestId":"the-request","details":[{"field":")"));
  for (const auto* field : {R"("field":"name")", R"("field":"howMany")", R"("field":"colour")", R"("field":"extra")"}) {
    EXPECT_THAT(response.body, HasSubstr(field));
  }
}

TEST_F(Answers, to_unreadable_bodies_are_400) {
  for (const auto* body : {"{", "[]x", "{\"name\":\"\xff\"}", R"({"name":"a","name":"b"})"}) {
    EXPECT_EQ(post(body).status, 400) << body;
  }
  EXPECT_THAT(post("{").body, HasSubstr(R"("code":"malformed_request")"));
}

TEST_F(Answers, to_other_media_types_are_400_unsupported_media_type) {
  for (const std::string type :
       {"", "text/plain", "application/jsonx", "multipart/form-data; boundary=application/json"}) {
    const auto response = post("{}", {{"Content-Type", type}});
    EXPECT_EQ(response.status, 400) << type;
    EXPECT_THAT(response.body, HasSubstr("unsupported_media_type"));
  }
  EXPECT_EQ(post(R"({"name":"a","howMany":1})", {{"content-type", "Application/JSON; charset=utf-8"}}).status, 201);
}

TEST_F(Answers, refuse_query_parameters_beside_a_body_and_bodies_where_none_is_read) {
  const auto in_query =
      answer({.method = "POST", .target = "/api/v1/things?name=a", .headers = {{"Authorization", "Bearer ada"}}});
  const auto on_get = answer({.target = "/api/v1/things", .body = "{}"});

  EXPECT_EQ(in_query.status, 422);
  EXPECT_THAT(in_query.body, HasSubstr(R"("field":"name","code":"unknown_field")"));
  EXPECT_EQ(on_get.status, 400);
}

TEST_F(Answers, refuse_unknown_and_bad_query_parameters_by_name) {
  EXPECT_THAT(get("/api/v1/things?limit=0&page=2").body, HasSubstr(R"("field":"limit")"));
  EXPECT_THAT(get("/api/v1/things?limit=0&page=2").body, HasSubstr(R"("field":"page","code":"unknown_field")"));
  EXPECT_EQ(get("/api/v1/things?limit=%zz").status, 400);
  EXPECT_EQ(get("/api/v1/things/{nonsense}").status, 422);
  EXPECT_EQ(get("/api/v1/things/" + base::to_string(base::make_uuid()) + "?thingId=1").status, 422);
}

TEST_F(Answers, to_strangers_are_401_and_to_members_without_the_permission_403) {
  const auto unsigned_in = answer({.target = "/api/v1/things/x"});
  const auto forged = get("/api/v1/things/x", "eve");
  const auto bob = get("/api/v1/things/x", "bob");

  EXPECT_EQ(unsigned_in.status, 401);
  EXPECT_THAT(unsigned_in.body, HasSubstr("not_signed_in"));
  EXPECT_EQ(header(unsigned_in, "WWW-Authenticate"), "Bearer");
  EXPECT_EQ(forged.status, 401);
  EXPECT_THAT(forged.body, HasSubstr("invalid_token"));
  EXPECT_EQ(bob.status, 403);
  EXPECT_THAT(bob.body, HasSubstr("permission_missing"));
}

TEST_F(Answers, tell_404_from_405) {
  const auto nowhere = get("/api/v1/nothing");
  const auto wrong = answer({.method = "PUT", .target = "/api/v1/things"});

  EXPECT_EQ(nowhere.status, 404);
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header(wrong, "Allow"), "GET, HEAD, POST");
  EXPECT_THAT(wrong.body, HasSubstr(R"("code":"method_not_allowed")"));
}

TEST_F(Answers, to_unknown_exceptions_say_nothing_and_log_once_with_the_request_id) {
  const auto response = get("/broken");

  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(response.body, Not(HasSubstr("secret")));
  EXPECT_THAT(log, HasSubstr("secret of the house"));
  EXPECT_THAT(log, HasSubstr(R"("level":"error","message":"A request failed")"));
  EXPECT_THAT(log, HasSubstr(R"("request.id":"the-request")"));
}

TEST_F(Answers, to_declared_constraints_place_the_conflict_at_its_field) {
  const auto response = answer({.method = "POST", .target = "/taken"});

  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.body, R"({"error":{"code":"name_taken","message":"This name is taken.","statusCode":409,)"
                           R"("requestId":"the-request","details":[{"field":"name","code":"name_taken",)"
                           R"("message":"This name is taken."}]}})");
}

TEST_F(Answers, to_undeclared_constraints_are_a_plain_conflict_that_is_logged) {
  const auto response = answer({.method = "POST", .target = "/undeclared"});

  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, HasSubstr(R"("code":"conflict")"));
  EXPECT_THAT(response.body, Not(HasSubstr("things_name_key")));
  EXPECT_THAT(log, HasSubstr("secret"));
}

TEST_F(Answers, to_outages_keep_the_address_inside_and_say_when_to_come_back) {
  const auto response = get("/away");

  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(header(response, "Retry-After"), "3");
  EXPECT_THAT(response.body, Not(HasSubstr("10.0.0.7")));
  EXPECT_THAT(log, HasSubstr("10.0.0.7"));
}

TEST_F(Answers, carry_the_headers_and_cookies_of_a_reply) {
  const auto target = "/api/v1/things/" + base::to_string(base::make_uuid());
  const auto change = [&](std::string etag) {
    return answer({.method = "PATCH",
                   .target = target,
                   .headers = {{"Authorization", "Bearer bob"},
                               {"Content-Type", "application/merge-patch+json"},
                               {"If-Match", etag}},
                   .body = R"({"name":"new"})"});
  };

  EXPECT_EQ(change("\"v1\"").status, 200);
  EXPECT_EQ(header(change("\"v1\""), "ETag"), "\"v2\"");
  EXPECT_THAT(header(change("\"v1\""), "Set-Cookie"), HasSubstr("seen=1;"));
  EXPECT_EQ(change("\"v0\"").status, 409);
  EXPECT_THAT(change("\"v0\"").body, HasSubstr("changed_meanwhile"));
}

TEST_F(Answers, page_through_a_list_with_opaque_cursors) {
  std::string names;
  std::string cursor;
  for (int page = 0; page < 3; ++page) {
    const auto response = get("/api/v1/things" + (cursor.empty() ? "" : "?cursor=" + cursor));
    const auto answer = shape::read_json<http::Page<http::testing::Thing>>(response.body);
    for (const auto& thing : answer.data) names += thing.name.str();
    cursor = answer.next_cursor.value_or("");
  }

  EXPECT_EQ(names, "abcde");
  EXPECT_EQ(cursor, "");
}

TEST_F(Answers, refuse_a_cursor_that_is_none_of_theirs) {
  for (const std::string& bad : {std::string("x"), base::to_base64url("{}"),
                                 base::to_base64url(R"({"name":"a","b":1})"), std::string(2000, 'a')}) {
    const auto response = get("/api/v1/things?cursor=" + bad);
    EXPECT_EQ(response.status, 422) << bad;
    EXPECT_THAT(response.body, HasSubstr(R"("field":"cursor","code":"bad_cursor")")) << bad;
  }
}

TEST_F(Answers, leave_one_line_in_the_access_log_without_path_values) {
  get("/api/v1/things/0192f0c1-5a3e-7cc3-9b1a-3f6f0d6a2b11");

  EXPECT_THAT(log, HasSubstr(R"("message":"Answered a request","http.method":"GET",)"
                             R"("http.route":"/api/v1/things/{thing_id}","http.status":404)"));
  EXPECT_THAT(log, HasSubstr(R"("tenant.id":")"));
  EXPECT_THAT(log, Not(HasSubstr("0192f0c1")));
}

TEST(Dispatcher, refuses_to_start_with_routes_it_cannot_serve) {
  http::Routes undecided;
  undecided.get("/a", break_down).says("A");
  http::Routes closed;
  closed.get("/a", break_down).says("A").signed_in();

  EXPECT_THROW(http::Dispatcher(undecided, http::testing::authenticator()), std::logic_error);
  EXPECT_THROW(http::Dispatcher(closed, nullptr), std::logic_error);
}

}  // namespace
