// From an event of the auth service to a mail.
#include "account_mails.hpp"

#include "auth/confirmations.hpp"
#include "auth/events.hpp"
#include "auth/people.hpp"
#include "branded_mail.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;
using tenancy::Scope;

Task<void> post(sql::Tx& tx, SendAccountMail job) {
  jobs::EnqueueOptions how{.max_attempts = 10};
  co_await jobs::enqueue(tx, job, how);
}

// A listener for an event about a person and a token or notice of the agency it is published in.
template <AccountMail mail, class E>
Task<void> post_about_token(sql::Tx& tx, E event) {
  SendAccountMail job{mail, event.user_id, event.token_id, tx.tenant_id()};
  co_await post(tx, job);
}

Task<void> post_delay_notice(sql::Tx& tx, auth::AttemptsDelayed event) {
  SendAccountMail job{AccountMail::attempts_delayed, event.user_id, event.notice_id, tx.tenant_id()};
  co_await post(tx, job);
}

Task<void> post_password_notice(sql::Tx& tx, auth::PasswordChanged event) {
  SendAccountMail job{AccountMail::password_changed, event.user_id, event.notice_id, event.tenant_id};
  co_await post(tx, job);
}

// Where the web app takes the token; `app_url` is in no request.
std::string link_of(const Options& options, const SendAccountMail& job, const std::string& app_url) {
  const auto with_token = [&](const char* page) {
    const auto text = auth::one_time_token_text(options.token_key, auth::OneTimeTokenId{job.subject_id});
    return app_url + page + "?token=" + text;
  };
  switch (job.mail) {
    case AccountMail::confirm_email: return with_token("/verify-email");
    case AccountMail::reset_password: return with_token("/reset-password");
    case AccountMail::magic_link: return with_token("/magic-link");
    case AccountMail::password_changed:
    case AccountMail::attempts_delayed: return app_url + "/forgot-password";
    case AccountMail::email_change:
    case AccountMail::email_changed: return {};
  }
  return {};
}

bool is_about_an_address(AccountMail mail) {
  return mail == AccountMail::confirm_email || mail == AccountMail::email_change || mail == AccountMail::email_changed;
}

struct Post {
  mail::Sender& sender;
  sql::Database& app;
  const Options& options;
};

// The address in question, and whom to write to; the latter is the person's own where the mail is about nothing else.
struct Addresses {
  std::string asked;
  std::string to;
};

Task<Addresses> find_addresses(sql::Tx& tx, SendAccountMail job, std::string own) {
  if (!is_about_an_address(job.mail)) co_return Addresses{own, own};
  const auto asked = co_await auth::get_confirmation(tx, auth::OneTimeTokenId{job.subject_id});
  const bool is_to_the_new = job.mail == AccountMail::confirm_email;
  co_return Addresses{asked.email, is_to_the_new ? asked.email : asked.previous_email.value()};
}

Task<SendMail> write(sql::Tx& tx, const Options& options, SendAccountMail job) {
  const auto person = co_await auth::get_person(tx, job.user_id);
  const auto agency = co_await tenants::get_agency(tx);
  const auto owner = co_await auth::get_person(tx, agency.owner_id);
  const auto url = co_await tenants::app_url(tx, options.public_url);
  const auto addresses = co_await find_addresses(tx, job, person.email);
  const AccountMailFacts facts{agency.name, person.full_name, link_of(options, job, url), addresses.asked};
  const auto id = "account-" + std::to_string(static_cast<int>(job.mail)) + "-" + base::to_string(job.subject_id);
  Envelope envelope{{person.full_name, addresses.to}, owner.email, id};
  co_return co_await dress(tx, options, envelope, account_mail_content(job.mail, facts));
}

Task<mail::Message> write_message(Post post, SendAccountMail job) {
  auto tx = co_await post.app.begin(Scope::of(job.agency_id));
  co_return message_of(co_await write(tx, post.options, job));
}

Task<void> send_account_mail(Post post, jobs::Run&, SendAccountMail job) {
  auto message = co_await write_message(post, job);
  co_await post.sender.send(std::move(message));
}

}  // namespace

void add_account_mail_listeners(events::Bus& bus) {
  bus.on("notifications.mail_email_confirmation",
         post_about_token<AccountMail::confirm_email, auth::EmailConfirmationWanted>);
  bus.on("notifications.mail_email_change", post_about_token<AccountMail::email_change, auth::EmailChangeWanted>);
  bus.on("notifications.mail_changed_email", post_about_token<AccountMail::email_changed, auth::EmailChanged>);
  bus.on("notifications.mail_password_reset", post_about_token<AccountMail::reset_password, auth::PasswordResetWanted>);
  bus.on("notifications.mail_magic_link", post_about_token<AccountMail::magic_link, auth::MagicLinkWanted>);
  bus.on("notifications.mail_changed_password", post_password_notice);
  bus.on("notifications.mail_delayed_attempts", post_delay_notice);
}

void add_account_mail_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options) {
  worker.on<SendAccountMail>(jobs::with(send_account_mail, Post{sender, app, options}));
}

}  // namespace notifications
