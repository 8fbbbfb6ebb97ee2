// What people hear about their second factors, as mail jobs.
#include "auth/events.hpp"
#include "mails_fixture.hpp"

namespace notifications {
namespace {

using testing::HasSubstr;

class SecondFactorMails : public Mails {
 protected:
  SecondFactorMails() { add_person(person, "bob@agency.example", "Bob"); }

  const tenancy::UserId person = tenancy::UserId::make();
};

TEST_F(SecondFactorMails, tell_the_person_of_a_used_recovery_code) {
  deliver(auth::RecoveryCodeUsed{person, base::make_uuid(), 7});

  EXPECT_EQ(the_job("to"), "bob@agency.example");
  EXPECT_EQ(the_job("replyTo"), "ada@agency.example");
  EXPECT_EQ(the_job("fromName"), "Ada's Agency");
  EXPECT_THAT(the_job("text"), HasSubstr("7 of them are left"));
  EXPECT_THAT(the_job("text"), HasSubstr("If this was not you"));
}

TEST_F(SecondFactorMails, name_what_was_added) {
  deliver(auth::SecondFactorAdded{person, base::make_uuid(), "My phone"});

  EXPECT_THAT(the_job("text"), HasSubstr("\"My phone\" can be used"));
}

TEST_F(SecondFactorMails, name_what_was_removed) {
  deliver(auth::SecondFactorRemoved{person, base::make_uuid(), "My phone"});

  EXPECT_THAT(the_job("text"), HasSubstr("\"My phone\" can no longer be used"));
}

TEST_F(SecondFactorMails, warn_of_a_copied_passkey) {
  deliver(auth::PasskeySuspended{person, base::make_uuid(), "Yellow key"});

  EXPECT_THAT(the_job("text"), HasSubstr("copy of your passkey \"Yellow key\""));
}

}  // namespace
}  // namespace notifications
