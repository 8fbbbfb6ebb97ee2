// OpenAPI schemas of the sample structs.
#include <gmock/gmock.h>
#include <boost/json/serialize.hpp>

#include "samples.hpp"

using testing::ElementsAre;

namespace other {

struct Address {
  std::string planet;
};
BOOST_DESCRIBE_STRUCT(Address, (), (planet))

}  // namespace other

namespace {

template <class T>
std::string schema(shape::Components& components) {
  return boost::json::serialize(shape::schema_of<T>(components));
}

template <class T>
std::string schema() {
  shape::Components components;
  return schema<T>(components);
}

std::vector<std::string> names_in(const shape::Components& components) {
  std::vector<std::string> names;
  for (const auto& entry : components.schemas) names.emplace_back(entry.key());
  return names;
}

}  // namespace

TEST(Schemas, describe_every_scalar) {
  EXPECT_EQ(schema<bool>(), R"({"type":"boolean"})");
  EXPECT_EQ(schema<std::string>(), R"({"type":"string"})");
  EXPECT_EQ(schema<std::int32_t>(), R"({"type":"integer","format":"int32"})");
  EXPECT_EQ(schema<std::int64_t>(), R"({"type":"integer","format":"int64"})");
  EXPECT_EQ(schema<double>(), R"({"type":"number","format":"double"})");
  EXPECT_EQ(schema<samples::ContactId>(), R"({"type":"string","format":"uuid"})");
  EXPECT_EQ(schema<base::Timestamp>(), R"({"type":"string","format":"date-time"})");
  EXPECT_EQ(schema<samples::Stage>(), R"({"type":"string","enum":["lead","customer","lost"]})");
  EXPECT_EQ((schema<shape::Text<1, 120>>()), R"({"type":"string","minLength":1,"maxLength":120})");
  EXPECT_EQ(schema<shape::Email>(), R"({"type":"string","format":"email","minLength":3,"maxLength":254})");
  EXPECT_EQ((schema<shape::Secret<12, 128>>()),
            R"({"type":"string","format":"password","minLength":12,"maxLength":128})");
  EXPECT_EQ((schema<shape::Int<1, 200, 50>>()),
            R"({"type":"integer","format":"int64","minimum":1,"maximum":200,"default":50})");
  EXPECT_EQ((schema<shape::Default<samples::Stage, samples::Stage::lead>>()),
            R"({"type":"string","enum":["lead","customer","lost"],"default":"lead"})");
  EXPECT_EQ(schema<samples::Colour>(), R"({"type":"string","pattern":"^#[0-9a-f]{6}$"})");
}

TEST(Schemas, describe_boxes_lists_and_maps) {
  EXPECT_EQ(schema<std::optional<bool>>(), R"({"type":["boolean","null"]})");
  EXPECT_EQ(schema<std::optional<samples::Stage>>(),
            R"({"type":["string","null"],"enum":["lead","customer","lost",null]})");
  EXPECT_EQ(schema<std::optional<samples::Nothing>>(),
            R"({"anyOf":[{"$ref":"#/components/schemas/Nothing"},{"type":"null"}]})");
  EXPECT_EQ(schema<shape::Change<std::optional<bool>>>(), R"({"type":["boolean","null"]})");
  EXPECT_EQ(schema<shape::Change<bool>>(), R"({"type":"boolean"})");
  EXPECT_EQ((schema<std::map<std::string, std::int32_t>>()),
            R"({"type":"object","additionalProperties":{"type":"integer","format":"int32"}})");
  EXPECT_EQ(schema<boost::json::value>(), "{}");
  EXPECT_EQ(schema<std::optional<boost::json::value>>(), "{}");
  EXPECT_EQ(schema<boost::json::object>(), R"({"type":"object"})");
}

TEST(Schemas, collect_described_structs_once) {
  shape::Components components;

  EXPECT_EQ(schema<samples::NewContact>(components), R"({"$ref":"#/components/schemas/NewContact"})");
  schema<samples::NewContact>(components);

  EXPECT_EQ(boost::json::serialize(components.schemas.at("NewContact")),
            R"({"type":"object","properties":{)"
            R"("fullName":{"type":"string","minLength":1,"maxLength":120},)"
            R"("email":{"type":["string","null"],"format":"email","minLength":3,"maxLength":254},)"
            R"("stage":{"type":"string","enum":["lead","customer","lost"]},)"
            R"("homeAddress":{"$ref":"#/components/schemas/Address"},)"
            R"("tags":{"type":"array","items":{"type":"string","minLength":1,"maxLength":63,)"
            R"("pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"},"maxItems":3}},)"
            R"("required":["fullName","stage","homeAddress","tags"]})");
  EXPECT_THAT(names_in(components), testing::UnorderedElementsAre("NewContact", "Address"));
}

TEST(Schemas, name_templates_after_what_they_hold) {
  EXPECT_EQ(schema<samples::Page<samples::Contact>>(), R"({"$ref":"#/components/schemas/ContactPage"})");
}

TEST(Schemas, add_the_namespace_when_a_name_is_taken) {
  shape::Components components;

  EXPECT_EQ(schema<samples::Address>(components), R"({"$ref":"#/components/schemas/Address"})");
  EXPECT_EQ(schema<other::Address>(components), R"({"$ref":"#/components/schemas/OtherAddress"})");
  EXPECT_EQ(schema<samples::Address>(components), R"({"$ref":"#/components/schemas/Address"})");
  EXPECT_EQ(schema<other::Address>(components), R"({"$ref":"#/components/schemas/OtherAddress"})");
}

TEST(Schemas, may_refer_to_themselves) {
  shape::Components components;
  schema<samples::Tree>(components);

  EXPECT_EQ(boost::json::serialize(components.schemas.at("Tree").at("properties").at("children").at("items")),
            R"({"$ref":"#/components/schemas/Tree"})");
}

TEST(Schemas, of_parameters_say_what_is_required) {
  std::vector<std::string> fields;
  for (const auto& field : shape::fields_of<samples::RenameContact>())
    fields.push_back(field.name + (field.required ? "!" : "") + ' ' + boost::json::serialize(field.schema));

  EXPECT_THAT(fields, ElementsAre(R"(contactId! {"type":"string","format":"uuid"})",
                                  R"(fullName! {"type":"string","minLength":1,"maxLength":10})",
                                  R"(lineCount {"type":["integer","null"],"format":"int32"})"));
  for (const auto& field : shape::fields_of<samples::ListQuery>()) EXPECT_FALSE(field.required) << field.name;
}

TEST(Schemas, of_bodies_leave_out_what_travels_in_the_address) {
  shape::Components components;
  const std::vector<std::string> path{"contactId"};
  const std::vector<std::string> everything{"contactId", "fullName", "lineCount"};
  const auto body = [&](std::span<const std::string> without) {
    return boost::json::serialize(shape::body_schema_of<samples::RenameContact>(components, without));
  };

  EXPECT_EQ(body(path), R"({"type":"object","properties":{"fullName":{"type":"string","minLength":1,"maxLength":10},)"
                        R"("lineCount":{"type":["integer","null"],"format":"int32"}},"required":["fullName"]})");
  EXPECT_EQ(body(everything), "null");
  EXPECT_EQ(body({}), R"({"$ref":"#/components/schemas/RenameContact"})");
}

TEST(Names, turn_into_camel_case_and_back) {
  const std::pair<std::string, std::string> names[] = {
      {"id", "id"},     {"client_name", "clientName"}, {"next_cursor", "nextCursor"},
      {"a_b_c", "aBC"}, {"created_at", "createdAt"},   {"sha256", "sha256"},
  };

  for (const auto& [snake, camel] : names) {
    EXPECT_EQ(shape::camel_case(snake), camel);
    EXPECT_EQ(shape::snake_case(camel), snake);
  }
  EXPECT_EQ(shape::camel_case("line_2"), "line2");
}
