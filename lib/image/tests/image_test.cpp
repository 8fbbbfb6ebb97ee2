// Pictures as strangers send them: told by their bytes, drawn anew, refused when they are not whole or too large.
#include "image/image.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "base/error.hpp"
#include "image/tests/pictures.hpp"

namespace image {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string draw(std::string bytes, Size box = {100, 100}) {
  boost::asio::io_context context{1};
  std::string drawn;
  std::exception_ptr failure;
  boost::asio::co_spawn(context, draw_as_png(std::move(bytes), box, "logo"),
                        [&](std::exception_ptr thrown, std::string png) {
                          failure = thrown;
                          drawn = std::move(png);
                        });
  context.run();
  if (failure) std::rethrow_exception(failure);
  return drawn;
}

std::string refusal_of(std::string bytes) {
  try {
    draw(std::move(bytes));
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::invalid);
    EXPECT_EQ(error.details().at(0).field, "logo");
    return error.details().at(0).code;
  }
  return "";
}

TEST(Pictures, are_told_by_their_bytes) {
  EXPECT_EQ(read_header(pictures::png({70, 30})), (Header{Format::png, {70, 30}}));
  EXPECT_EQ(read_header(pictures::jpeg), (Header{Format::jpeg, {3, 2}}));
  EXPECT_EQ(read_header(pictures::webp), (Header{Format::webp, {3, 2}}));
}

TEST(Pictures, are_nothing_else) {
  for (const std::string other :
       {"", "\x89PNG\r\n\x1a\n", "GIF89a----------------------------", "%PDF-1.7 ----------",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "\xff\xd8\xff\xe0", "RIFF----WEBPVP9 --------------"}) {
    EXPECT_EQ(read_header(other), std::nullopt) << other;
  }
}

TEST(Pictures, of_every_format_are_drawn_as_png) {
  for (const auto& bytes : {pictures::png({70, 30}), pictures::jpeg, pictures::webp}) {
    const auto drawn = read_header(draw(bytes));

    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->format, Format::png);
    EXPECT_EQ(drawn->size, read_header(bytes)->size);
  }
}

TEST(Pictures, larger_than_the_box_are_shrunk_with_their_shape_kept) {
  EXPECT_EQ(read_header(draw(pictures::png({400, 100})))->size, (Size{100, 25}));
}

TEST(Pictures, lose_everything_that_is_not_the_picture) {
  const auto bytes =
      pictures::png({8, 8}, std::string_view("tEXtComment\0the hidden text", 27)) + "<script>alert(1)</script>";

  const auto drawn = draw(bytes);

  EXPECT_THAT(drawn, Not(HasSubstr("hidden")));
  EXPECT_THAT(drawn, Not(HasSubstr("script")));
}

TEST(Pictures, that_are_broken_or_something_else_are_refused) {
  const auto whole = pictures::png({70, 30});

  EXPECT_EQ(refusal_of(whole.substr(0, whole.size() / 2)), "not_an_image");
  EXPECT_EQ(refusal_of(pictures::jpeg.substr(0, 600)), "not_an_image");
  EXPECT_EQ(refusal_of(pictures::webp.substr(0, 60)), "not_an_image");
  EXPECT_EQ(refusal_of("hello"), "not_an_image");
  EXPECT_EQ(refusal_of("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>"), "not_an_image");
}

TEST(Pictures, that_would_unpack_to_a_mountain_are_refused_before_anybody_unpacks_them) {
  EXPECT_EQ(refusal_of(pictures::png({4097, 1})), "image_too_large");
  EXPECT_EQ(refusal_of(pictures::header_only({60'000, 60'000})), "image_too_large");
  EXPECT_EQ(refusal_of(pictures::header_only({4096, 4096})), "image_too_large");
}

}  // namespace
}  // namespace image
