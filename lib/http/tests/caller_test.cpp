// What is taken from headers, and cookies on their way back.
#include "http/caller.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/id.hpp"

namespace {

http::Caller caller_with(http::Headers headers) { return http::caller_of({.headers = std::move(headers)}); }

TEST(Caller, keeps_an_acceptable_request_id_and_replaces_any_other) {
  EXPECT_EQ(caller_with({{"request-id", "abc-123_X.9"}}).request_id, "abc-123_X.9");
  const std::vector<std::string> unacceptable{"", "short", "has space in it", "new\nline12", std::string(65, 'a')};
  for (const auto& bad : unacceptable) {
    EXPECT_TRUE(base::parse_uuid(caller_with({{"Request-Id", bad}}).request_id)) << bad;
  }
}

TEST(Caller, accepts_a_w3c_traceparent_only) {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  EXPECT_EQ(caller_with({{"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"}}).trace_id, trace);
  for (const std::string& bad : {std::string("x"), "00-" + std::string(32, '0') + "-00f067aa0ba902b7-01",
                                 "ff-" + trace + "-00f067aa0ba902b7-01", "00-" + trace + "-00f067aa0ba902bZ-01"}) {
    EXPECT_EQ(caller_with({{"traceparent", bad}}).trace_id, "") << bad;
  }
}

TEST(Caller, reads_bearer_host_and_cookies) {
  const auto caller = caller_with({{"Authorization", "bEaReR abc.def"},
                                   {"Host", "App.Example.COM:8443"},
                                   {"Cookie", "a=1; __Secure-refresh=x.y=z;bad; =no; a=2"}});

  EXPECT_EQ(caller.bearer, "abc.def");
  EXPECT_EQ(caller.host, "app.example.com");
  EXPECT_EQ(caller.cookie("a"), "1");
  EXPECT_EQ(caller.cookie("__Secure-refresh"), "x.y=z");
  EXPECT_EQ(caller.cookie("none"), "");
  EXPECT_EQ(caller.cookies.size(), 2U);
}

TEST(Caller, has_no_bearer_for_other_schemes) {
  for (const auto* other : {"", "Bearer", "Bearer ", "Basic abc", "Bearerabc"}) {
    EXPECT_EQ(caller_with({{"Authorization", other}}).bearer, "") << other;
  }
}

TEST(Cookies, are_written_closed_unless_opened) {
  EXPECT_EQ(to_string(http::Cookie{
                .name = "__Secure-r", .value = "v", .path = "/api/v1/auth", .max_age = std::chrono::seconds(60)}),
            "__Secure-r=v; Path=/api/v1/auth; Max-Age=60; SameSite=Strict; HttpOnly; Secure");
  EXPECT_EQ(to_string(http::Cookie{
                .name = "n", .value = "", .same_site = http::SameSite::lax, .http_only = false, .secure = false}),
            "n=; Path=/; SameSite=Lax");
}

TEST(Cookies, refuse_to_be_broken_out_of) {
  for (const auto* bad : {"a;b", "a\r\nSet-Cookie: x", "a b", "a,b"}) {
    EXPECT_THROW(to_string(http::Cookie{.name = "n", .value = bad}), base::Error) << bad;
    EXPECT_THROW(to_string(http::Cookie{.name = bad, .value = "v"}), base::Error) << bad;
  }
}

TEST(IfMatch, passes_when_absent_equal_or_any) {
  EXPECT_NO_THROW(http::require_match(std::nullopt, "v2"));
  EXPECT_NO_THROW(http::require_match("\"v1\", \"v2\"", "v2"));
  EXPECT_NO_THROW(http::require_match("*", "v2"));
  EXPECT_THROW(http::require_match("\"v1\"", "v2"), base::Error);
  EXPECT_THROW(http::require_match("W/\"v2\"", "v2"), base::Error);
}

TEST(Callers, who_know_the_current_state_need_no_copy_of_it) {
  EXPECT_TRUE(http::is_unchanged(R"("v1")", "v1"));
  EXPECT_TRUE(http::is_unchanged(R"("v0", W/"v1")", "v1"));
  EXPECT_TRUE(http::is_unchanged("*", "v1"));
  EXPECT_FALSE(http::is_unchanged(R"("v2")", "v1"));
  EXPECT_FALSE(http::is_unchanged(std::nullopt, "v1"));
}

}  // namespace
