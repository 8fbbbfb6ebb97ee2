// Structs that use every kind of member.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/error.hpp"
#include "shape/json.hpp"
#include "shape/schema.hpp"
#include "shape/sql_cell.hpp"

namespace samples {

enum class Stage { lead, customer, lost = 7 };
BOOST_DESCRIBE_ENUM(Stage, lead, customer, lost)

enum class Small : unsigned char { low = 1, high = 200 };
BOOST_DESCRIBE_ENUM(Small, low, high)

// A type of its own: #rrggbb.
struct Colour {
  std::string code;
  bool operator==(const Colour&) const = default;
};

using ContactId = base::Id<struct ContactKind>;

struct Address {
  shape::Text<1, 40> street_name;
  std::optional<shape::Text<1, 40>> line_2;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street_name, line_2))

struct NewContact {
  shape::Text<1, 120> full_name;
  std::optional<shape::Email> email;
  Stage stage;
  Address home_address;
  shape::List<shape::Slug, 3> tags;
};
BOOST_DESCRIBE_STRUCT(NewContact, (), (full_name, email, stage, home_address, tags))

struct ContactPatch {
  shape::Change<shape::Text<1, 120>> full_name;
  shape::Change<std::optional<shape::Email>> email;
};
BOOST_DESCRIBE_STRUCT(ContactPatch, (), (full_name, email))

struct Contact {
  ContactId id;
  shape::Text<1, 120> full_name;
  std::optional<shape::Email> email;
  Stage stage;
  shape::Cents balance;
  bool is_active;
  std::int32_t visits;
  std::int64_t score;
  double ratio;
  base::Timestamp created_at;
  std::vector<std::string> tags;
  std::vector<base::Uuid> related_ids;
  std::optional<Address> home_address;
  boost::json::object extra;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, full_name, email, stage, balance, is_active, visits, score, ratio, created_at, tags,
                       related_ids, home_address, extra))

struct ListQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<shape::Text<1, 200>> cursor;
  shape::Default<Stage, Stage::customer> stage;
  shape::Default<bool, true> with_total;
  std::optional<std::vector<Stage>> only;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (limit, cursor, stage, with_total, only))

struct RenameContact {
  ContactId contact_id;
  shape::Text<1, 10> full_name;
  std::optional<std::int32_t> line_count;
};
BOOST_DESCRIBE_STRUCT(RenameContact, (), (contact_id, full_name, line_count))

struct Tree {
  std::string name;
  std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (name, children))

struct SignIn {
  shape::Email email;
  shape::Secret<12, 128> password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))

// A number of its own: 0..100, an integer in JSON, one byte in front of "%" in SQL.
struct Percent {
  int value = 0;
  bool operator==(const Percent&) const = default;
};

struct Palette {
  Colour main;
  std::map<std::string, Colour> named;
  Small size;
};
BOOST_DESCRIBE_STRUCT(Palette, (), (main, named, size))

template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next_cursor;

  BOOST_DESCRIBE_CLASS(Page, (), (items, next_cursor), (), ())
};

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

}  // namespace samples

template <>
struct shape::Scalar<samples::Colour> {
  static Parsed<samples::Colour> parse(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::unexpected(Refusal{"not_a_colour", "Must be like #00ff00."});
    return samples::Colour{std::string(text)};
  }
  static std::string text(const samples::Colour& colour) { return colour.code; }
  static std::string schema() { return R"({"type":"string","pattern":"^#[0-9a-f]{6}$"})"; }
};

template <>
struct shape::Scalar<samples::Percent> {
  static constexpr JsonKind json = JsonKind::integer;
  static constexpr unsigned oid = 4711;
  static Parsed<samples::Percent> parse(std::string_view text) {
    if (text.size() > 2 && text != "100") return std::unexpected(Refusal{"out_of_range", "Must be from 0 to 100."});
    return samples::Percent{std::stoi(std::string(text))};
  }
  static std::string text(const samples::Percent& percent) { return std::to_string(percent.value); }
  static std::string schema() { return R"({"type":"integer","minimum":0,"maximum":100})"; }
  static void encode(const samples::Percent& percent, std::string& out) {
    out += {static_cast<char>(percent.value), '%'};
  }
  static Parsed<samples::Percent> decode(std::string_view bytes) {
    if (bytes.size() != 2) return std::unexpected(Refusal{"wrong_type", "no percentage"});
    return samples::Percent{bytes[0]};
  }
};

namespace samples {

// "field=code" of every fault, in order; the kind's code when there are no details.
template <class Work>
std::vector<std::string> faults_of(Work work) {
  try {
    work();
  } catch (const base::Error& error) {
    std::vector<std::string> faults;
    for (const auto& detail : error.details()) faults.push_back(detail.field + "=" + detail.code);
    if (faults.empty()) faults.push_back(error.code());
    return faults;
  }
  return {};
}

template <class T>
std::vector<std::string> json_faults(std::string_view text) {
  return faults_of([&] { shape::read_json<T>(text); });
}

template <class T>
std::string fault_of(std::string_view text) {
  const auto parsed = T::parse(text);
  return parsed ? "" : parsed.error().code;
}

}  // namespace samples
