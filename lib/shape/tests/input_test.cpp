// A request's input from path, query and body.
#include <gmock/gmock.h>

#include "samples.hpp"

using samples::faults_of;
using testing::ElementsAre;

namespace {

constexpr auto id = "01890a5d-ac96-774b-bcce-b302099a8057";

template <class T>
T read(std::vector<std::pair<std::string, std::string>> values, std::optional<std::string_view> body = {}) {
  return shape::read_input<T>(shape::Fields{std::move(values)}, body);
}

template <class T>
std::vector<std::string> faults(std::vector<std::pair<std::string, std::string>> values,
                                std::optional<std::string_view> body = {}) {
  return faults_of([&] { read<T>(values, body); });
}

struct Filters {
  std::optional<samples::ContactId> contact_id;
  std::optional<double> ratio;
  std::optional<bool> is_active;
  std::optional<std::int64_t> total;
  std::optional<base::Timestamp> after;
};
BOOST_DESCRIBE_STRUCT(Filters, (), (contact_id, ratio, is_active, total, after))

}  // namespace

TEST(Input, takes_members_from_the_path_and_the_rest_from_the_body) {
  const auto in = read<samples::RenameContact>({{"contactId", id}}, R"({"fullName":"Ada","lineCount":3})");

  EXPECT_EQ(base::to_string(in.contact_id), id);
  EXPECT_EQ(in.full_name.str(), "Ada");
  EXPECT_EQ(in.line_count, 3);
}

TEST(Input, reports_the_faults_of_path_and_body_together) {
  const auto found = faults<samples::RenameContact>({{"contactId", "42"}}, R"({"fullName":"","lineCount":"x","z":1})");

  EXPECT_THAT(found,
              ElementsAre("contactId=not_an_id", "fullName=too_short", "lineCount=wrong_type", "z=unknown_field"));
}

TEST(Input, refuses_a_body_that_repeats_what_the_address_says) {
  const auto body = std::string(R"({"fullName":"Ada","contactId":")") + id + "\"}";

  EXPECT_THAT(faults<samples::RenameContact>({{"contactId", id}}, body), ElementsAre("contactId=unknown_field"));
}

TEST(Input, requires_what_has_no_default) {
  for (const auto body :
       {std::optional<std::string_view>(), std::optional<std::string_view>(""), std::optional<std::string_view>("{}")})
    EXPECT_THAT(faults<samples::RenameContact>({{"contactId", id}}, body), ElementsAre("fullName=required"));
}

TEST(Input, gives_absent_parameters_their_defaults) {
  const auto query = read<samples::ListQuery>({});

  EXPECT_EQ(query.limit, 50);
  EXPECT_EQ(query.stage.value, samples::Stage::customer);
  EXPECT_TRUE(query.with_total.value);
  EXPECT_FALSE(query.only);
}

TEST(Input, reads_query_parameters_by_type) {
  const auto query = read<samples::ListQuery>({{"limit", "7"},
                                               {"cursor", "abc"},
                                               {"stage", "lead"},
                                               {"withTotal", "false"},
                                               {"only", "lead"},
                                               {"only", "lost"}});

  EXPECT_EQ(query.limit, 7);
  EXPECT_EQ(query.cursor->str(), "abc");
  EXPECT_EQ(query.stage.value, samples::Stage::lead);
  EXPECT_FALSE(query.with_total.value);
  EXPECT_THAT(*query.only, ElementsAre(samples::Stage::lead, samples::Stage::lost));
}

TEST(Input, locates_faulty_query_parameters) {
  const auto found = faults<samples::ListQuery>(
      {{"limit", "abc"}, {"cursor", ""}, {"stage", "boss"}, {"withTotal", "yes"}, {"only", "x"}, {"page", "2"}});

  EXPECT_THAT(found, ElementsAre("limit=wrong_type", "cursor=too_short", "stage=not_one_of", "withTotal=wrong_type",
                                 "only=not_one_of", "page=unknown_field"));
}

TEST(Input, refuses_numbers_out_of_range_and_with_remains) {
  for (const auto* limit : {"0", "201", "99999999999999999999"})
    EXPECT_THAT(faults<samples::ListQuery>({{"limit", limit}}), ElementsAre("limit=out_of_range")) << limit;
  for (const auto* limit : {"", " 5", "5 ", "+5", "5.0", "0x5", "5a"})
    EXPECT_THAT(faults<samples::ListQuery>({{"limit", limit}}), ElementsAre("limit=wrong_type")) << limit;
}

TEST(Input, refuses_a_parameter_given_twice) {
  EXPECT_THAT(faults<samples::ListQuery>({{"limit", "1"}, {"limit", "2"}}), ElementsAre("limit=wrong_type"));
}

TEST(Input, reads_every_scalar_from_text) {
  const auto in = read<Filters>({{"contactId", id},
                                 {"ratio", "-1.5e3"},
                                 {"isActive", "true"},
                                 {"total", "-9"},
                                 {"after", "2026-01-01T00:00:00Z"}});

  EXPECT_EQ(base::to_string(*in.contact_id), id);
  EXPECT_EQ(in.ratio, -1500);
  EXPECT_EQ(in.is_active, true);
  EXPECT_EQ(in.total, -9);
  EXPECT_EQ(base::to_rfc3339(*in.after), "2026-01-01T00:00:00Z");
  EXPECT_THAT(
      faults<Filters>({{"contactId", ""}, {"ratio", "inf"}, {"isActive", "1"}, {"total", "x"}, {"after", "now"}}),
      ElementsAre("contactId=not_an_id", "ratio=wrong_type", "isActive=wrong_type", "total=wrong_type",
                  "after=not_a_time"));
}

TEST(Input, refuses_parameters_that_are_not_utf8) {
  EXPECT_THAT(faults<samples::ListQuery>({{"cursor", "\xff"}}), ElementsAre("malformed_request"));
  EXPECT_THAT(faults<samples::ListQuery>({{"\xc0\xaf", "x"}}), ElementsAre("malformed_request"));
}

TEST(Input, refuses_a_body_that_is_no_object) {
  EXPECT_THAT(faults<samples::ListQuery>({}, "[]"), ElementsAre("=wrong_type"));
  EXPECT_THAT(faults<samples::ListQuery>({}, "null"), ElementsAre("=wrong_type"));
  EXPECT_THAT(faults<samples::ListQuery>({}, "{"), ElementsAre("malformed_request"));
}

TEST(Input, refuses_everything_where_nothing_is_wanted) {
  EXPECT_NO_THROW(read<samples::Nothing>({}, "{}"));
  EXPECT_THAT(faults<samples::Nothing>({{"a", "1"}}, R"({"b":1})"), ElementsAre("a=unknown_field", "b=unknown_field"));
}
