// Mails about accounts: to whom, in whose name, and with a link that exists in the mail only.
#include "account_mails.hpp"

#include "auth/events.hpp"
#include "auth/one_time_token.hpp"
#include "mails_fixture.hpp"

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

class AccountMails : public Mails {
 protected:
  AccountMails() {
    add_person(person, "bob@bakery.example", "Bob");
    database.execute("insert into auth.one_time_tokens (id, purpose, subject, detail, expires_at) values (" +
                     quoted(token) + ", 'verify_email', " + quoted(person) +
                     R"(, '{"email": "bob@new.example", "previous": "bob@old.example"}', now() + interval '1 day'))");
  }

  const mail::Message& the_mail() {
    EXPECT_EQ(sent().size(), 1U);
    return mailbox.mails.at(0);
  }

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
  sent();

  const auto secret = auth::one_time_token_text("the key", token).substr(26);
  const auto everything =
      database.execute("select string_agg(t::text, ' ') from (select j::text as t from jobs.jobs j union all "
                       "select s::text from jobs.steps s union all select o::text from events.outbox o) as all_rows");
  EXPECT_THAT(mailbox.mails.at(0).text, HasSubstr(secret));
  EXPECT_THAT(everything, HasSubstr("send_account_mail"));
  EXPECT_THAT(everything, Not(HasSubstr(secret)));
}

TEST_F(AccountMails, that_confirm_go_to_the_new_address_and_warnings_to_the_old_one) {
  deliver(auth::EmailConfirmationWanted{person, token.value});
  deliver(auth::EmailChangeWanted{person, token.value});
  deliver(auth::EmailChanged{person, token.value});

  std::vector<std::string> lines;
  for (const auto& mail : sent()) lines.push_back(mail.to.mailbox() + " " + mail.subject);
  EXPECT_THAT(lines, testing::UnorderedElementsAre("bob@new.example Please confirm your e-mail address",
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
  mailbox.failures_left = 2;
  deliver(auth::PasswordResetWanted{person, token.value});

  EXPECT_THAT(the_mail().message_id, HasSubstr(base::to_string(token.value)));
  EXPECT_EQ(database.execute("select attempt from jobs.jobs"), "3");
}

}  // namespace
}  // namespace notifications
