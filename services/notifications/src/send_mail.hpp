// The job that sends one mail, once.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "jobs/jobs.hpp"
#include "mail/mail.hpp"
#include "mail_template.hpp"

namespace notifications {

struct SendMail {
  static constexpr std::string_view kind = "notifications.send_mail";
  std::string message_id;  // the same mail asked for twice is still one
  std::string to_name;
  std::string to;
  std::string from_name;
  std::string from;
  std::string reply_to;  // where an answer reaches a person
  std::string subject;
  std::string text;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(SendMail, (), (message_id, to_name, to, from_name, from, reply_to, subject, text, html))

mail::Message message_of(const SendMail& job);

void add_send_job(jobs::Worker& worker, mail::Sender& sender);

}  // namespace notifications
