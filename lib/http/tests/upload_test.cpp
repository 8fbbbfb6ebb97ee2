// Raw bodies: what a handler gets of them, and what is refused before it runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "http/dispatcher.hpp"
#include "http/openapi.hpp"
#include "http/tests/things.hpp"
#include "sql/testing/run.hpp"

namespace {

using testing::HasSubstr;

struct Received {
  std::string content_type;
  std::int64_t size;
};
BOOST_DESCRIBE_STRUCT(Received, (), (content_type, size))

constexpr std::size_t limit = 2048;

base::Task<Received> take_picture(http::Upload<limit> picture) {
  Received received{picture.content_type, static_cast<std::int64_t>(picture.bytes.size())};
  co_return received;
}

base::Task<void> take_picture_of(http::testing::ThingById, http::Upload<limit>) { co_return; }

class Uploads : public testing::Test {
 protected:
  Uploads() {
    routes.put("/picture", take_picture).says("Take a picture").open();
    routes.put("/things/{thing_id}/picture", take_picture_of).says("Take a picture of it").open();
  }
  http::Response put(std::string body, std::string path = "/picture") {
    http::Dispatcher dispatcher(routes, {});
    http::Request request{.method = "PUT", .target = std::move(path), .body = std::move(body)};
    request.headers = {{"Content-Type", "image/png"}, {"Request-Id", "the-request"}};
    return sql::testing::run(context, dispatcher.answer(std::move(request)));
  }

  boost::asio::io_context context;
  http::Routes routes;
};

TEST_F(Uploads, reach_the_handler_byte_for_byte) {
  const auto response = put(std::string("\x89PNG\0\xff  ", 8));

  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, R"({"contentType":"image/png","size":8})");
}

TEST_F(Uploads, may_be_of_something_in_the_path) {
  const auto id = base::to_string(base::make_uuid());

  EXPECT_EQ(put("bytes", "/things/" + id + "/picture").status, 204);
  EXPECT_EQ(put("bytes", "/things/none/picture").status, 422);
}

TEST_F(Uploads, past_their_limit_are_refused_and_empty_ones_too) {
  EXPECT_EQ(put(std::string(limit, 'x')).status, 200);

  const auto refused = put(std::string(limit + 1, 'x'));

  EXPECT_EQ(refused.status, 413);
  EXPECT_THAT(refused.body, HasSubstr("2 KiB"));
  EXPECT_EQ(put("").status, 400);
}

TEST_F(Uploads, are_documented_as_bytes_with_their_limit) {
  const auto document = boost::json::serialize(http::openapi(routes, {"Things", "1", ""}));

  EXPECT_THAT(document, HasSubstr(R"("requestBody":{"required":true,"content":{"application/octet-stream":)"
                                  R"({"schema":{"type":"string","format":"binary","maxLength":2048}}}})"));
  EXPECT_THAT(document, HasSubstr(R"("413":)"));
}

}  // namespace
