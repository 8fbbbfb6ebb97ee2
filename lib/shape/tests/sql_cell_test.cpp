// Cells against the bytes PostgreSQL's *_send functions produce.
#include <gmock/gmock.h>

#include "samples.hpp"

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

template <class T>
std::string encode(const T& value) {
  std::string out = "before";
  EXPECT_TRUE(shape::encode_cell(value, out));
  return out.substr(6);
}

shape::Cell cell_of(const std::string& bytes) { return {bytes.data(), static_cast<int>(bytes.size())}; }
constexpr shape::Cell null_cell{nullptr, -1};

template <class T>
T decode(const std::string& bytes) {
  return shape::decode_cell<T>(cell_of(bytes));
}

template <class T>
void expect_round_trip(const T& value, const std::string& bytes) {
  EXPECT_EQ(encode(value), bytes);
  EXPECT_EQ(decode<T>(bytes), value);
}

template <class T>
std::string mismatch(const std::string& bytes) {
  try {
    decode<T>(bytes);
  } catch (const base::Error& error) {
    return error.kind() == base::ErrorKind::internal ? error.message() : "another kind";
  }
  return "";
}

struct Row {
  samples::ContactId id;
  std::optional<shape::Email> email;
  samples::Stage stage;
  std::int32_t visits;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, email, stage, visits))

const auto uuid = *base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8057");
const auto uuid_bytes = "\x01\x89\x0a\x5d\xac\x96\x77\x4b\xbc\xce\xb3\x02\x09\x9a\x80\x57"s;

}  // namespace

static_assert(shape::oid_of<base::Uuid>() == 2950);
static_assert(shape::oid_of<samples::ContactId>() == 2950);
static_assert(shape::oid_of<std::optional<shape::Email>>() == 25);
static_assert(shape::oid_of<samples::Stage>() == 25);
static_assert(shape::oid_of<samples::Colour>() == 25);
static_assert(shape::oid_of<samples::Percent>() == 4711);
static_assert(shape::oid_of<std::int64_t>() == 20);
static_assert(shape::oid_of<shape::Int<1, 200, 50>>() == 20);
static_assert(shape::oid_of<shape::Cents>() == 20);
static_assert(shape::oid_of<std::int32_t>() == 23);
static_assert(shape::oid_of<shape::Default<bool, true>>() == 16);
static_assert(shape::oid_of<base::Timestamp>() == 1184);
static_assert(shape::oid_of<double>() == 701);
static_assert(shape::oid_of<shape::Bytes>() == 17);
static_assert(shape::oid_of<boost::json::value>() == 3802);
static_assert(shape::oid_of<samples::Address>() == 3802);
static_assert(shape::oid_of<std::map<std::string, std::string>>() == 3802);
static_assert(shape::oid_of<std::vector<samples::Address>>() == 3802);
static_assert(shape::oid_of<std::vector<std::string>>() == 1009);
static_assert(shape::oid_of<std::vector<samples::Stage>>() == 1009);
static_assert(shape::oid_of<std::vector<samples::ContactId>>() == 2951);
static_assert(shape::oid_of<std::vector<std::int64_t>>() == 1016);
static_assert(shape::oid_of<shape::Change<std::optional<shape::Email>>>() == 25);
static_assert(shape::oid_of<std::string_view>() == 25);

TEST(Cells, match_the_bytes_of_postgresql) {
  expect_round_trip(true, "\x01"s);
  expect_round_trip(false, "\x00"s);
  expect_round_trip<std::int32_t>(-2, "\xff\xff\xff\xfe"s);
  expect_round_trip<std::int64_t>(258, "\0\0\0\0\0\0\1\2"s);
  expect_round_trip(1.5, "\x3f\xf8\0\0\0\0\0\0"s);
  expect_round_trip("hé"s, "h\xc3\xa9"s);
  expect_round_trip(shape::Cents{-1}, std::string(8, '\xff'));
  expect_round_trip(uuid, uuid_bytes);
  expect_round_trip(samples::ContactId{uuid}, uuid_bytes);
  expect_round_trip(samples::Stage::lost, "lost"s);
  expect_round_trip(samples::Small::high, "high"s);
  expect_round_trip(samples::Colour{"#00ff00"}, "#00ff00"s);
  expect_round_trip(samples::Percent{42}, "*%"s);
  expect_round_trip(shape::Bytes{"\0\xff"s}, "\0\xff"s);
  expect_round_trip(shape::Email("a@b.co"), "a@b.co"s);
}

TEST(Cells, count_time_from_the_year_2000) {
  expect_round_trip(*base::parse_rfc3339("2000-01-01T00:00:00Z"), std::string(8, '\0'));
  expect_round_trip(*base::parse_rfc3339("2000-01-01T00:00:01.000001Z"), "\0\0\0\0\0\x0f\x42\x41"s);
  expect_round_trip(*base::parse_rfc3339("1999-12-31T23:59:59.999999Z"), std::string(8, '\xff'));
}

TEST(Cells, write_arrays_with_their_header) {
  const auto header = "\0\0\0\1\0\0\0\0"s;

  expect_round_trip(std::vector<std::string>{"a", ""}, header + "\0\0\0\x19\0\0\0\2\0\0\0\1\0\0\0\1a\0\0\0\0"s);
  expect_round_trip(std::vector<base::Uuid>{uuid}, header + "\0\0\x0b\x86\0\0\0\1\0\0\0\1\0\0\0\x10"s + uuid_bytes);
  expect_round_trip(std::vector<std::int32_t>{7}, header + "\0\0\0\x17\0\0\0\1\0\0\0\1\0\0\0\4\0\0\0\7"s);
  expect_round_trip(std::vector<samples::Stage>{samples::Stage::lead},
                    header + "\0\0\0\x19\0\0\0\1\0\0\0\1\0\0\0\4lead"s);
  expect_round_trip(std::vector<std::string>{}, "\0\0\0\0\0\0\0\0\0\0\0\x19"s);
}

TEST(Cells, write_structs_and_maps_as_jsonb) {
  const samples::Address address{shape::Text<1, 40>("Main"), std::nullopt};
  const auto bytes = "\1{\"streetName\":\"Main\",\"line2\":null}"s;

  EXPECT_EQ(encode(address), bytes);
  EXPECT_EQ(decode<samples::Address>(bytes).street_name.str(), "Main");
  EXPECT_EQ(encode(std::vector<samples::Address>{}), "\1[]"s);
  EXPECT_EQ(encode(std::map<std::string, std::string>{{"a", "b"}}), "\1{\"a\":\"b\"}"s);
  EXPECT_EQ(decode<boost::json::object>("\1{\"a\": [1]}"s), (boost::json::object{{"a", {1}}}));
}

TEST(Cells, read_jsonb_written_by_a_newer_program) {
  const auto address = decode<samples::Address>("\1{\"streetName\":\"Main\",\"planet\":\"Earth\"}"s);

  EXPECT_EQ(address.street_name.str(), "Main");
}

TEST(Cells, tell_null_from_empty) {
  std::string out;

  EXPECT_FALSE(shape::encode_cell(std::optional<std::string>(), out));
  EXPECT_FALSE(shape::encode_cell(shape::Change<std::string>(), out));
  EXPECT_FALSE(shape::encode_cell(shape::Change<std::optional<std::string>>(std::optional<std::string>()), out));
  EXPECT_EQ(out, "");
  EXPECT_TRUE(shape::encode_cell(std::optional(""s), out));
  EXPECT_EQ(encode(shape::Change<std::string>("x")), "x");
  EXPECT_EQ(encode(std::string_view("x")), "x");
  EXPECT_EQ(shape::decode_cell<std::optional<std::string>>(null_cell), std::nullopt);
  EXPECT_EQ(decode<std::optional<std::string>>(""), ""s);
  EXPECT_THROW(shape::decode_cell<std::string>(null_cell), base::Error);
}

TEST(Cells, refuse_bytes_of_another_type) {
  EXPECT_THAT(mismatch<std::int32_t>(std::string(8, '\0')), HasSubstr("8 bytes"));
  EXPECT_THAT(mismatch<std::int64_t>("\0\0\0\1"s), HasSubstr("4 bytes"));
  EXPECT_THAT(mismatch<bool>("ab"), HasSubstr("2 bytes"));
  EXPECT_THAT(mismatch<double>("abcd"), HasSubstr("4 bytes"));
  EXPECT_THAT(mismatch<base::Uuid>("abc"), HasSubstr("3 bytes"));
  EXPECT_THAT(mismatch<base::Timestamp>("\x7f"s + std::string(7, '\xff')), HasSubstr("outside of the years"));
  EXPECT_THAT(mismatch<samples::Stage>("boss"), HasSubstr("boss"));
  EXPECT_THAT(mismatch<samples::Colour>("red"), HasSubstr("#00ff00"));
  EXPECT_THAT(mismatch<samples::Address>("{}"), HasSubstr("not jsonb"));
  EXPECT_THAT(mismatch<samples::Address>("\1{}"), HasSubstr("streetName"));
}

TEST(Cells, refuse_arrays_they_cannot_hold) {
  const auto header = "\0\0\0\1\0\0\0\0\0\0\0\x19"s;

  EXPECT_THAT(mismatch<std::vector<std::string>>(""), HasSubstr("array"));
  EXPECT_THAT(mismatch<std::vector<base::Uuid>>(header + "\0\0\0\0\0\0\0\1"s), HasSubstr("another type"));
  EXPECT_THAT(mismatch<std::vector<std::string>>("\0\0\0\2\0\0\0\0\0\0\0\x19"s), HasSubstr("arrays"));
  EXPECT_THAT(mismatch<std::vector<std::string>>(header + "\0\0\0\1\0\0\0\1\xff\xff\xff\xff"s), HasSubstr("NULL"));
  EXPECT_THAT(mismatch<std::vector<std::string>>(header + "\0\0\0\1\0\0\0\1\0\0\0\7ab"s), HasSubstr("broken"));
  EXPECT_THAT(mismatch<std::vector<std::string>>(header + "\x7f\xff\xff\xff\0\0\0\1"s), HasSubstr("broken"));
}

TEST(Rows, name_their_columns_in_order) {
  std::vector<std::string> columns;
  for (const auto& column : shape::columns_of<Row>())
    columns.push_back(std::string(column.name) + ' ' + std::to_string(column.oid) + (column.nullable ? " null" : ""));

  EXPECT_THAT(columns, ElementsAre("id 2950", "email 25 null", "stage 25", "visits 23"));
}

TEST(Rows, of_one_value_have_one_unnamed_column) {
  const auto columns = shape::columns_of<std::optional<std::int64_t>>();

  ASSERT_EQ(columns.size(), 1U);
  EXPECT_EQ(columns[0].name, "");
  EXPECT_EQ(columns[0].oid, 20U);
  EXPECT_TRUE(columns[0].nullable);
}

TEST(Rows, come_back_as_they_were_encoded) {
  const Row row{{uuid}, shape::Email("a@b.co"), samples::Stage::customer, 3};
  std::string cells[4];
  shape::encode_cell(row.id, cells[0]);
  shape::encode_cell(row.email, cells[1]);
  shape::encode_cell(row.stage, cells[2]);
  shape::encode_cell(row.visits, cells[3]);

  const auto read =
      shape::decode_row<Row>(std::vector{cell_of(cells[0]), cell_of(cells[1]), cell_of(cells[2]), cell_of(cells[3])});

  EXPECT_EQ(shape::to_json(read), shape::to_json(row));
}

TEST(Rows, of_one_value_are_that_value) {
  const auto bytes = "\0\0\0\0\0\0\0\5"s;

  EXPECT_EQ(shape::decode_row<std::int64_t>(std::vector{cell_of(bytes)}), 5);
}

TEST(Rows, say_which_column_does_not_fit) {
  const auto stage = "boss"s;
  const auto message = [&](std::vector<shape::Cell> cells) -> std::string {
    try {
      shape::decode_row<Row>(cells);
    } catch (const base::Error& error) {
      return error.message();
    }
    return "";
  };

  EXPECT_THAT(message({cell_of(uuid_bytes), null_cell, cell_of(stage), null_cell}), HasSubstr("stage holds"));
  EXPECT_THAT(message({null_cell, null_cell, cell_of(stage), null_cell}), HasSubstr("id holds NULL"));
  EXPECT_THAT(message({null_cell}), HasSubstr("1 columns where the struct has 4"));
}

TEST(Rows, trust_the_database_with_constrained_texts) {
  const auto long_name = std::string(500, 'x');

  EXPECT_EQ((decode<shape::Text<1, 120>>(long_name).str()), long_name);
}
