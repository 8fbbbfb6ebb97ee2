// An account's life over the API: registration, confirmation, another password, another address, a link to sign in.
#include <algorithm>

#include "account_mails.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class Accounts : public AccountMails {
 protected:
  Answer me(const Answer& session) { return get("/me", session.field("accessToken")); }
  Answer verify(const std::string& token) { return post("/verify-email", {{"token", token}}); }
  Answer forget(const std::string& email) { return post("/password/forgot", {{"email", email}}); }
  Answer reset(const std::string& token, const std::string& to = "another horse battery") {
    return post("/password/reset", {{"token", token}, {"newPassword", to}});
  }
  Answer change_password(const Answer& session, const std::string& from, const std::string& to) {
    return post("/password", {{"currentPassword", from}, {"newPassword", to}}, session.field("accessToken"));
  }
  // A user of a client of the agency of `owner`, with neither a password nor a confirmed address.
  void add_client_user(const Answer& owner, const std::string& email) {
    const auto tenant = tenancy::TenantId::parse(owner.body.at("user").at("tenantId").as_string());
    insert_person(tenant.value(), email, "", tenancy::SubTenantId::make());
    database.execute("update auth.users set password_hash = '', email_verified_at = null where email = '" + email +
                     "'");
  }
  // The token of a mail that somebody asked for.
  std::string token_for(const std::string& email) {
    EXPECT_EQ(forget(email).status, 204);
    work();
    return newest_token("reset_password");
  }
};

TEST_F(Accounts, are_refused_a_bad_password_with_the_field_and_a_reason) {
  const auto refused = [&](const char* password) {
    const auto answer =
        post("/register",
             {{"agencyName", "Studio"}, {"fullName", "Ada"}, {"email", "a@studio.example"}, {"password", password}});
    EXPECT_EQ(answer.status, 422) << password;
    return answer.details();
  };

  EXPECT_THAT(refused("short"), ElementsAre("password too_short"));
  EXPECT_THAT(refused("Password1"), ElementsAre("password too_common"));
  EXPECT_THAT(refused("a@studio.example"), ElementsAre("password too_common"));
  EXPECT_THAT(refused("mollydog2019"), ElementsAre("password too_weak"));
}

TEST_F(Accounts, tell_long_passwords_apart_to_their_last_character) {
  const std::string common(80, 'x');
  const std::string base = "ten gnomes ate my cheese " + common;
  post("/register",
       {{"agencyName", "S"}, {"fullName", "Ada"}, {"email", "a@studio.example"}, {"password", base + "1"}});

  EXPECT_EQ(log_in("a@studio.example", base + "2").status, 401);
  EXPECT_EQ(log_in("a@studio.example", base + "1").status, 200);
}

TEST_F(Accounts, take_a_password_however_the_keyboard_spells_it) {
  post("/register", {{"agencyName", "S"},
                     {"fullName", "Ada"},
                     {"email", "a@studio.example"},
                     {"password", "sieben \xc3\xa4pfel fallen tief"}});

  EXPECT_EQ(log_in("a@studio.example", "sieben a\xcc\x88pfel fallen tief").status, 200);
}

TEST_F(Accounts, begin_signed_in_with_an_address_to_confirm) {
  const auto session = sign_up("ada@studio.example");

  EXPECT_FALSE(session.body.at("user").at("emailVerified").as_bool());
  EXPECT_FALSE(me(session).body.at("emailVerified").as_bool());
  EXPECT_EQ(events_like("account.%"), "account.email_confirmation_wanted");

  const auto verified = verify(newest_token("verify_email"));

  ASSERT_EQ(verified.status, 200) << verified.text;
  EXPECT_EQ(verified.field("email"), "ada@studio.example");
  EXPECT_TRUE(me(session).body.at("emailVerified").as_bool());
}

TEST_F(Accounts, are_confirmed_once_and_within_a_day) {
  sign_up("ada@studio.example");
  const auto token = newest_token("verify_email");
  later(24h);
  EXPECT_EQ(verify(token).status, 410);
  later(-1s);
  EXPECT_EQ(verify(token).status, 200);
  EXPECT_EQ(verify(token).status, 410);
}

TEST_F(Accounts, are_not_confirmed_by_a_token_for_something_else) {
  sign_up("ada@studio.example");

  EXPECT_EQ(verify(token_for("ada@studio.example")).status, 410);
  EXPECT_EQ(verify("ddt_nonsense").status, 410);
  EXPECT_EQ(reset(newest_token("verify_email")).status, 410);
}

TEST_F(Accounts, can_have_the_confirmation_sent_again_a_few_times) {
  const auto session = sign_up("ada@studio.example");
  const auto resend = [&] { return post("/verify-email/resend", nullptr, session.field("accessToken")); };

  for (int i = 0; i < 4; ++i) EXPECT_EQ(resend().status, 204);
  const auto refused = resend();
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "too_many_mails");

  verify(newest_token("verify_email"));
  EXPECT_EQ(resend().code(), "email_verified_already");
}

TEST_F(Accounts, with_another_password_keep_this_session_and_end_all_others) {
  const auto first = sign_up("ada@studio.example");
  const auto second = log_in("ada@studio.example");

  const auto changed = change_password(second, password, "another horse battery");

  ASSERT_EQ(changed.status, 204) << changed.text;
  EXPECT_EQ(refresh(first).status, 401);
  EXPECT_EQ(refresh(second).status, 200);
  EXPECT_EQ(log_in("ada@studio.example").status, 401);
  EXPECT_EQ(log_in("ada@studio.example", "another horse battery").status, 200);
  EXPECT_EQ(events_like("%ed"), "account.email_confirmation_wanted account.password_changed agency.registered "
                                "session.ended");
}

TEST_F(Accounts, change_no_password_without_the_old_one_or_to_a_bad_one) {
  const auto session = sign_up("ada@studio.example");

  EXPECT_THAT(change_password(session, "not it at all", "another horse battery").details(),
              ElementsAre("currentPassword wrong_password"));
  EXPECT_THAT(change_password(session, password, "password").details(), ElementsAre("newPassword too_common"));
  EXPECT_EQ(log_in("ada@studio.example").status, 200);
}

TEST_F(Accounts, with_a_second_factor_may_have_a_shorter_password) {
  const auto session = sign_up("ada@studio.example");
  ASSERT_THAT(change_password(session, password, "mollydog2019").details(), ElementsAre("newPassword too_weak"));
  database.execute("insert into auth.totp_factors (id, user_id, name, sealed_secret, created_at, confirmed_at) select "
                   "gen_random_uuid(), id, 'Phone', '', now(), now() from auth.users");

  EXPECT_EQ(change_password(session, password, "mollydog2019").status, 204);
}

TEST_F(Accounts, with_another_password_trust_no_device_any_more) {
  const auto session = sign_up("ada@studio.example");
  database.execute(
      "insert into auth.trusted_devices (id, user_id, token_hash, user_agent, address, created_at, last_used_at, "
      "expires_at) select gen_random_uuid(), id, 'h', '', '', now(), now(), now() from auth.users");

  change_password(session, password, "another horse battery");

  EXPECT_EQ(database.execute("select count(*) from auth.trusted_devices"), "0");
}

TEST_F(Accounts, with_a_stolen_session_do_not_let_the_password_be_guessed) {
  const auto session = sign_up("ada@studio.example");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(change_password(session, "wrong" + std::to_string(i), "another horse battery").status, 422);

  EXPECT_EQ(change_password(session, password, "another horse battery").status, 429);
}

TEST_F(Accounts, that_are_reset_have_the_new_password_and_no_session_in_any_agency) {
  const auto session = sign_up("ada@studio.example");
  const auto user = "'" + std::string(session.body.at("user").at("userId").as_string()) + "'";
  const auto other = "'" + base::to_string(base::make_uuid()) + "'";
  database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level) values (" + other +
                   ", gen_random_uuid(), " + user + ", 'agency', 'member')");
  const auto elsewhere_too =
      post("/login", {{"email", "ada@studio.example"}, {"password", password}, {"tenantId", other.substr(1, 36)}});
  ASSERT_EQ(elsewhere_too.status, 200) << elsewhere_too.text;
  const auto token = token_for("ada@studio.example");

  const auto answer = reset(token);

  ASSERT_EQ(answer.status, 204) << answer.text;
  EXPECT_EQ(refresh(session).status, 401);
  EXPECT_EQ(refresh(elsewhere_too).status, 401);
  EXPECT_EQ(log_in("ada@studio.example").status, 401);
  const auto again = log_in("ada@studio.example", "another horse battery");
  EXPECT_EQ(again.status, 200);
  EXPECT_TRUE(again.body.at("user").at("emailVerified").as_bool());
  EXPECT_EQ(events_like("session.ended"), "session.ended session.ended");
  EXPECT_EQ(events_like("account.password%"), "account.password_changed account.password_reset_wanted");
}

TEST_F(Accounts, are_reset_once) {
  sign_up("ada@studio.example");
  const auto token = token_for("ada@studio.example");
  EXPECT_EQ(reset(token).status, 204);

  EXPECT_EQ(reset(token, "a third horse battery").status, 410);
}

TEST_F(Accounts, are_reset_within_a_quarter_of_an_hour) {
  sign_up("ada@studio.example");
  const auto token = token_for("ada@studio.example");
  later(15min);

  EXPECT_EQ(reset(token).status, 410);
}

TEST_F(Accounts, that_are_reset_void_all_other_links) {
  sign_up("ada@studio.example");
  const auto first = token_for("ada@studio.example");
  const auto second = token_for("ada@studio.example");
  ASSERT_NE(first, second);

  EXPECT_EQ(reset(second).status, 204);

  EXPECT_EQ(reset(first).status, 410);
}

TEST_F(Accounts, keep_the_link_when_the_new_password_is_refused) {
  sign_up("ada@studio.example");
  const auto token = token_for("ada@studio.example");

  EXPECT_THAT(reset(token, "password").details(), ElementsAre("newPassword too_common"));

  EXPECT_EQ(reset(token).status, 204);
}

TEST_F(Accounts, that_are_reset_may_sign_in_at_once_however_often_somebody_has_tried) {
  sign_up("ada@studio.example");
  for (int i = 0; i < 5; ++i) log_in("ada@studio.example", "wrong");
  ASSERT_EQ(log_in("ada@studio.example").status, 429);

  EXPECT_EQ(reset(token_for("ada@studio.example")).status, 204);

  EXPECT_EQ(log_in("ada@studio.example", "another horse battery").status, 200);
}

TEST_F(Accounts, get_three_reset_mails_an_hour) {
  sign_up("ada@studio.example");
  for (int i = 0; i < 5; ++i) token_for("ada@studio.example");

  EXPECT_EQ(count("account.password_reset_wanted"), 3);
  later(1h);
  token_for("ada@studio.example");
  EXPECT_EQ(count("account.password_reset_wanted"), 4);
}

TEST_F(Accounts, get_no_link_while_they_are_deactivated) {
  sign_up("ada@studio.example");
  database.execute("update auth.users set is_active = false");

  EXPECT_EQ(token_for("ada@studio.example"), "");
}

// What can be seen and timed from outside is the request; what it does for a known address it does for an unknown one.
TEST_F(Accounts, that_do_not_exist_cause_the_same_answers_and_the_same_work) {
  sign_up("ada@studio.example");
  const auto traces = [&](const std::string& path, const std::string& email) {
    database.execute("delete from jobs.jobs");
    const auto answer = post(path, {{"email", email}});
    return std::to_string(answer.status) + answer.text + " " +
           database.execute("select string_agg(kind || tenant_id || status, ' ') from jobs.jobs") +
           database.execute("select count(*) from auth.one_time_tokens where purpose <> 'verify_email'");
  };

  for (const auto* path : {"/password/forgot", "/magic-link"})
    EXPECT_EQ(traces(path, "ada@studio.example"), traces(path, "nobody@studio.example")) << path;
}

TEST_F(Accounts, that_do_not_exist_cannot_be_told_from_a_wrong_password) {
  sign_up("ada@studio.example");
  const auto told = [](Answer answer) {
    answer.body.at("error").as_object().erase("requestId");
    return json::serialize(answer.body);
  };

  EXPECT_EQ(told(log_in("ada@studio.example", "wrong")), told(log_in("nobody@studio.example", "wrong")));
}

TEST_F(Accounts, that_do_not_exist_cost_a_login_as_much_as_others) {
  crypto::PasswordHasher slow(1, 16, 10);
  Given given_slow{signer, slow, founder, given.options};
  serve(given_slow);
  sign_up("ada@studio.example");
  const auto median_of = [&](const std::string& email) {
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
      database.execute("delete from auth.login_attempts");
      const auto start = std::chrono::steady_clock::now();
      EXPECT_EQ(log_in(email, "wrong").status, 401);
      times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + 4);
    return times[4];
  };

  const double ratio = median_of("ada@studio.example") / median_of("nobody@studio.example");

  EXPECT_GT(ratio, 0.5);
  EXPECT_LT(ratio, 2.0);
  dispatcher.reset();
}

TEST_F(Accounts, of_a_clients_user_sign_in_by_a_link) {
  const auto owner = sign_up("ada@studio.example");
  add_client_user(owner, "bob@bakery.example");
  EXPECT_EQ(post("/magic-link", {{"email", "bob@bakery.example"}}).status, 204);
  work();
  const auto token = newest_token("magic_link");

  const auto session = post("/magic-link/sign-in", {{"token", token}});

  ASSERT_EQ(session.status, 200) << session.text;
  EXPECT_EQ(session.body.at("user").at("role"), "client");
  EXPECT_TRUE(session.body.at("user").at("emailVerified").as_bool());
  EXPECT_EQ(database.execute("select methods from auth.sessions order by created_at desc limit 1"), "{email}");
  EXPECT_EQ(post("/magic-link/sign-in", {{"token", token}}).status, 410);
}

TEST_F(Accounts, sign_in_by_a_link_within_a_quarter_of_an_hour) {
  add_client_user(sign_up("ada@studio.example"), "bob@bakery.example");
  post("/magic-link", {{"email", "bob@bakery.example"}});
  work();
  later(15min);

  EXPECT_EQ(post("/magic-link/sign-in", {{"token", newest_token("magic_link")}}).status, 410);
}

TEST_F(Accounts, of_agency_members_get_no_link_to_sign_in) {
  sign_up("ada@studio.example");

  EXPECT_EQ(post("/magic-link", {{"email", "ada@studio.example"}}).status, 204);
  work();

  EXPECT_EQ(newest_token("magic_link"), "");
  EXPECT_EQ(events_like("account.magic%"), "");
}

TEST_F(Accounts, change_their_name) {
  const auto session = sign_up("ada@studio.example");

  const auto changed = patch("/me", {{"fullName", "Ada L."}}, session.field("accessToken"));

  EXPECT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(changed.field("fullName"), "Ada L.");
  EXPECT_EQ(me(session).field("fullName"), "Ada L.");
  EXPECT_EQ(patch("/me", {{"emailVerified", true}}, session.field("accessToken")).status, 422);
}

TEST_F(Accounts, change_their_address_when_the_new_one_has_answered) {
  const auto session = sign_up("ada@studio.example");
  const auto old_token = newest_token("verify_email");
  const auto reset_token = token_for("ada@studio.example");

  const auto asked = post("/me/email", {{"email", "ada@new.example"}}, session.field("accessToken"));

  EXPECT_EQ(asked.status, 204) << asked.text;
  EXPECT_EQ(me(session).field("email"), "ada@studio.example");
  EXPECT_EQ(verify(newest_token("verify_email")).status, 200);
  EXPECT_EQ(me(session).field("email"), "ada@new.example");
  EXPECT_TRUE(me(session).body.at("emailVerified").as_bool());
  EXPECT_EQ(verify(old_token).status, 410);
  EXPECT_EQ(reset(reset_token).status, 410);
  EXPECT_EQ(log_in("ada@new.example").status, 200);
  EXPECT_EQ(events_like("account.email_change%"), "account.email_change_wanted account.email_changed");
}

TEST_F(Accounts, do_not_take_the_address_of_another_one) {
  sign_up("bob@studio.example");
  const auto session = sign_up("ada@studio.example");
  EXPECT_EQ(post("/me/email", {{"email", "bob@studio.example"}}, session.field("accessToken")).code(), "email_taken");

  post("/me/email", {{"email", "late@studio.example"}}, session.field("accessToken"));
  const auto token = newest_token("verify_email");
  sign_up("late@studio.example");

  EXPECT_EQ(verify(token).code(), "email_taken");
  EXPECT_EQ(me(session).field("email"), "ada@studio.example");
}

TEST_F(Accounts, keep_no_token_where_anybody_could_read_it) {
  const auto session = sign_up("ada@studio.example");
  const auto token = token_for("ada@studio.example");

  const auto everything = database.execute(
      "select coalesce(string_agg(t::text, ' '), '') from (select payload::text as t from events.outbox union all "
      "select payload::text from jobs.jobs union all select o::text from auth.one_time_tokens o) as all_rows");

  EXPECT_THAT(everything, testing::HasSubstr("reset_password"));
  EXPECT_THAT(everything, testing::Not(testing::HasSubstr(token.substr(30))));
  EXPECT_THAT(everything, testing::Not(testing::HasSubstr("ddt_")));
}

}  // namespace
}  // namespace auth
