// The head that every answer gets: security headers, and no way to break out of a line.
#include "http/head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Head, carries_the_security_headers) {
  const auto head = http::response_head({}, {});

  for (const auto* line : {"X-Content-Type-Options: nosniff", "Cache-Control: no-store", "Referrer-Policy: no-referrer",
                           "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
                           "Permissions-Policy: camera=()", "default-src 'none'", "frame-ancestors 'none'"}) {
    EXPECT_THAT(head, HasSubstr(line));
  }
  EXPECT_THAT(head, Not(HasSubstr("unsafe")));
}

TEST(Head, leaves_a_header_of_the_responses_own) {
  http::Response response;
  response.headers = {{"cache-control", "max-age=300"}};

  const auto head = http::response_head(response, {});

  EXPECT_THAT(head, HasSubstr("max-age=300"));
  EXPECT_THAT(head, Not(HasSubstr("no-store")));
}

TEST(Head, promises_https_only_where_there_is_https) {
  EXPECT_THAT(http::response_head({}, {}), Not(HasSubstr("Strict-Transport-Security")));
  EXPECT_THAT(http::response_head({}, {.is_https = true}),
              HasSubstr("Strict-Transport-Security: max-age=31536000\r\n"));
}

TEST(Head, keeps_every_header_on_its_line) {
  http::Response response;
  response.headers = {{"Location", "/a\r\nSet-Cookie: stolen=1\n\nbody"}};

  const auto head = http::response_head(response, {});

  EXPECT_THAT(head, HasSubstr("Location: /a  Set-Cookie: stolen=1  body\r\n"));
}

}  // namespace
