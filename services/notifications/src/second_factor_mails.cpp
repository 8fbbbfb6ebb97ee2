// Whoever changes how somebody signs in, its owner hears of it: the mail is the only trace that a thief cannot remove.
#include "second_factor_mails.hpp"

#include "auth/events.hpp"
#include "auth/people.hpp"
#include "branded_mail.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

constexpr const char* if_it_was_not_you =
    "If this was not you, change your password now and look at your sessions and second factors.";

// What is told, in the name of the agency in which it happened.
struct Notice {
  tenancy::UserId user;
  std::string message_id;
  std::string subject;
  std::string what;
};

Task<void> tell(sql::Tx& tx, const Options& options, Notice notice) {
  auto agency = co_await tenants::get_agency(tx);
  auto person = co_await auth::get_person(tx, notice.user);
  auto owner = co_await auth::get_person(tx, agency.owner_id);
  const MailContent content{.brand = agency.name,
                            .subject = notice.subject,
                            .heading = notice.subject,
                            .paragraphs = {"Hello " + person.full_name + ",", notice.what, if_it_was_not_you},
                            .button = "Look at your account",
                            .address = co_await tenants::app_url(tx, options.public_url)};
  Envelope envelope{{person.full_name, person.email}, owner.email, notice.message_id};
  co_await post(tx, options, envelope, content);
}

Task<void> mail_added_factor(const Options& options, sql::Tx& tx, auth::SecondFactorAdded event) {
  Notice notice{event.user_id, "factor-added-" + base::to_string(event.factor_id), "A new second factor",
                "\"" + event.name + "\" can be used to sign in to your account from now on."};
  co_await tell(tx, options, notice);
}

Task<void> mail_removed_factor(const Options& options, sql::Tx& tx, auth::SecondFactorRemoved event) {
  Notice notice{event.user_id, "factor-removed-" + base::to_string(event.factor_id), "A second factor was removed",
                "\"" + event.name + "\" can no longer be used to sign in to your account."};
  co_await tell(tx, options, notice);
}

Task<void> mail_used_recovery_code(const Options& options, sql::Tx& tx, auth::RecoveryCodeUsed event) {
  Notice notice{event.user_id, "recovery-code-" + base::to_string(event.code_id), "A recovery code was used",
                "Somebody signed in to your account with a recovery code. " + std::to_string(event.codes_left) +
                    " of them are left."};
  co_await tell(tx, options, notice);
}

Task<void> mail_suspended_passkey(const Options& options, sql::Tx& tx, auth::PasskeySuspended event) {
  Notice notice{event.user_id, "passkey-suspended-" + base::to_string(event.passkey_id), "A passkey was blocked",
                "There seems to be a copy of your passkey \"" + event.name +
                    "\": it is accepted no more. Remove it and make a new one."};
  co_await tell(tx, options, notice);
}

}  // namespace

void add_second_factor_mail_listeners(events::Bus& bus, const Options& options) {
  bus.on<auth::SecondFactorAdded>("notifications.mail_added_factor", events::with(mail_added_factor, options));
  bus.on<auth::SecondFactorRemoved>("notifications.mail_removed_factor", events::with(mail_removed_factor, options));
  bus.on<auth::RecoveryCodeUsed>("notifications.mail_used_recovery_code",
                                 events::with(mail_used_recovery_code, options));
  bus.on<auth::PasskeySuspended>("notifications.mail_suspended_passkey", events::with(mail_suspended_passkey, options));
}

}  // namespace notifications
