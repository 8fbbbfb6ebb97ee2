// The words of the mails about accounts.
#include "account_mails.hpp"

namespace notifications {
namespace {

MailContent confirm_email(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Please confirm your e-mail address",
          .heading = "Is this your e-mail address?",
          .paragraphs = {"Hello " + facts.person + ",",
                         "please confirm that " + facts.email + " is yours. The link is good for 24 hours.",
                         "If you have not signed up or changed your address, you need not do anything."},
          .button = "Confirm the address",
          .address = facts.link};
}

MailContent email_change(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Your e-mail address is to be changed",
          .heading = "Your e-mail address is to be changed",
          .paragraphs = {"Hello " + facts.person + ",",
                         "somebody who is signed in to your account asked to replace this address by " + facts.email +
                             ". It is replaced as soon as the new address is confirmed.",
                         "If that was not you, change your password now: that ends all other sessions."},
          .button = {},
          .address = {}};
}

MailContent email_changed(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Your e-mail address has been changed",
          .heading = "Your e-mail address has been changed",
          .paragraphs = {"Hello " + facts.person + ",",
                         "from now on you sign in with " + facts.email + ". We write to the new address only.",
                         "If that was not you, answer this mail at once."},
          .button = {},
          .address = {}};
}

MailContent reset_password(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Set a new password",
          .heading = "Set a new password",
          .paragraphs = {"Hello " + facts.person + ",",
                         "here you can set a new password. The link is good for 15 minutes and works once.",
                         "If you have not asked for it, you need not do anything: your password stays as it is."},
          .button = "Set a new password",
          .address = facts.link};
}

MailContent magic_link(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Your link to sign in",
          .heading = "Sign in without a password",
          .paragraphs = {"Hello " + facts.person + ",",
                         "this link signs you in. It is good for 15 minutes and works once; do not pass it on.",
                         "If you have not asked for it, you need not do anything."},
          .button = "Sign in",
          .address = facts.link};
}

MailContent password_changed(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Your password has been changed",
          .heading = "Your password has been changed",
          .paragraphs = {"Hello " + facts.person + ",",
                         "your account has a new password, and all other sessions have ended.",
                         "If that was not you, set a new password now by \"Forgot password\"."},
          .button = "Set a new password",
          .address = facts.link};
}

MailContent attempts_delayed(const AccountMailFacts& facts) {
  return {.brand = facts.agency,
          .subject = "Somebody cannot sign in to your account",
          .heading = "Several attempts to sign in have failed",
          .paragraphs = {"Hello " + facts.person + ",",
                         "several attempts to sign in to your account have failed, so further ones from unknown places "
                         "have to wait, up to 15 minutes each. Places from which you have signed in before are not "
                         "concerned.",
                         "If it was you and you do not know your password any more, set a new one: that ends the "
                         "waiting. If it was not you, you need not do anything."},
          .button = "Set a new password",
          .address = facts.link};
}

}  // namespace

MailContent account_mail_content(AccountMail mail, const AccountMailFacts& facts) {
  switch (mail) {
    case AccountMail::confirm_email: return confirm_email(facts);
    case AccountMail::email_change: return email_change(facts);
    case AccountMail::email_changed: return email_changed(facts);
    case AccountMail::reset_password: return reset_password(facts);
    case AccountMail::magic_link: return magic_link(facts);
    case AccountMail::password_changed: return password_changed(facts);
    case AccountMail::attempts_delayed: return attempts_delayed(facts);
  }
  return {};
}

}  // namespace notifications
