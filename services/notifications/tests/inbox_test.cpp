// Who finds what in the inbox, and what one person's reading means for others.
#include "inbox.hpp"

#include <boost/asio/co_spawn.hpp>

#include "billing/events.hpp"
#include "http/testing/ask.hpp"
#include "mails_fixture.hpp"
#include "privacy/events.hpp"
#include "provisioning/events.hpp"

namespace notifications {
namespace {

using http::testing::Answer;

class Inbox : public Mails {
 protected:
  Inbox() {
    add_routes(routes);
    database.execute("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + quoted(agency) +
                     ", " + quoted(bakery) + ", 'Bakery', gen_random_uuid())");
  }

  Answer answer(std::string method, std::string path) {
    http::Dispatcher dispatcher(routes, http::testing::signed_in_as(who), &db);
    return http::testing::ask(context, dispatcher,
                              {.method = std::move(method), .path = std::move(path), .bearer = "somebody"});
  }
  // "kind client domain reason", newest first; read ones in brackets.
  std::vector<std::string> inbox(const std::string& query = "") {
    std::vector<std::string> lines;
    const auto list = answer("GET", "/api/v1/notifications" + query);
    for (const auto& one : list.body.at("data").as_array()) {
      std::string line;
      for (const auto* member : {"kind", "clientName", "domain", "reason"}) {
        if (one.at(member).is_string()) line += (line.empty() ? "" : " ") + std::string(one.at(member).as_string());
      }
      lines.push_back(one.at("isRead").as_bool() ? "[" + line + "]" : line);
    }
    return lines;
  }
  std::int64_t unread() { return answer("GET", "/api/v1/notifications/unread").body.at("count").as_int64(); }

  void fail(const std::string& reason) {
    deliver(provisioning::WebsiteFailed{bakery, base::make_uuid(), 3, "bakery.example", reason, 1});
  }
  void go_live() { deliver(provisioning::WebsiteLive{bakery, base::make_uuid(), 1, "bakery.example", "", "", 1}); }

  const tenancy::SubTenantId bakery = tenancy::SubTenantId::make();
  const tenancy::Member ada{owner, agency, std::nullopt, tenancy::SessionId::make(), tenancy::Role::agency, {"*"}};
  tenancy::Member who = ada;
  http::Routes routes;
};

TEST_F(Inbox, shows_what_happened_newest_first) {
  fail("There is no branch x.");
  go_live();
  deliver(billing::UsageWarning{"clients", 8, 10});

  EXPECT_THAT(inbox(), testing::ElementsAre("usage_warning", "website_live Bakery bakery.example",
                                            "website_failed Bakery bakery.example There is no branch x."));
  EXPECT_EQ(unread(), 3);
}

TEST_F(Inbox, is_read_by_each_person_alone) {
  fail("Once.");
  fail("Twice.");
  const auto newest = answer("GET", "/api/v1/notifications").body.at("data").at(0).at("id").as_string();

  EXPECT_EQ(answer("POST", "/api/v1/notifications/" + std::string(newest) + "/read").status, 204);
  EXPECT_EQ(answer("POST", "/api/v1/notifications/" + std::string(newest) + "/read").status, 204);

  EXPECT_THAT(inbox(), testing::ElementsAre("[website_failed Bakery bakery.example Twice.]",
                                            "website_failed Bakery bakery.example Once."));
  EXPECT_EQ(unread(), 1);
  who.user_id = tenancy::UserId::make();
  EXPECT_EQ(unread(), 2);
}

TEST_F(Inbox, is_read_at_one_stroke) {
  fail("Once.");
  go_live();

  EXPECT_EQ(answer("POST", "/api/v1/notifications/read").status, 204);

  EXPECT_EQ(unread(), 0);
  go_live();
  EXPECT_EQ(unread(), 1);
}

TEST_F(Inbox, of_a_clients_user_holds_what_concerns_its_own_site_and_no_failures) {
  const auto florist = tenancy::SubTenantId::make();
  fail("Once.");
  go_live();
  deliver(billing::UsageWarning{"clients", 8, 10});

  who.role = tenancy::Role::client;
  who.sub_tenant_id = bakery;
  EXPECT_THAT(inbox(), testing::ElementsAre("website_live Bakery bakery.example"));
  who.sub_tenant_id = florist;
  EXPECT_THAT(inbox(), testing::IsEmpty());
  EXPECT_EQ(unread(), 0);
}

TEST_F(Inbox, keeps_ones_own_from_others) {
  deliver(privacy::ExportReady{owner, base::make_uuid()});
  const auto id = answer("GET", "/api/v1/notifications").body.at("data").at(0).at("id").as_string();

  who.user_id = tenancy::UserId::make();

  EXPECT_THAT(inbox(), testing::IsEmpty());
  EXPECT_EQ(answer("POST", "/api/v1/notifications/" + std::string(id) + "/read").status, 404);
}

TEST_F(Inbox, tells_of_an_address_once_until_its_state_changes) {
  using enum provisioning::AppDomainState;
  const auto report = [&](provisioning::AppDomainState state) {
    deliver(provisioning::AppDomainReported{base::make_uuid(), "app.nova.example", 1, state, std::nullopt});
  };

  for (const auto state : {pending, active, active, failed, failed, active}) report(state);

  EXPECT_THAT(inbox(), testing::ElementsAre("app_domain_active app.nova.example", "app_domain_failed app.nova.example",
                                            "app_domain_active app.nova.example"));
}

TEST_F(Inbox, comes_in_pages) {
  for (const auto* reason : {"One.", "Two.", "Three."}) fail(reason);

  const auto first = answer("GET", "/api/v1/notifications?limit=2");

  EXPECT_EQ(inbox("?limit=2").size(), 2U);
  EXPECT_THAT(inbox("?limit=2&cursor=" + first.field("nextCursor")),
              testing::ElementsAre("website_failed Bakery bakery.example One."));
}

TEST_F(Inbox, forgets_after_ninety_days) {
  fail("Long ago.");
  database.execute("update notifications.notifications set created_at = now() - interval '91 days'");
  fail("Now.");
  jobs::Worker worker(context, system, db);
  add_inbox_schedule(worker);

  boost::asio::co_spawn(context, worker.run(), [](const std::exception_ptr&) {});
  const auto done = "select count(finished_at) from jobs.schedules where name = 'notifications.purge'";
  sql::testing::run_until(context, [&] { return database.execute(done) == "1"; });
  worker.stop();

  EXPECT_THAT(inbox(), testing::ElementsAre("website_failed Bakery bakery.example Now."));
}

}  // namespace
}  // namespace notifications
