// Clients that several people change.
#include "agencies_fixture.hpp"

namespace tenants {
namespace {

class Clients : public Agencies {
 protected:
  Clients() {
    ask("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + quoted(ours) +
        ", gen_random_uuid(), 'Bakery', gen_random_uuid())");
    path = "/api/v1/tenants/clients/" + ask("select id from tenants.sub_tenants");
  }
  Answer change(const std::string& body, http::Headers headers = {}) {
    return send("PATCH", path, body, std::move(headers));
  }

  std::string path;
};

TEST_F(Clients, of_two_people_at_once_are_not_overwritten_unseen) {
  const auto seen = get(path).header("etag");
  const auto first = change(R"({"name":"First"})", {{"If-Match", seen}});
  EXPECT_EQ(first.status, 200);

  const auto second = change(R"({"name":"Second"})", {{"If-Match", seen}});

  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.code(), "changed_meanwhile");
  EXPECT_EQ(get(path).field("name"), "First");
  EXPECT_EQ(change(R"({"name":"Second"})", {{"If-Match", first.header("etag")}}).field("name"), "Second");
}

TEST_F(Clients, tell_their_version_in_the_list_too) {
  const auto listed = get("/api/v1/tenants/clients").body.at("data").at(0).at("updatedAt").as_string();

  EXPECT_EQ(get(path).header("etag"), '"' + std::string(listed) + '"');
}

TEST_F(Clients, change_for_whoever_names_no_version) {
  change(R"({"name":"First"})");

  EXPECT_EQ(change(R"({"email":"a@bakery.example"})").field("name"), "First");
}

}  // namespace
}  // namespace tenants
