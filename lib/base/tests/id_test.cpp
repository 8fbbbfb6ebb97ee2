// UUIDv7: order, form, reading.
#include "base/id.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/time.hpp"

namespace {

using ThingId = base::Id<struct ThingKind>;

TEST(Ids, carry_version_7_the_variant_and_the_time) {
  const auto before = std::chrono::floor<std::chrono::milliseconds>(base::Clock::now()).time_since_epoch().count();

  const auto uuid = base::make_uuid();

  std::int64_t millis = 0;
  for (int i = 0; i < 6; ++i) millis = millis << 8 | uuid.bytes[static_cast<std::size_t>(i)];
  EXPECT_GE(millis, before);
  EXPECT_LE(millis, before + 5'000);
  EXPECT_EQ(uuid.bytes[6] >> 4, 7);
  EXPECT_EQ(uuid.bytes[8] >> 6, 2);
}

TEST(Ids, sort_by_the_time_of_their_making) {
  const auto earlier = base::make_uuid();
  base::Clock::shift(std::chrono::hours(1));

  const auto later = base::make_uuid();

  base::Clock::shift(std::chrono::seconds(0));
  EXPECT_LT(earlier, later);
  EXPECT_LT(base::to_string(earlier), base::to_string(later));
}

TEST(Ids, are_all_different) {
  std::set<base::Uuid> seen;
  for (int i = 0; i < 10'000; ++i) seen.insert(base::make_uuid());
  EXPECT_EQ(seen.size(), 10'000U);
}

TEST(Ids, read_back_what_they_write_in_either_case) {
  const auto id = ThingId::make();
  auto text = to_string(id);

  EXPECT_EQ(ThingId::parse(text), id);
  for (auto& letter : text) letter = static_cast<char>(std::toupper(letter));
  EXPECT_EQ(ThingId::parse(text), id);
}

TEST(Ids, refuse_every_other_form) {
  const auto good = base::to_string(base::make_uuid());
  for (const auto& text : {std::string(), good.substr(1), good + "0", "{" + good + "}", good.substr(0, 35) + "g",
                           std::string(36, '-'), std::string(36, '0')}) {
    EXPECT_EQ(base::parse_uuid(text), std::nullopt) << text;
  }
}

}  // namespace
