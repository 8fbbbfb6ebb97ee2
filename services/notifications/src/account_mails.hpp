// Mails to people about their own account: links to confirm, reset and sign in, and warnings.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <string>

#include "base/id.hpp"
#include "jobs/jobs.hpp"
#include "mail_template.hpp"
#include "notifications/notifications.hpp"
#include "tenancy/ids.hpp"

namespace notifications {

enum class AccountMail {
  confirm_email,       // to the address that is to be confirmed
  email_change,        // to the old address: it is asked to be replaced
  email_changed,       // to the old address: it has been
  reset_password,
  magic_link,
  password_changed,
  attempts_delayed
};
BOOST_DESCRIBE_ENUM(AccountMail, confirm_email, email_change, email_changed, reset_password, magic_link,
                    password_changed, attempts_delayed)

// Written and sent in one go, so that the link, which is as good as a password, is kept nowhere: the job knows the
// token's id, which is no secret.
struct SendAccountMail {
  static constexpr std::string_view kind = "notifications.send_account_mail";
  AccountMail mail;
  tenancy::UserId user_id;
  base::Uuid subject_id;           // the token's, or else the occasion's: the same mail asked for twice is still one
  tenancy::TenantId agency_id;     // in whose name
};
BOOST_DESCRIBE_STRUCT(SendAccountMail, (), (mail, user_id, subject_id, agency_id))

// Who reads it, and what its link leads to; `link` is empty where there is none.
struct AccountMailFacts {
  std::string agency;
  std::string person;
  std::string link;
  std::string email;  // the address in question, of those about one
};

// The words. Pure.
MailContent account_mail_content(AccountMail mail, const AccountMailFacts& facts);

void add_account_mail_listeners(events::Bus& bus);
// All outlive the worker.
void add_account_mail_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options);

}  // namespace notifications
