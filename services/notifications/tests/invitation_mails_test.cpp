// Mails about who belongs to an agency: the invitation with its link, and the news of a new owner.
#include "invitation_mails.hpp"

#include "auth/events.hpp"
#include "auth/one_time_token.hpp"
#include "mails_fixture.hpp"

namespace notifications {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class MembershipMails : public Mails {
 protected:
  MembershipMails() {
    add_person(bob, "bob@agency.example", "Bob");
    database.execute("insert into auth.invitations (tenant_id, id, email, role, level, inviter_id, token_id, "
                     "expires_at) values (" +
                     quoted(agency) + ", " + quoted(invitation) + ", 'eve@new.example', 'agency', 'member', " +
                     quoted(owner) + ", " + quoted(token) + ", now() + interval '2 days')");
  }

  const tenancy::UserId bob = tenancy::UserId::make();
  const base::Uuid invitation = base::make_uuid();
  const auth::OneTimeTokenId token = auth::OneTimeTokenId::make();
};

TEST_F(MembershipMails, invite_with_a_link_in_the_agencys_name) {
  deliver(auth::InvitationSent{invitation});

  const auto& mails = sent();

  ASSERT_THAT(mails, SizeIs(1));
  const auto link = "https://dde.example/accept-invitation?token=" + auth::one_time_token_text("the key", token);
  EXPECT_EQ(mails[0].to.mailbox(), "eve@new.example");
  EXPECT_EQ(mails[0].from.name(), "Ada's Agency");
  EXPECT_EQ(mails[0].reply_to->mailbox(), "ada@agency.example");
  EXPECT_THAT(mails[0].subject, HasSubstr("Ada invites you"));
  EXPECT_THAT(mails[0].text, HasSubstr(link));
}

TEST_F(MembershipMails, leave_the_link_nowhere_but_in_the_mail) {
  deliver(auth::InvitationSent{invitation});
  sent();

  const auto kept = database.execute("select coalesce(string_agg(j::text, ' '), '') from jobs.jobs j") +
                    database.execute("select coalesce(string_agg(o::text, ' '), '') from events.outbox o");

  EXPECT_THAT(kept, HasSubstr("notifications.send_invitation"));
  EXPECT_THAT(kept, Not(HasSubstr(auth::one_time_token_text("the key", token).substr(4))));
}

TEST_F(MembershipMails, do_not_invite_whose_invitation_is_off) {
  for (const auto* off : {"revoked_at = now()", "revoked_at = null, accepted_at = now()",
                          "accepted_at = null, expires_at = now() - interval '1 second'"}) {
    database.execute(std::string("update auth.invitations set ") + off);
    deliver(auth::InvitationSent{invitation});
  }

  EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(MembershipMails, about_one_token_are_one_mail_however_often_they_are_sent) {
  deliver(auth::InvitationSent{invitation});
  deliver(auth::InvitationSent{invitation});

  const auto& mails = sent();

  ASSERT_THAT(mails, SizeIs(2));
  EXPECT_EQ(mails[0].message_id, mails[1].message_id) << "which is what transports tell mails by";
}

TEST_F(MembershipMails, tell_both_owners_that_the_agency_changed_hands) {
  deliver(auth::OwnershipTransferred{owner, bob});

  const auto& mails = sent();

  ASSERT_THAT(mails, SizeIs(2));
  for (const auto& mail : mails) {
    const bool is_old = mail.to.mailbox() == "ada@agency.example";
    EXPECT_EQ(mail.subject, is_old ? "You handed over Ada's Agency" : "You own Ada's Agency now");
    EXPECT_THAT(mail.text, HasSubstr(is_old ? "Bob" : "Ada"));
  }
  EXPECT_NE(mails[0].to.mailbox(), mails[1].to.mailbox());
}

TEST(InvitationTexts, say_what_the_invitation_is_for) {
  const InvitationFacts to_team{"The Agency", "Ada", "https://dde.example/x", false};
  const InvitationFacts to_client{"The Agency", "Ada", "https://dde.example/x", true};

  EXPECT_THAT(render_mail(invitation_content(to_team)).text, HasSubstr("work with the team of The Agency"));
  EXPECT_THAT(render_mail(invitation_content(to_client)).text, HasSubstr("your website"));
}

}  // namespace
}  // namespace notifications
