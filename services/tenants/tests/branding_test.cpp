// What a host name shows before anybody has signed in.
#include "branding.hpp"

#include "agencies_fixture.hpp"
#include "image/tests/pictures.hpp"
#include "provisioning/events.hpp"
#include "tenants/white_label.hpp"

namespace tenants {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class BrandByHost : public Agencies {
 protected:
  BrandByHost() {
    ask("update tenants.tenants set name = 'Nova', branding_settings = '{\"primaryColor\":\"#fde047\"}' where id = '" +
        to_string(ours) + "'");
    ask("insert into tenants.app_hosts (name, tenant_ref) values ('app.nova.example', '" + to_string(ours) + "')");
    ask("insert into tenants.app_domains (tenant_id, id, domain, token, state) values ('" + to_string(ours) +
        "', gen_random_uuid(), 'app.nova.example', 't', 'active')");
  }
  ~BrandByHost() override { base::Clock::shift(std::chrono::seconds(0)); }
  Answer seen_at(std::string name, std::string path = "/api/v1/branding", http::Headers headers = {}) {
    host = std::move(name);
    return get(std::move(path), std::move(headers));
  }
  Answer put(std::string picture, std::string path = "/api/v1/tenants/branding/logo") {
    return send("PUT", std::move(path), std::move(picture));
  }
};

TEST_F(BrandByHost, is_the_agencys_at_its_own_address_and_the_platforms_elsewhere) {
  const auto own = seen_at("app.nova.example");

  EXPECT_EQ(own.field("name"), "Nova");
  EXPECT_FALSE(own.body.at("isPlatform").as_bool());
  EXPECT_THAT(own.text, HasSubstr(R"("primary":"#fde047","onPrimary":"#000000")"));
  for (const auto* other : {"dde.example", "nova.example", "x.app.nova.example", "", "'; drop table"}) {
    EXPECT_TRUE(seen_at(other).body.at("isPlatform").as_bool()) << other;
  }
}

TEST_F(BrandByHost, is_found_whatever_port_and_case_the_name_is_written_with) {
  EXPECT_EQ(seen_at("APP.Nova.example:8443").field("name"), "Nova");
}

TEST_F(BrandByHost, is_kept_by_nobody_for_another_host) {
  const auto answer = seen_at("app.nova.example");

  EXPECT_EQ(answer.header("vary"), "Host");
  EXPECT_EQ(answer.header("cache-control"), "public, max-age=30");
  EXPECT_NE(answer.header("etag"), seen_at("dde.example").header("etag"));
}

TEST_F(BrandByHost, follows_a_change_within_thirty_seconds) {
  seen_at("app.nova.example");
  ask("update tenants.tenants set name = 'Super Nova' where id = '" + to_string(ours) + "'");

  base::Clock::shift(std::chrono::seconds(30));

  EXPECT_EQ(seen_at("app.nova.example").field("name"), "Super Nova");
}

TEST_F(BrandByHost, is_a_style_sheet_that_need_not_be_sent_twice) {
  const auto style = seen_at("app.nova.example", "/api/v1/branding.css");

  EXPECT_THAT(style.content_type, StartsWith("text/css"));
  EXPECT_THAT(style.text, HasSubstr("--brand-primary:#fde047;--brand-on-primary:#000000;"));
  EXPECT_THAT(style.text, HasSubstr("prefers-color-scheme:dark"));
  const auto again = seen_at("app.nova.example", "/api/v1/branding.css", {{"If-None-Match", style.header("etag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.text, "");
}

TEST_F(BrandByHost, writes_a_name_into_the_style_sheet_as_a_text_and_nothing_else) {
  ask("update tenants.tenants set name = 'x\";} body{' where id = '" + to_string(ours) + "'");

  const auto style = seen_at("app.nova.example", "/api/v1/branding.css").text;

  EXPECT_THAT(style, HasSubstr(R"(--brand-name:"x\22 \3b \7d  body\7b ";--brand-initial:"X";)"));
  EXPECT_THAT(style, Not(HasSubstr("--brand-platform-display")));
  EXPECT_THAT(seen_at("dde.example", "/api/v1/branding.css").text,
              AllOf(Not(HasSubstr("--brand-initial")), HasSubstr("--brand-platform-display:block")));
}

TEST_F(BrandByHost, is_that_of_ones_agency_wherever_one_has_signed_in) {
  const auto style = seen_at("app.nova.example", "/api/v1/branding.css").text;
  member.role = tenancy::Role::client;
  member.sub_tenant_id = tenancy::SubTenantId::make();
  member.permissions = {};

  const auto own = seen_at("dde.example", "/api/v1/tenants/branding");

  EXPECT_EQ(own.body.at("branding").at("name").as_string(), "Nova");
  EXPECT_FALSE(own.body.at("branding").at("isPlatform").as_bool());
  EXPECT_EQ(own.field("style"), style);
  member.tenant_id = theirs;
  dispatcher.reset();
  EXPECT_EQ(get("/api/v1/tenants/branding").body.at("branding").at("name").as_string(), "Ada's Agency");
}

TEST_F(BrandByHost, has_its_initial_as_an_icon_until_it_has_one_of_its_own) {
  const auto icon = seen_at("app.nova.example", "/api/v1/branding/favicon");

  EXPECT_EQ(icon.content_type, "image/svg+xml");
  EXPECT_THAT(icon.text, HasSubstr("#fde047"));
  EXPECT_THAT(icon.text, HasSubstr(">&#78;<"));
  EXPECT_EQ(seen_at("dde.example", "/api/v1/branding/favicon").status, 404);
}

TEST_F(BrandByHost, is_installed_by_a_device_under_the_agencys_name_and_colour) {
  ask("update tenants.tenants set name = 'Nova \"9\"' where id = '" + to_string(ours) + "'");

  const auto manifest = seen_at("app.nova.example", "/api/v1/branding/manifest.webmanifest");

  EXPECT_THAT(manifest.content_type, StartsWith("application/manifest+json"));
  EXPECT_THAT(manifest.text, HasSubstr(R"("name":"Nova \"9\"","short_name":"Nova \"9\"")"));
  EXPECT_THAT(manifest.text, HasSubstr(R"("theme_color":"#fde047")"));
  EXPECT_THAT(manifest.text, HasSubstr(R"("icons":[{"src":"/brand-icon","sizes":"any","type":"image/svg+xml"}])"));
  EXPECT_EQ(manifest.header("vary"), "Host");
}

TEST_F(BrandByHost, has_no_picture_until_one_is_set) {
  EXPECT_EQ(seen_at("app.nova.example", "/api/v1/branding/logo").status, 404);
}

TEST_F(BrandByHost, shows_the_logo_drawn_anew_under_a_name_of_its_own) {
  const auto picture = image::pictures::png({40, 20}, "tEXtsecret");
  const auto set = put(picture);
  ASSERT_EQ(set.status, 200) << set.text;

  const auto logo = seen_at("app.nova.example", "/api/v1/branding/logo");
  const auto file = get(set.field("url"));

  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.content_type, "image/png");
  EXPECT_EQ(logo.text, file.text);
  EXPECT_THAT(logo.text, Not(HasSubstr("secret")));
  EXPECT_EQ(image::read_header(logo.text)->size, (image::Size{40, 20}));
  EXPECT_EQ(file.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/api/v1/tenants/settings").field("logoUrl"), set.field("url"));
}

TEST_F(BrandByHost, leaves_nothing_of_a_picture_that_was_replaced_or_removed) {
  const auto first = put(image::pictures::png({40, 20})).field("url");
  const auto second = put(image::pictures::png({20, 20})).field("url");

  EXPECT_NE(first, second);
  EXPECT_EQ(get(first).status, 404);
  EXPECT_EQ(get(second).status, 200);
  EXPECT_EQ(send("DELETE", "/api/v1/tenants/branding/logo", "").status, 204);
  EXPECT_EQ(get(second).status, 404);
}

TEST_F(BrandByHost, takes_no_program_and_no_scrap_for_a_picture) {
  for (const auto* other : {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "GIF89a", "hello"}) {
    const auto refused = put(other, "/api/v1/tenants/branding/favicon");

    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.details(), testing::ElementsAre("file not_an_image"));
  }
  EXPECT_EQ(put(std::string((512 << 10) + 1, 'x')).status, 413);
}

TEST_F(BrandByHost, gives_out_pictures_and_no_other_file) {
  run(files->put("tenants/" + to_string(ours) + "/branding/secret.txt", "secret"));
  const auto folder = "/api/v1/branding/files/" + to_string(ours) + "/";

  for (const auto* name : {"secret.txt", "..%2f..%2fsecret", "logo-x.png", "%2e%2e"}) {
    EXPECT_GE(get(folder + name).status, 400) << name;
  }
}

TEST_F(BrandByHost, is_known_to_mails_and_links) {
  auto anybody = db.read(tenancy::Scope::nobody());
  auto reader = db.read(tenancy::Scope::of(ours));
  auto others = db.read(tenancy::Scope::of(theirs));

  EXPECT_EQ(run(find_app_host(anybody, "app.nova.example")), ours);
  EXPECT_EQ(run(find_app_host(anybody, "nova.example")), std::nullopt);
  EXPECT_EQ(run(app_url(reader, "https://dde.example:8443")), "https://app.nova.example:8443");
  EXPECT_EQ(run(app_url(others, "https://dde.example:8443/")), "https://dde.example:8443");
  const auto mail = run(get_mail_brand(reader, ours));
  EXPECT_EQ(mail.sender_name + mail.color + mail.text_on_color, "Nova#fde047#000000");
}

}  // namespace
}  // namespace tenants
