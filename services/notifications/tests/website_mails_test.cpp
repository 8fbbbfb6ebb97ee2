// Who is told what about a website: as mail jobs, written in the transaction that hears the event.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "billing/events.hpp"
#include "events/delivery.hpp"
#include "notifications/notifications.hpp"
#include "provisioning/events.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace notifications {
namespace {

std::vector<sql::MigrationFolder> folders() {
  std::vector<sql::MigrationFolder> found;
  for (const auto* library : {"tenancy", "events", "jobs"})
    found.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  for (const auto* service : {"auth", "tenants"})
    found.push_back({service, std::string(DDE_SOURCE_DIR "/services/") + service + "/sql"});
  return found;
}

class WebsiteMails : public testing::Test {
 protected:
  WebsiteMails() {
    add_listeners(bus, options);
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(owner.value) +
                     ", 'ada@agency.example', 'x', 'Ada'); insert into tenants.tenants (id, name, owner_id) values (" +
                     quoted(agency.value) + ", 'Ada''s Agency', " + quoted(owner.value) +
                     "); insert into tenants.sub_tenants (tenant_id, id, name, email, website_id) values (" +
                     quoted(agency.value) + ", " + quoted(client.value) +
                     ", 'Bakery', 'bob@bakery.example', gen_random_uuid())");
  }

  static std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }
  provisioning::WebsiteLive live(std::int64_t deployment) const {
    return {client,           base::make_uuid(),         deployment,
            "bakery.example", "https://bakery.example/", "https://b.sites.example/"};
  }

  // As the relay does it: effect and receipt in one transaction, again for each delivery.
  template <class E>
  void deliver(const E& event, int times = 1) {
    const auto id = events::EventId::make();
    const auto listener = std::ranges::find(bus.listeners(), E::topic, &events::Listener::topic);
    database.execute("insert into events.listeners (name, topic) values ('" + listener->name + "', '" +
                     listener->topic + "'); insert into events.outbox (tenant_id, id, topic, payload) values (" +
                     quoted(agency.value) + ", " + quoted(id.value) + ", '" + listener->topic + "', '" +
                     shape::to_json(event) + "')");
    const events::Message message{"0-1", agency, id, ""};
    for (int i = 0; i < times; ++i) {
      sql::testing::run(context, events::deliver(db, relay, *listener, message));
    }
  }
  std::string mails_to() {
    return database.execute(
        "select coalesce(string_agg(payload ->> 'to', ' ' order by payload ->> 'to'), '') from jobs.jobs");
  }
  std::string the_mails(const std::string& member) {
    return database.execute("select payload ->> '" + member + "' from jobs.jobs order by payload ->> 'to' limit 1");
  }

  const sql::testing::FreshDatabase database{folders()};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  const Options options{"https://dde.example", "hello@dde.example"};
  const events::RelayOptions relay{};
  events::Bus bus;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId owner = tenancy::UserId::make();
  const tenancy::SubTenantId client = tenancy::SubTenantId::make();
};

TEST_F(WebsiteMails, tell_agency_and_client_of_the_first_release) {
  deliver(live(1));

  EXPECT_EQ(mails_to(), "ada@agency.example bob@bakery.example");
  EXPECT_EQ(the_mails("subject"), "Bakery is live: bakery.example");
  EXPECT_EQ(the_mails("fromName"), "Ada's Agency");
  EXPECT_THAT(the_mails("text"), testing::HasSubstr("https://bakery.example/"));
}

TEST_F(WebsiteMails, of_one_event_delivered_twice_are_written_once) {
  deliver(live(1), 3);

  EXPECT_EQ(mails_to(), "ada@agency.example bob@bakery.example");
  EXPECT_EQ(database.execute("select count(*) from events.receipts"), "1");
}

TEST_F(WebsiteMails, about_later_releases_go_to_the_agency_only) {
  deliver(live(2));

  EXPECT_EQ(mails_to(), "ada@agency.example");
}

TEST_F(WebsiteMails, go_to_the_agency_alone_when_the_client_has_no_address) {
  database.execute("update tenants.sub_tenants set email = null");

  deliver(live(1));

  EXPECT_EQ(mails_to(), "ada@agency.example");
}

TEST_F(WebsiteMails, wear_the_brand_of_the_agency_and_lead_to_its_own_address) {
  database.execute("update tenants.tenants set branding_settings = '{\"mailSenderName\":\"Nova\",\"primaryColor\":"
                   "\"#fde047\",\"supportEmail\":\"help@nova.example\"}'");
  database.execute("insert into tenants.app_domains (tenant_id, id, domain, token, state) values (" +
                   quoted(agency.value) + ", gen_random_uuid(), 'app.nova.example', 't', 'active')");

  deliver(provisioning::WebsiteFailed{client, base::make_uuid(), 3, "bakery.example", "There is no branch x."});

  EXPECT_EQ(the_mails("fromName"), "Nova");
  EXPECT_EQ(the_mails("replyTo"), "help@nova.example");
  EXPECT_THAT(the_mails("html"), testing::HasSubstr("background:#fde047;color:#000000"));
  EXPECT_THAT(the_mails("text"), testing::HasSubstr("Look at it: https://app.nova.example"));
  EXPECT_THAT(the_mails("text"), testing::HasSubstr("help@nova.example"));
}

TEST_F(WebsiteMails, warn_the_owner_of_a_plan_that_is_nearly_full) {
  deliver(billing::UsageWarning{"clients", 8, 10});

  EXPECT_EQ(mails_to(), "ada@agency.example");
  EXPECT_EQ(the_mails("subject"), "Your plan is nearly full: 8 of 10 clients");
  EXPECT_THAT(the_mails("text"), testing::HasSubstr("Look at your plan: https://dde.example"));
}

TEST_F(WebsiteMails, about_a_failure_give_the_agency_the_reason) {
  deliver(provisioning::WebsiteFailed{client, base::make_uuid(), 3, "bakery.example", "There is no branch x."});

  EXPECT_EQ(mails_to(), "ada@agency.example");
  EXPECT_THAT(the_mails("text"), testing::HasSubstr("There is no branch x."));
}

}  // namespace
}  // namespace notifications
