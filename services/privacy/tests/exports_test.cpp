// Archives with everything of an agency or a person, and of nobody else.
#include "base/process.hpp"
#include "people_fixture.hpp"

namespace privacy {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Exports : public People {
 protected:
  Exports() {
    add_person(ada, "ada@agency.example", "Ada Lovelace");
    add_membership(ours, ada, "member");
    add_client(ours, "Our Bakery");
    add_client(theirs, "Their Florist");
  }
  void TearDown() override { base::Clock::shift(std::chrono::seconds(0)); }

  void add_client(tenancy::TenantId tenant, const std::string& name) const {
    database.execute("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + quoted(tenant) +
                     ", gen_random_uuid(), '" + name + "', gen_random_uuid())");
  }
  std::string asked(const tenancy::Member& who, const std::string& path) {
    const auto response = answer(who, "POST", "/api/v1/privacy/exports" + path);
    EXPECT_EQ(response.status, 201) << response.text;
    return response.field("id");
  }
  Answer file(const tenancy::Member& who, const std::string& id) {
    return answer(who, "GET", "/api/v1/privacy/exports/" + id + "/file");
  }
  std::string written(const tenancy::Member& who, const std::string& path) {
    const auto id = asked(who, path);
    start_work();
    await("select status from privacy.exports where id = '" + id + "'", "ready");
    const auto response = file(who, id);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.content_type, "application/x-tar");
    return response.text;
  }
  // What tar itself makes of it.
  std::string unpacked(const std::string& archive, const std::string& option) {
    const auto path = directory / "export.tar";
    std::ofstream(path, std::ios::binary) << archive;
    base::Command command{.arguments = {"/bin/tar", option, path.string()}};
    const auto ending = sql::testing::run(context, base::run(command));
    return ending.out;
  }

  const tenancy::UserId ada = tenancy::UserId::make();
};

TEST_F(Exports, of_an_agency_hold_all_its_rows_and_none_of_another) {
  const auto archive = written(member(owner), "");

  EXPECT_THAT(unpacked(archive, "-tf"), AllOf(HasSubstr("tenants.sub_tenants.ndjson"), HasSubstr("audit.lines.ndjson"),
                                              HasSubstr("auth.memberships.ndjson")));
  EXPECT_THAT(unpacked(archive, "-xOf"),
              AllOf(HasSubstr("Our Bakery"), HasSubstr(to_string(ada)), Not(HasSubstr("Their Florist")),
                    Not(HasSubstr(to_string(theirs))), Not(HasSubstr("search_text"))));
}

TEST_F(Exports, of_more_rows_than_fit_a_page_hold_all_of_them) {
  database.execute("insert into tenants.sub_tenants (tenant_id, id, name, website_id) select " + quoted(ours) +
                   ", gen_random_uuid(), 'Client ' || n, gen_random_uuid() from generate_series(1, 2345) n");
  const auto text = unpacked(written(member(owner), ""), "-xOf");

  std::size_t clients = 0;
  for (int n = 1; n <= 2345; ++n) clients += text.contains("\"Client " + std::to_string(n) + "\", \"email\"") ? 1 : 0;
  EXPECT_EQ(clients, 2345U);
}

TEST_F(Exports, of_a_person_hold_its_record_and_places_without_secrets) {
  add_membership(theirs, ada, "member");

  const auto text = unpacked(written(member(ada), "/me"), "-xOf");

  EXPECT_THAT(text, AllOf(HasSubstr("ada@agency.example"), HasSubstr("Ada Lovelace"), HasSubstr(to_string(theirs))));
  EXPECT_THAT(text, AllOf(Not(HasSubstr("a-password-hash")), Not(HasSubstr("owner@agency.example")),
                          Not(HasSubstr("Our Bakery"))));
}

TEST_F(Exports, are_handed_to_whoever_asked_and_nobody_else) {
  const auto id = asked(member(ada), "/me");
  start_work();
  await("select status from privacy.exports", "ready");

  EXPECT_EQ(file(member(owner), id).status, 404);
  EXPECT_EQ(file(member(ada), id).status, 200);
}

TEST_F(Exports, that_are_not_ready_have_no_file) {
  EXPECT_EQ(file(member(ada), asked(member(ada), "/me")).status, 404);
}

TEST_F(Exports, announce_themselves_to_whoever_asked) {
  const auto id = asked(member(ada), "/me");
  start_work();
  await("select status from privacy.exports", "ready");

  EXPECT_EQ(ask("select payload ->> 'userId' || ' ' || (payload ->> 'exportId') from events.outbox where topic = "
                "'privacy.export_ready'"),
            to_string(ada) + " " + id);
}

TEST_F(Exports, are_gone_after_seven_days_with_their_file) {
  const auto who = member(ada);
  const auto id = asked(who, "/me");
  start_work();
  await("select status from privacy.exports", "ready");
  base::Clock::shift(std::chrono::days(8));

  EXPECT_EQ(file(who, id).status, 404);
  await("select count(*) from privacy.exports", "0");
  EXPECT_THAT(sql::testing::run(context, store->list("")), Not(Contains(HasSubstr(id))));
}

TEST_F(Exports, of_an_agency_are_not_for_a_clients_user) {
  auto user = member(ada, tenancy::Role::client);
  user.sub_tenant_id = tenancy::SubTenantId::make();

  EXPECT_EQ(answer(user, "POST", "/api/v1/privacy/exports").status, 403);
}

TEST_F(Exports, ask_for_a_fresh_sign_in) {
  auto stale = member(owner);
  stale.authenticated_at = base::Clock::now() - std::chrono::hours(1);

  EXPECT_EQ(answer(stale, "POST", "/api/v1/privacy/exports").status, 403);
}

}  // namespace
}  // namespace privacy
