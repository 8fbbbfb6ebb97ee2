// From JSON to described structs, with every fault located.
#include <gmock/gmock.h>

#include "samples.hpp"

using samples::json_faults;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::string_literals;

namespace {

struct Numbers {
  std::int32_t small;
  std::int64_t large;
  double real;
  shape::Int<1, 10> ranged;
  shape::Cents price;
};
BOOST_DESCRIBE_STRUCT(Numbers, (), (small, large, real, ranged, price))

struct Raw {
  boost::json::value any;
  std::optional<boost::json::object> object;
};
BOOST_DESCRIBE_STRUCT(Raw, (), (any, object))

struct Plain {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Plain, (), (text))

struct Named {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))

struct Aged : Named {
  std::int32_t age;
};
BOOST_DESCRIBE_STRUCT(Aged, (Named), (age))

struct Timed {
  base::Timestamp at;
  samples::ContactId id;
};
BOOST_DESCRIBE_STRUCT(Timed, (), (at, id))

std::string numbers(std::string_view field, std::string_view text) {
  std::string json = "{";
  for (const std::string name : {"small", "large", "real", "ranged", "price"})
    json += "\"" + name + "\":" + (name == field ? std::string(text) : "5") + ",";
  json.back() = '}';
  return json;
}

std::string malformed_message(std::string_view json) {
  try {
    shape::read_json<Plain>(json);
  } catch (const base::Error& error) {
    return error.kind() == base::ErrorKind::malformed ? error.message() : "not malformed";
  }
  return "read";
}

}  // namespace

TEST(JsonReader, reads_nested_structs_lists_and_enums) {
  const auto contact = shape::read_json<samples::NewContact>(R"({
      "fullName": " Ada Lovelace ", "email": "ADA@example.com", "stage": "lost",
      "homeAddress": {"streetName": "St James's Square", "line2": null}, "tags": ["vip", "math"]})");

  EXPECT_EQ(contact.full_name.str(), "Ada Lovelace");
  EXPECT_EQ(contact.email->str(), "ada@example.com");
  EXPECT_EQ(contact.stage, samples::Stage::lost);
  EXPECT_EQ(contact.home_address.street_name.str(), "St James's Square");
  EXPECT_FALSE(contact.home_address.line_2);
  EXPECT_THAT(contact.tags, ElementsAre(shape::Slug("vip"), shape::Slug("math")));
}

TEST(JsonReader, reports_all_faults_at_once_with_their_paths) {
  const auto faults = json_faults<samples::NewContact>(R"({
      "fullName": "", "email": "nobody", "stage": "boss", "zzz": 1,
      "homeAddress": {"line2": 7, "more": true}, "tags": ["ok", "Not Ok", 3]})");

  EXPECT_THAT(faults, ElementsAre("fullName=too_short", "email=not_an_email", "stage=not_one_of",
                                  "homeAddress.streetName=required", "homeAddress.line2=wrong_type",
                                  "homeAddress.more=unknown_field", "tags.1=not_a_slug", "tags.2=wrong_type",
                                  "zzz=unknown_field"));
}

TEST(JsonReader, says_which_enumerators_there_are) {
  try {
    shape::read_json<samples::Stage>("\"boss\"");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.details().at(0).message, "Must be one of: lead, customer, lost.");
  }
}

TEST(JsonReader, tells_absent_from_null) {
  EXPECT_THAT(json_faults<Plain>("{}"), ElementsAre("text=required"));
  EXPECT_THAT(json_faults<Plain>(R"({"text":null})"), ElementsAre("text=null_not_allowed"));
}

TEST(JsonReader, reads_changes_in_three_states) {
  const auto absent = shape::read_json<samples::ContactPatch>("{}");
  const auto cleared = shape::read_json<samples::ContactPatch>(R"({"email":null})");
  const auto given = shape::read_json<samples::ContactPatch>(R"({"fullName":"Ada","email":"a@b.co"})");

  EXPECT_FALSE(absent.full_name.is_present() || absent.email.is_present());
  EXPECT_TRUE(cleared.email.is_present());
  EXPECT_FALSE(cleared.email.value());
  EXPECT_EQ(given.full_name.value().str(), "Ada");
  EXPECT_EQ(given.email.value()->str(), "a@b.co");
}

TEST(JsonReader, refuses_null_for_a_change_of_a_column_that_is_never_null) {
  EXPECT_THAT(json_faults<samples::ContactPatch>(R"({"fullName":null})"), ElementsAre("fullName=null_not_allowed"));
}

TEST(JsonReader, refuses_faulty_changes) {
  const auto faults = json_faults<samples::ContactPatch>(R"({"fullName":"","email":"x"})");

  EXPECT_THAT(faults, ElementsAre("fullName=too_short", "email=not_an_email"));
}

TEST(JsonReader, gives_absent_members_their_default) {
  const auto query = shape::read_json<samples::ListQuery>("{}");

  EXPECT_EQ(query.limit, 50);
  EXPECT_EQ(query.stage.value, samples::Stage::customer);
  EXPECT_TRUE(query.with_total);
  EXPECT_FALSE(query.cursor);
}

TEST(JsonReader, keeps_numbers_exact_and_in_range) {
  struct Case {
    std::string field, text, fault;
  };
  const Case cases[] = {
      {"small", "2147483647", ""},
      {"small", "-2147483648", ""},
      {"small", "2147483648", "small=out_of_range"},
      {"small", "3.0", ""},
      {"small", "3e2", ""},
      {"small", "3.5", "small=wrong_type"},
      {"small", "\"3\"", "small=wrong_type"},
      {"small", "true", "small=wrong_type"},
      {"large", "9223372036854775807", ""},
      {"large", "9223372036854775808", "large=out_of_range"},
      {"large", "-9223372036854775809", "large=out_of_range"},
      {"large", "1e30", "large=out_of_range"},
      {"large", "123456789012345678901234567890", "large=out_of_range"},
      {"real", "0.1", ""},
      {"real", "\"0.1\"", "real=wrong_type"},
      {"ranged", "10", ""},
      {"ranged", "0", "ranged=out_of_range"},
      {"ranged", "11", "ranged=out_of_range"},
      {"price", "9007199254740991", ""},
      {"price", "9007199254740992", "price=out_of_range"},
      {"price", "1.5", "price=wrong_type"},
  };

  for (const auto& [field, text, fault] : cases) {
    const auto faults = json_faults<Numbers>(numbers(field, text));

    EXPECT_EQ(faults, fault.empty() ? std::vector<std::string>{} : std::vector{fault}) << field << ' ' << text;
  }
}

TEST(JsonReader, reads_numbers_as_they_were_sent) {
  EXPECT_EQ(shape::read_json<Numbers>(numbers("large", "9223372036854775807")).large, 9223372036854775807);
  EXPECT_EQ(shape::read_json<Numbers>(numbers("small", "3e2")).small, 300);
  for (const auto& [text, number] :
       std::initializer_list<std::pair<std::string, double>>{{"0.1", 0.1},
                                                             {"7.038531e-26", 7.038531e-26},
                                                             {"1.7976931348623157e308", 1.7976931348623157e308},
                                                             {"2.2250738585072011e-308", 2.2250738585072011e-308},
                                                             {"3.141592653589793238462643383279", 3.141592653589793},
                                                             {"0.30000000000000004", 0.30000000000000004}})
    EXPECT_EQ(shape::read_json<Numbers>(numbers("real", text)).real, number) << text;
}

TEST(JsonReader, locates_bad_ids_and_times) {
  EXPECT_THAT(json_faults<Timed>(R"({"at":"yesterday","id":"42"})"), ElementsAre("at=not_a_time", "id=not_an_id"));
  EXPECT_THAT(json_faults<Timed>(R"({"at":"2026-02-30T00:00:00Z","id":"01890a5d-ac96-774b-bcce-b302099a8057"})"),
              ElementsAre("at=not_a_time"));
  EXPECT_THAT(json_faults<Timed>(R"({"at":"0000-01-01T00:00:00+01:00","id":"01890a5d-ac96-774b-bcce-b302099a8057"})"),
              ElementsAre("at=not_a_time"));
}

TEST(JsonReader, reads_times_with_an_offset) {
  const auto timed =
      shape::read_json<Timed>(R"({"at":"2026-01-31T10:00:00.5+02:00","id":"01890A5D-AC96-774B-BCCE-B302099A8057"})");

  EXPECT_EQ(base::to_rfc3339(timed.at), "2026-01-31T08:00:00.500000Z");
  EXPECT_EQ(base::to_string(timed.id), "01890a5d-ac96-774b-bcce-b302099a8057");
}

TEST(JsonReader, counts_the_items_of_a_list) {
  const auto faults = json_faults<shape::List<shape::Slug, 3>>(R"(["a","b","c","d"])");

  EXPECT_THAT(faults, ElementsAre("=too_many_items"));
}

TEST(JsonReader, reads_a_type_of_the_program_by_its_scalar) {
  const auto good = R"({"main":"#00ff00","named":{"sky":"#0000ff"},"size":"high"})";
  const auto palette = shape::read_json<samples::Palette>(good);

  EXPECT_EQ(palette.named.at("sky").code, "#0000ff");
  EXPECT_EQ(palette.size, samples::Small::high);
  EXPECT_THAT(json_faults<samples::Palette>(R"({"main":"red","named":{"sky":3,"sea":"blue"},"size":"low"})"),
              ElementsAre("main=not_a_colour", "named.sky=wrong_type", "named.sea=not_a_colour"));
}

TEST(JsonReader, reads_a_number_of_the_program_by_its_scalar) {
  EXPECT_EQ(shape::read_json<samples::Percent>("42").value, 42);
  EXPECT_EQ(shape::to_json(samples::Percent{42}), "42");
  EXPECT_THAT(json_faults<samples::Percent>("101"), ElementsAre("=out_of_range"));
  EXPECT_THAT(json_faults<samples::Percent>("\"42\""), ElementsAre("=wrong_type"));
}

TEST(JsonReader, reads_inherited_members) {
  const auto aged = shape::read_json<Aged>(R"({"name":"Ada","age":36})");

  EXPECT_EQ(aged.name, "Ada");
  EXPECT_EQ(aged.age, 36);
}

TEST(JsonReader, reads_a_struct_that_holds_itself) {
  const auto tree = shape::read_json<samples::Tree>(R"({"name":"a","children":[{"name":"b","children":[]}]})");

  EXPECT_EQ(tree.children.at(0).name, "b");
  EXPECT_THAT(json_faults<samples::Tree>(R"({"name":"a","children":[{"name":"b","children":[{}]}]})"),
              ElementsAre("children.0.children.0.name=required", "children.0.children.0.children=required"));
}

TEST(JsonReader, keeps_raw_json) {
  const auto raw = shape::read_json<Raw>(R"({"any":[1,null,{"a":18446744073709551615}],"object":{"x":1.5}})");

  EXPECT_EQ(raw.any.at(2).at("a").as_uint64(), 18446744073709551615U);
  EXPECT_EQ(raw.object->at("x").as_double(), 1.5);
  EXPECT_THAT(json_faults<Raw>(R"({"any":1,"object":[]})"), ElementsAre("object=wrong_type"));
}

TEST(JsonReader, refuses_nul_where_the_database_cannot_hold_it) {
  EXPECT_THAT(json_faults<Plain>(R"({"text":"a\u0000b"})"), ElementsAre("text=control_characters"));
  EXPECT_THAT(json_faults<Raw>(R"({"any":[{"a":"\u0000"}]})"), ElementsAre("any=control_characters"));
  EXPECT_THAT(json_faults<Raw>(R"({"any":{"\u0000":1}})"), ElementsAre("any=control_characters"));
}

TEST(JsonReader, refuses_another_shape_at_the_top) {
  for (const auto* json : {"[]", "1", "\"{}\"", "true"})
    EXPECT_THAT(json_faults<Plain>(json), ElementsAre("=wrong_type"));
  EXPECT_THAT(json_faults<Plain>("null"), ElementsAre("=null_not_allowed"));
}

TEST(JsonReader, may_ignore_what_it_does_not_know) {
  const auto plain = shape::read_json<Plain>(R"({"text":"x","new":[1]})", shape::Unknown::ignore);

  EXPECT_EQ(plain.text, "x");
}

TEST(JsonReader, reads_a_tree_that_is_parsed_already) {
  const boost::json::value tree{{"text", "x"}};

  EXPECT_EQ(shape::read_json<Plain>(tree).text, "x");
}

TEST(JsonReader, stops_listing_faults_after_fifty) {
  std::string json = R"({"text":"x")";
  for (int i = 0; i < 500; ++i) json += ",\"f" + std::to_string(i) + "\":1";
  json += '}';

  EXPECT_EQ(json_faults<Plain>(json).size(), 50U);
}

TEST(JsonReader, cuts_long_names_in_faults) {
  const auto faults =
      json_faults<Plain>(R"({"text":"x",")" + std::string(99, 'n') + "€" + std::string(5000, 'n') + "\":1}");

  EXPECT_THAT(faults, ElementsAre(std::string(99, 'n') + "=unknown_field"));
}

TEST(JsonParser, refuses_what_is_not_json) {
  for (const std::string& json : {""s,
                                  " "s,
                                  "{"s,
                                  "{\"text\":\"x\"}}"s,
                                  "{\"text\":\"x\"} x"s,
                                  "{'text':'x'}"s,
                                  "{\"text\":\"x\",}"s,
                                  "{\"text\":\"x\"} // y"s,
                                  "{\"text\":01}"s,
                                  "{\"text\":NaN}"s,
                                  "{\"text\":1e400}"s,
                                  "{\"text\":\"a\nb\"}"s,
                                  "{\"text\":\"\\ud800\"}"s,
                                  "{\"text\":\"\\udc00\"}"s,
                                  "{\"text\":\"\\ud800\\u0041\"}"s,
                                  "{\"text\":\"\\udc00\\ud800\"}"s,
                                  "{\"\\ud800\":1}"s,
                                  "{\"text\":1e999999999999999999999}"s,
                                  "{\"text\":" + std::string(2000, '9') + "}",
                                  "{text:1}"s,
                                  "{\"text\":\"\xff\"}"s,
                                  "{\"text\":\"\xc0\xaf\"}"s,
                                  "{\"text\":\"\xed\xa0\x80\"}"s,
                                  "\xef\xbb\xbf{\"text\":\"x\"}"s})
    EXPECT_THAT(malformed_message(json), HasSubstr("not JSON")) << json;
}

TEST(JsonParser, allows_space_around_the_value) { EXPECT_EQ(malformed_message(" \r\n\t{\"text\":\"x\"}\n "), "read"); }

TEST(JsonParser, refuses_a_key_that_is_there_twice) {
  EXPECT_THAT(malformed_message(R"({"text":"x","text":"y"})"), HasSubstr("\"text\" is there twice"));
  EXPECT_THAT(malformed_message(R"({"text":"x","t\u0065xt":"y"})"), HasSubstr("\"text\" is there twice"));
  EXPECT_THAT(malformed_message(R"({"text":[{"a":{"b":1,"c":2,"b":3}}]})"), HasSubstr("\"b\" is there twice"));
  EXPECT_THAT(malformed_message(R"({"":1,"":2})"), HasSubstr("\"\" is there twice"));
  EXPECT_EQ(malformed_message(R"({"text":{"text":{"text":1}}})"), "not malformed");
}

TEST(JsonParser, refuses_more_than_32_levels) {
  const auto nested = [](int levels) { return std::string(levels, '[') + std::string(levels, ']'); };

  EXPECT_NO_THROW(shape::parse_json(nested(32)));
  EXPECT_THAT(malformed_message(nested(33)), HasSubstr("deeper than 32 levels at byte 32."));
  EXPECT_THAT(malformed_message(std::string(100'000, '[')), HasSubstr("deeper than 32"));
}
