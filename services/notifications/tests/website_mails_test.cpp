// Who is told what about a website: as mail jobs, written in the transaction that hears the event.
#include "billing/events.hpp"
#include "mails_fixture.hpp"
#include "provisioning/events.hpp"

namespace notifications {
namespace {

class WebsiteMails : public Mails {
 protected:
  WebsiteMails() {
    database.execute("insert into tenants.sub_tenants (tenant_id, id, name, email, website_id) values (" +
                     quoted(agency) + ", " + quoted(client) + ", 'Bakery', 'bob@bakery.example', gen_random_uuid())");
  }

  provisioning::WebsiteLive live(std::int64_t deployment) const {
    return {client,           base::make_uuid(),         deployment,
            "bakery.example", "https://bakery.example/", "https://b.sites.example/",
            deployment};
  }

  std::string mails_to() {
    return database.execute(
        "select coalesce(string_agg(payload ->> 'to', ' ' order by payload ->> 'to'), '') from jobs.jobs");
  }

  const tenancy::SubTenantId client = tenancy::SubTenantId::make();
};

TEST_F(WebsiteMails, tell_agency_and_client_of_the_first_release) {
  deliver(live(1));

  EXPECT_EQ(mails_to(), "ada@agency.example bob@bakery.example");
  EXPECT_EQ(the_job("subject"), "Bakery is live: bakery.example");
  EXPECT_EQ(the_job("fromName"), "Ada's Agency");
  EXPECT_THAT(the_job("text"), testing::HasSubstr("https://bakery.example/"));
}

TEST_F(WebsiteMails, of_one_event_delivered_twice_are_written_once) {
  deliver(live(1), 3);

  EXPECT_EQ(mails_to(), "ada@agency.example bob@bakery.example");
  EXPECT_EQ(database.execute("select count(*) from events.receipts where listener = 'notifications.mail_site_address'"),
            "1");
  EXPECT_EQ(database.execute("select count(*) from notifications.notifications"), "1");
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

TEST_F(WebsiteMails, about_samples_are_sent_to_nobody_and_stand_in_no_inbox) {
  database.execute("update tenants.sub_tenants set is_sample = true");

  deliver(live(1));
  deliver(provisioning::WebsiteFailed{client, base::make_uuid(), 3, "bakery.example", "There is no branch x.", 3});

  EXPECT_EQ(mails_to(), "");
  EXPECT_EQ(database.execute("select count(*) from notifications.notifications"), "0");
}

TEST_F(WebsiteMails, about_a_client_of_which_nothing_is_left_are_sent_to_nobody) {
  database.execute("delete from tenants.sub_tenants");

  deliver(live(1));

  EXPECT_EQ(mails_to(), "");
}

TEST_F(WebsiteMails, wear_the_brand_of_the_agency_and_lead_to_its_own_address) {
  database.execute("update tenants.tenants set branding_settings = '{\"mailSenderName\":\"Nova\",\"primaryColor\":"
                   "\"#fde047\",\"supportEmail\":\"help@nova.example\"}'");
  database.execute("insert into tenants.app_domains (tenant_id, id, domain, token, state) values (" + quoted(agency) +
                   ", gen_random_uuid(), 'app.nova.example', 't', 'active')");

  deliver(provisioning::WebsiteFailed{client, base::make_uuid(), 3, "bakery.example", "There is no branch x.", 3});

  EXPECT_EQ(the_job("fromName"), "Nova");
  EXPECT_EQ(the_job("replyTo"), "help@nova.example");
  EXPECT_THAT(the_job("html"), testing::HasSubstr("background:#fde047;color:#000000"));
  EXPECT_THAT(the_job("text"), testing::HasSubstr("Look at it: https://app.nova.example"));
  EXPECT_THAT(the_job("text"), testing::HasSubstr("help@nova.example"));
}

TEST_F(WebsiteMails, warn_the_owner_of_a_plan_that_is_nearly_full) {
  deliver(billing::UsageWarning{"clients", 8, 10});

  EXPECT_EQ(mails_to(), "ada@agency.example");
  EXPECT_EQ(the_job("subject"), "Your plan is nearly full: 8 of 10 clients");
  EXPECT_THAT(the_job("text"), testing::HasSubstr("Look at your plan: https://dde.example"));
}

TEST_F(WebsiteMails, about_a_failure_give_the_agency_the_reason) {
  deliver(provisioning::WebsiteFailed{client, base::make_uuid(), 3, "bakery.example", "There is no branch x.", 3});

  EXPECT_EQ(mails_to(), "ada@agency.example");
  EXPECT_THAT(the_job("text"), testing::HasSubstr("There is no branch x."));
}

}  // namespace
}  // namespace notifications
