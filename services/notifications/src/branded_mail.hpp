// Mails in an agency's name and look.
#pragma once

#include <string>

#include "base/task.hpp"
#include "mail_template.hpp"
#include "notifications/notifications.hpp"
#include "send_mail.hpp"

namespace notifications {

struct Recipient {
  std::string name;
  std::string address;
};

struct Envelope {
  Recipient to;
  std::string reply_to;    // a person of the agency; its support address wins where it has one
  std::string message_id;  // the same mail asked for twice is still one
};

// The mail as it is sent: sender name, colours and support address are those of the agency's brand.
base::Task<SendMail> dress(sql::Tx& tx, const Options& options, Envelope envelope, MailContent content);

// Enqueues it in this transaction. Not for mails with a link that is as good as a password: jobs are kept.
base::Task<void> post(sql::Tx& tx, const Options& options, Envelope envelope, MailContent content);

void add_website_listeners(events::Bus& bus, const Options& options);
void add_usage_listeners(events::Bus& bus, const Options& options);
void add_privacy_listeners(events::Bus& bus, const Options& options);

}  // namespace notifications
