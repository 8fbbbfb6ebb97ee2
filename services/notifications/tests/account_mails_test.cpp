// Mails about accounts: to whom, in whose name, and with a link that exists in the mail only.
#include "account_mails.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

#include <algorithm>

#include "auth/events.hpp"
#include "auth/one_time_token.hpp"
#include "events/delivery.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace notifications {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(AccountMailTexts, have_a_button_exactly_where_there_is_a_link) {
  const AccountMailFacts facts{"Ada's Agency", "Bob", "https://dde.example/x", "bob@new.example"};
  for (const auto mail : {AccountMail::confirm_email, AccountMail::reset_password, AccountMail::magic_link,
                          AccountMail::password_changed, AccountMail::attempts_delayed}) {
    EXPECT_EQ(account_mail_content(mail, facts).address, facts.link);
    EXPECT_THAT(account_mail_content(mail, facts).button, Not(IsEmpty()));
  }
  for (const auto mail : {AccountMail::email_change, AccountMail::email_changed}) {
    EXPECT_THAT(account_mail_content(mail, facts).address, IsEmpty());
    EXPECT_THAT(account_mail_content(mail, facts).button, IsEmpty());
    EXPECT_THAT(render_mail(account_mail_content(mail, facts)).text, HasSubstr("bob@new.example"));
  }
}

std::vector<sql::MigrationFolder> folders() {
  std::vector<sql::MigrationFolder> found;
  for (const auto* library : {"tenancy", "events", "jobs"})
    found.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  for (const auto* service : {"auth", "tenants"})
    found.push_back({service, std::string(DDE_SOURCE_DIR "/services/") + service + "/sql"});
  return found;
}

class Outbox : public mail::Sender {
 public:
  base::Task<void> send(mail::Message message) override {
    if (failures_left-- > 0) throw base::unavailable("The mail server is away.", std::chrono::seconds(0));
    sent.push_back(std::move(message));
    co_return;
  }
  std::vector<mail::Message> sent;
  int failures_left = 0;
};

class AccountMails : public testing::Test {
 protected:
  AccountMails() {
    add_listeners(bus, options);
    add_person(owner, "ada@agency.example", "Ada");
    add_person(person, "bob@bakery.example", "Bob");
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(agency.value) +
                     ", 'Ada''s Agency', " + quoted(owner.value) + ")");
    database.execute("insert into auth.one_time_tokens (id, purpose, subject, detail, expires_at) values (" +
                     quoted(token.value) + ", 'verify_email', " + quoted(person.value) +
                     R"(, '{"email": "bob@new.example", "previous": "bob@old.example"}', now() + interval '1 day'))");
  }

  static std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }
  void add_person(tenancy::UserId id, const std::string& email, const std::string& name) const {
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(id.value) +
                     ", '" + email + "', 'x', '" + name + "')");
  }

  // As the relay does it, in the tenant of the event.
  template <class E>
  void deliver(const E& event, tenancy::TenantId tenant) {
    const auto id = events::EventId::make();
    const auto listener = std::ranges::find(bus.listeners(), E::topic, &events::Listener::topic);
    database.execute("insert into events.listeners (name, topic) values ('" + listener->name + "', '" +
                     listener->topic + "'); insert into events.outbox (tenant_id, id, topic, payload) values (" +
                     quoted(tenant.value) + ", " + quoted(id.value) + ", '" + listener->topic + "', '" +
                     shape::to_json(event) + "')");
    const events::Message message{"0-1", tenant, id, ""};
    sql::testing::run(context, events::deliver(db, relay, *listener, message));
  }
  template <class E>
  void deliver(const E& event) {
    deliver(event, agency);
  }

  void work() {
    using std::chrono::milliseconds;
    jobs::Worker worker(context, system, db,
                        {.lease = milliseconds(2000),
                         .heartbeat = milliseconds(50),
                         .poll = milliseconds(10),
                         .first_pause = milliseconds(10),
                         .last_pause = milliseconds(20)});
    add_jobs(worker, sender, db, options);
    bool is_over = false;
    boost::asio::co_spawn(context, worker.run(), [&](std::exception_ptr) { is_over = true; });
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (database.execute("select count(*) from jobs.jobs where status in ('queued', 'running')") != "0") {
      ASSERT_LT(std::chrono::steady_clock::now(), give_up);
      context.restart();
      context.run_for(milliseconds(20));
    }
    worker.stop();
    sql::testing::run_until(context, [&] { return is_over; });
  }
  const mail::Message& the_mail() {
    work();
    EXPECT_EQ(sender.sent.size(), 1U);
    return sender.sent.at(0);
  }

  const sql::testing::FreshDatabase database{folders()};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const Options options{"https://dde.example", "hello@dde.example", "the key"};
  const events::RelayOptions relay{};
  events::Bus bus;
  Outbox sender;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId owner = tenancy::UserId::make();
  const tenancy::UserId person = tenancy::UserId::make();
  const auth::OneTimeTokenId token = auth::OneTimeTokenId::make();
};

TEST_F(AccountMails, carry_the_link_in_both_forms_and_come_in_the_agencys_name) {
  deliver(auth::PasswordResetWanted{person, token.value});

  const auto& mail = the_mail();

  const auto link = "https://dde.example/reset-password?token=" + auth::one_time_token_text("the key", token);
  EXPECT_THAT(mail.text, HasSubstr(link));
  EXPECT_THAT(mail.html, HasSubstr(link));
  EXPECT_EQ(mail.to.mailbox(), "bob@bakery.example");
  EXPECT_EQ(mail.from.name(), "Ada's Agency");
  EXPECT_EQ(mail.from.mailbox(), "hello@dde.example");
  EXPECT_EQ(mail.reply_to.value().mailbox(), "ada@agency.example");
}

TEST_F(AccountMails, leave_no_token_in_the_database) {
  deliver(auth::MagicLinkWanted{person, token.value});
  work();

  const auto secret = auth::one_time_token_text("the key", token).substr(26);
  const auto everything =
      database.execute("select string_agg(t::text, ' ') from (select j::text as t from jobs.jobs j union all "
                       "select s::text from jobs.steps s union all select o::text from events.outbox o) as all_rows");
  EXPECT_THAT(sender.sent.at(0).text, HasSubstr(secret));
  EXPECT_THAT(everything, HasSubstr("send_account_mail"));
  EXPECT_THAT(everything, Not(HasSubstr(secret)));
}

TEST_F(AccountMails, that_confirm_go_to_the_new_address_and_warnings_to_the_old_one) {
  deliver(auth::EmailConfirmationWanted{person, token.value});
  deliver(auth::EmailChangeWanted{person, token.value});
  deliver(auth::EmailChanged{person, token.value});
  work();

  std::vector<std::string> sent;
  sent.reserve(sender.sent.size());
  for (const auto& mail : sender.sent) sent.push_back(mail.to.mailbox() + " " + mail.subject);
  EXPECT_THAT(sent, testing::UnorderedElementsAre("bob@new.example Please confirm your e-mail address",
                                                  "bob@old.example Your e-mail address is to be changed",
                                                  "bob@old.example Your e-mail address has been changed"));
}

TEST_F(AccountMails, about_a_password_come_from_the_agency_although_the_event_is_no_tenants) {
  deliver(auth::PasswordChanged{person, base::make_uuid(), agency}, tenancy::no_tenant);

  EXPECT_EQ(the_mail().from.name(), "Ada's Agency");
  EXPECT_EQ(the_mail().subject, "Your password has been changed");
}

TEST_F(AccountMails, about_delays_lead_to_a_new_password) {
  deliver(auth::AttemptsDelayed{person, base::make_uuid()});

  EXPECT_THAT(the_mail().text, HasSubstr("https://dde.example/forgot-password"));
}

TEST_F(AccountMails, that_are_tried_again_keep_their_id) {
  sender.failures_left = 2;
  deliver(auth::PasswordResetWanted{person, token.value});

  EXPECT_THAT(the_mail().message_id, HasSubstr(base::to_string(token.value)));
  EXPECT_EQ(database.execute("select attempt from jobs.jobs"), "3");
}

}  // namespace
}  // namespace notifications
