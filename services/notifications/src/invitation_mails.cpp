// From `invitation.sent` to a mail, by a job that makes the link at the last moment.
#include "invitation_mails.hpp"

#include "auth/events.hpp"
#include "auth/invitation_letter.hpp"
#include "branded_mail.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

struct Post {
  mail::Sender& sender;
  sql::Database& app;
  const Options& options;
};

Task<void> post_invitation(sql::Tx& tx, auth::InvitationSent event) {
  SendInvitation job{event.invitation_id};
  jobs::EnqueueOptions how{.max_attempts = 10};
  co_await jobs::enqueue(tx, job, how);
}

Task<SendMail> write(sql::Tx& tx, const Options& options, auth::InvitationLetter letter) {
  const auto agency = co_await tenants::get_agency(tx);
  const auto url = co_await tenants::app_url(tx, options.public_url);
  const auto token = auth::one_time_token_text(options.token_key, letter.token_id);
  const InvitationFacts facts{agency.name, letter.inviter_name, url + "/accept-invitation?token=" + token,
                              letter.is_for_client};
  Envelope envelope{{"", letter.email}, letter.inviter_email, "invitation-" + base::to_string(letter.token_id)};
  co_return co_await dress(tx, options, envelope, invitation_content(facts));
}

// None for an invitation that was accepted, revoked or has expired meanwhile.
Task<std::optional<SendMail>> write_invitation(Post post, tenancy::TenantId agency, base::Uuid invitation) {
  auto tx = co_await post.app.begin(tenancy::Scope::of(agency));
  auto letter = co_await auth::find_invitation_letter(tx, invitation);
  if (!letter) co_return std::nullopt;
  co_return co_await write(tx, post.options, *letter);
}

Task<void> send_invitation(Post post, jobs::Run& run, SendInvitation job) {
  const auto mail = co_await write_invitation(post, run.tenant_id(), job.invitation_id);
  if (!mail) co_return;
  auto message = message_of(*mail);
  co_await post.sender.send(std::move(message));
}

}  // namespace

MailContent invitation_content(const InvitationFacts& facts) {
  const std::string purpose = facts.is_for_client ? "to look after your website together with " + facts.agency
                                                  : "to work with the team of " + facts.agency;
  return {.brand = facts.agency,
          .subject = facts.inviter + " invites you to " + facts.agency,
          .heading = "You are invited to " + facts.agency,
          .paragraphs = {facts.inviter + " invites you " + purpose + ".",
                         "The link is for you alone and works for 48 hours. If you expected nothing of the kind, you "
                         "can ignore this mail."},
          .button = "Accept the invitation",
          .address = facts.link};
}

void add_invitation_mail_listeners(events::Bus& bus) { bus.on("notifications.mail_invitation", post_invitation); }

void add_invitation_mail_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options) {
  worker.on<SendInvitation>(jobs::with(send_invitation, Post{sender, app, options}));
}

}  // namespace notifications
