// What an agency may say about itself, and what is refused.
#include "agencies_fixture.hpp"

namespace tenants {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* path = "/api/v1/tenants/settings";

class AgencySettings : public Agencies {
 protected:
  Answer change(std::string body, http::Headers headers = {}) {
    return send("PATCH", path, std::move(body), std::move(headers));
  }
};

TEST_F(AgencySettings, begin_with_the_name_and_the_platforms_look) {
  const auto settings = get(path);

  EXPECT_EQ(settings.status, 200);
  EXPECT_EQ(settings.field("name"), "Ada's Agency");
  EXPECT_EQ(settings.field("mailSenderName"), "Ada's Agency");
  EXPECT_EQ(settings.field("primaryColor"), "#1d4ed8");
  EXPECT_EQ(settings.field("timeZone"), "Etc/UTC");
  EXPECT_TRUE(settings.body.at("logoUrl").is_null());
}

TEST_F(AgencySettings, keep_what_was_said_and_leave_the_rest) {
  const auto changed = change(
      R"({"name":"Nova","primaryColor":"#FD0","supportPhone":"+49 30 123","locale":"DE","timeZone":"Europe/Berlin",
          "currency":"eur","imprintUrl":"https://nova.example/imprint"})");

  EXPECT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(change(R"({"supportEmail":"Help@Nova.example"})").status, 200);
  const auto settings = get(path);
  EXPECT_EQ(settings.field("name"), "Nova");
  EXPECT_EQ(settings.field("primaryColor"), "#ffdd00");
  EXPECT_EQ(settings.field("supportEmail"), "help@nova.example");
  EXPECT_EQ(settings.field("supportPhone"), "+49 30 123");
  EXPECT_EQ(settings.field("locale"), "de");
  EXPECT_EQ(settings.field("timeZone"), "Europe/Berlin");
  EXPECT_EQ(settings.field("currency"), "EUR");
  EXPECT_EQ(ask("select name from tenants.tenants where id = '" + to_string(theirs) + "'"), "Ada's Agency");
}

TEST_F(AgencySettings, are_taken_back_by_null) {
  change(R"({"primaryColor":"#ff0000","legalName":"Nova Ltd"})");

  change(R"({"primaryColor":null})");

  EXPECT_EQ(get(path).field("primaryColor"), "#1d4ed8");
  EXPECT_EQ(get(path).field("legalName"), "Nova Ltd");
}

TEST_F(AgencySettings, that_exist_nowhere_are_refused_all_at_once) {
  const auto refused = change(
      R"json({"primaryColor":"red","supportUrl":"javascript:alert(1)","supportPhone":"call me","locale":"xx-YY",
          "timeZone":"../../etc/passwd","currency":"EURO","supportEmail":"nobody","name":""})json");

  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.details(),
              testing::UnorderedElementsAre("primaryColor not_a_color", "supportUrl not_a_url",
                                            "supportPhone not_a_phone", "locale not_one_of", "timeZone not_one_of",
                                            "currency not_one_of", "supportEmail not_an_email", "name too_short"));
}

TEST_F(AgencySettings, know_every_name_of_a_time_zone_and_nothing_beside) {
  for (const auto* zone : {"Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "UTC", "Etc/UTC"}) {
    EXPECT_EQ(change(R"({"timeZone":")" + std::string(zone) + "\"}").status, 200) << zone;
  }
  for (const auto* zone : {"Europe", "Mars/Olympus", "/etc/localtime", "posixrules", "europe/berlin", ""}) {
    EXPECT_EQ(change(R"({"timeZone":")" + std::string(zone) + "\"}").status, 422) << zone;
  }
}

TEST_F(AgencySettings, take_no_standing_plan_or_pictures_from_a_body) {
  const auto refused = change(R"({"status":"active","id":"x","customDomain":"x.example","logo":"x","ownerId":"x"})");

  EXPECT_THAT(refused.details(),
              testing::UnorderedElementsAre("status unknown_field", "id unknown_field", "customDomain unknown_field",
                                            "logo unknown_field", "ownerId unknown_field"));
}

TEST_F(AgencySettings, of_two_people_at_once_are_not_overwritten_unseen) {
  const auto seen = get(path).header("etag");
  EXPECT_EQ(change(R"({"name":"First"})", {{"If-Match", seen}}).status, 200);

  const auto second = change(R"({"name":"Second"})", {{"If-Match", seen}});

  EXPECT_EQ(second.status, 409);
  EXPECT_THAT(second.text, HasSubstr("changed_meanwhile"));
  EXPECT_EQ(get(path).field("name"), "First");
}

TEST_F(AgencySettings, need_their_permissions) {
  member.permissions = {"settings:read"};

  EXPECT_EQ(get(path).status, 200);
  EXPECT_EQ(change(R"({"name":"x"})").status, 403);
}

}  // namespace
}  // namespace tenants
