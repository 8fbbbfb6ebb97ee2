// The mail that invites somebody into an agency or to a client's website.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "base/id.hpp"
#include "jobs/jobs.hpp"
#include "mail_template.hpp"
#include "notifications/notifications.hpp"

namespace notifications {

// Written and sent in one go: the link in it is as good as a signature, and is kept nowhere. The job names the
// invitation, whose newest token makes the link.
struct SendInvitation {
  static constexpr std::string_view kind = "notifications.send_invitation";
  base::Uuid invitation_id;
};
BOOST_DESCRIBE_STRUCT(SendInvitation, (), (invitation_id))

struct InvitationFacts {
  std::string agency;
  std::string inviter;
  std::string link;
  bool is_for_client;
};

// The words. Pure.
MailContent invitation_content(const InvitationFacts& facts);

void add_invitation_mail_listeners(events::Bus& bus);
// All outlive the worker.
void add_invitation_mail_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options);

}  // namespace notifications
