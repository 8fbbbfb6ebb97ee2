// From values to JSON.
#include <gtest/gtest.h>

#include "samples.hpp"

namespace {

struct Numbers {
  double real;
  std::int64_t large;
};
BOOST_DESCRIBE_STRUCT(Numbers, (), (real, large))

samples::Contact ada() {
  samples::Contact contact{};
  contact.id = *samples::ContactId::parse("01890a5d-ac96-774b-bcce-b302099a8057");
  contact.full_name = shape::Text<1, 120>("Ada \"the\" Great");
  contact.stage = samples::Stage::lost;
  contact.balance = {-1250};
  contact.is_active = true;
  contact.visits = -3;
  contact.score = 9007199254740993;
  contact.ratio = 0.1;
  contact.created_at = *base::parse_rfc3339("2026-01-31T10:00:00.000005Z");
  contact.tags = {"a", "b"};
  contact.home_address = samples::Address{shape::Text<1, 40>("Main"), std::nullopt};
  contact.extra = {{"k", {1, 2.5, nullptr, "\n"}}};
  return contact;
}

}  // namespace

TEST(JsonWriter, writes_every_kind_of_member) {
  const auto json = shape::to_json(ada());

  EXPECT_EQ(json, R"({"id":"01890a5d-ac96-774b-bcce-b302099a8057","fullName":"Ada \"the\" Great","email":null,)"
                  R"("stage":"lost","balance":-1250,"isActive":true,"visits":-3,"score":9007199254740993,"ratio":0.1,)"
                  R"("createdAt":"2026-01-31T10:00:00.000005Z","tags":["a","b"],"relatedIds":[],)"
                  R"("homeAddress":{"streetName":"Main","line2":null},"extra":{"k":[1,2.5,null,"\n"]}})");
}

TEST(JsonWriter, writes_what_the_reader_reads) {
  const auto json = shape::to_json(ada());

  EXPECT_EQ(shape::to_json(shape::read_json<samples::Contact>(json)), json);
}

TEST(JsonWriter, escapes_what_json_must_escape) {
  std::string text;
  for (char letter = 0; letter < 0x21; ++letter) text += letter;
  text += "\"\\/é\x7f";

  EXPECT_EQ(shape::to_json(text),
            R"("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\t\n\u000b\u000c\r\u000e\u000f)"
            R"(\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f )"
            "\\\"\\\\/é\x7f\"");
}

TEST(JsonWriter, leaves_absent_changes_out) {
  samples::ContactPatch patch;
  EXPECT_EQ(shape::to_json(patch), "{}");

  patch.email = std::optional<shape::Email>();

  EXPECT_EQ(shape::to_json(patch), R"({"email":null})");
}

TEST(JsonWriter, writes_lists_maps_and_empty_structs) {
  const std::map<std::string, std::int32_t> counts{{"a\"", 1}, {"b", 2}};

  EXPECT_EQ(shape::to_json(counts), R"({"a\"":1,"b":2})");
  EXPECT_EQ(shape::to_json(std::map<std::string, std::int32_t>{}), "{}");
  EXPECT_EQ(shape::to_json(samples::Nothing{}), "{}");
  EXPECT_EQ(shape::to_json(std::vector<samples::Nothing>(2)), "[{},{}]");
  EXPECT_EQ(shape::to_json(samples::Page<samples::Nothing>{}), R"({"items":[],"nextCursor":null})");
}

TEST(JsonWriter, writes_types_of_the_program_by_their_scalar) {
  const samples::Palette palette{{"#00ff00"}, {{"sky", {"#0000ff"}}}, samples::Small::high};

  EXPECT_EQ(shape::to_json(palette), R"({"main":"#00ff00","named":{"sky":"#0000ff"},"size":"high"})");
}

TEST(JsonWriter, writes_numbers_json_does_not_have_as_null) {
  const Numbers numbers{std::numeric_limits<double>::infinity(), std::numeric_limits<std::int64_t>::min()};

  EXPECT_EQ(shape::to_json(numbers), R"({"real":null,"large":-9223372036854775808})");
}

TEST(JsonWriter, writes_times_as_the_base_library_does) {
  for (const auto* text : {"1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z", "2024-02-29T12:34:56.120000Z"}) {
    const auto time = *base::parse_rfc3339(text);

    EXPECT_EQ(shape::to_json(time), '"' + base::to_rfc3339(time) + '"');
  }
}

TEST(JsonWriter, writes_the_first_and_the_last_time) {
  for (const std::string& text : std::initializer_list<std::string>{"0000-01-01T00:00:00Z", "0001-02-03T04:05:06Z",
                                                                    "9999-12-31T23:59:59.999999Z"})
    EXPECT_EQ(shape::to_json(*base::parse_rfc3339(text)), '"' + text + '"');
  EXPECT_THROW(shape::to_json(base::Timestamp::max()), base::Error);
}

TEST(JsonWriter, refuses_a_value_outside_its_enum) {
  EXPECT_THROW(shape::to_json(static_cast<samples::Stage>(3)), base::Error);
}

static_assert(shape::holds_secret<samples::SignIn>());
static_assert(shape::holds_secret<std::vector<std::optional<samples::SignIn>>>());
static_assert(shape::holds_secret<shape::Bytes>());
static_assert(!shape::holds_secret<samples::Contact>());
static_assert(!shape::holds_secret<samples::Tree>());
