// How soon one may try again, and who is told.
#include "login_attempts.hpp"

#include "account_mails.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;

constexpr base::Timestamp now = std::chrono::sys_days(std::chrono::January / 1 / 2030);
constexpr Allowance five{5, 1h};

struct Delay {
  int tries;
  std::chrono::seconds since_last;
  std::chrono::seconds wait;
};

TEST(Delays, double_after_the_free_tries_and_stay_below_a_quarter_of_an_hour) {
  for (const auto& [tries, since_last, wait] : std::vector<Delay>{{0, 0s, 0s},
                                                                  {4, 0s, 0s},
                                                                  {5, 0s, 1s},
                                                                  {6, 0s, 2s},
                                                                  {7, 0s, 4s},
                                                                  {7, 3s, 1s},
                                                                  {7, 4s, 0s},
                                                                  {14, 0s, 512s},
                                                                  {15, 0s, 900s},
                                                                  {15, 899s, 1s},
                                                                  {1000, 0s, 900s},
                                                                  {1000, 900s, 0s}}) {
    const Tries seen{tries, now - since_last};
    EXPECT_EQ(wait_of(seen, five, now), wait) << tries << " tries, " << since_last.count() << " s ago";
  }
}

TEST(Delays, are_rounded_up_so_that_whoever_waits_may_try) { EXPECT_EQ(wait_of({6, now - 1ms}, five, now), 2s); }

TEST(Tries, are_forgotten_one_by_one) {
  EXPECT_EQ(remembered({7, now - 59min}, five, now), 7);
  EXPECT_EQ(remembered({7, now - 1h}, five, now), 6);
  EXPECT_EQ(remembered({7, now - 24h}, five, now), 0);
  EXPECT_EQ(with_one_more({7, now - 1h}, five, now), 7);
  EXPECT_EQ(with_one_more({15, now}, five, now), 15);
  EXPECT_EQ(remembered({7, now + 1h}, five, now), 7);
}

TEST(Networks, are_what_one_person_can_change_its_address_in) {
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("2001:db8::1"), network_of("2001:db8:0:0:ffff::2"));
  EXPECT_NE(network_of("2001:db8::1"), network_of("2001:db8:0:1::1"));
  EXPECT_EQ(network_of(""), "");
}

class LoginAttempts : public AccountMails {
 protected:
  LoginAttempts() { owner = sign_up("ada@studio.example"); }

  std::vector<int> statuses_of_wrong_passwords(int times, const std::string& email = "ada@studio.example") {
    std::vector<int> statuses;
    statuses.reserve(static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) statuses.push_back(log_in(email, "wrong").status);
    return statuses;
  }

  static constexpr const char* elsewhere = "198.51.100.9";

  Answer owner;
};

TEST_F(LoginAttempts, are_delayed_after_five_wrong_passwords) {
  EXPECT_THAT(statuses_of_wrong_passwords(5), testing::Each(401));

  const auto refused = log_in("ada@studio.example");

  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "too_many_attempts");
  EXPECT_EQ(refused.header("Retry-After"), "1");
  later(1s);
  EXPECT_EQ(log_in("ada@studio.example").status, 200);
}

TEST_F(LoginAttempts, wait_longer_each_time) {
  statuses_of_wrong_passwords(5);
  for (const auto* wait : {"1", "2", "4", "8"}) {
    EXPECT_EQ(log_in("ada@studio.example", "wrong").header("Retry-After"), wait);
    later(std::chrono::seconds(std::stoi(wait)));
    EXPECT_EQ(log_in("ada@studio.example", "wrong").status, 401);
  }
}

TEST_F(LoginAttempts, that_are_refused_cost_no_hash_and_do_not_count) {
  statuses_of_wrong_passwords(5);
  const auto counted = database.execute("select sum(tries) from auth.login_attempts");

  EXPECT_THAT(statuses_of_wrong_passwords(20), testing::Each(429));

  EXPECT_EQ(database.execute("select sum(tries) from auth.login_attempts"), counted);
}

TEST_F(LoginAttempts, of_unknown_addresses_are_delayed_alike) {
  EXPECT_THAT(statuses_of_wrong_passwords(5, "nobody@studio.example"), testing::Each(401));

  EXPECT_EQ(log_in("nobody@studio.example").status, 429);
}

TEST_F(LoginAttempts, by_a_stranger_do_not_lock_the_owner_out_of_the_usual_place) {
  ASSERT_EQ(log_in("ada@studio.example").status, 200);
  from = elsewhere;
  statuses_of_wrong_passwords(5);
  ASSERT_EQ(log_in("ada@studio.example").status, 429);

  from = home;

  EXPECT_EQ(log_in("ada@studio.example").status, 200);
  from = elsewhere;
  EXPECT_EQ(log_in("ada@studio.example").status, 429);
}

TEST_F(LoginAttempts, at_the_usual_place_are_counted_there) {
  ASSERT_EQ(log_in("ada@studio.example").status, 200);

  EXPECT_THAT(statuses_of_wrong_passwords(5), testing::Each(401));

  EXPECT_EQ(log_in("ada@studio.example").status, 429);
}

TEST_F(LoginAttempts, start_again_after_a_right_password) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(statuses_of_wrong_passwords(4), testing::Each(401));
    EXPECT_EQ(log_in("ada@studio.example").status, 200);
  }
}

TEST_F(LoginAttempts, that_spray_many_accounts_from_one_address_are_delayed) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(log_in("user" + std::to_string(i) + "@x.example", "wrong").status, 401);

  EXPECT_EQ(log_in("ada@studio.example").status, 429);
  from = elsewhere;
  EXPECT_EQ(log_in("ada@studio.example").status, 200);
}

base::Task<void> count_one(Given& given, sql::Database& db, int& allowed) {
  Attempt attempt{Trial::password, "ada@studio.example", "192.0.2.7"};
  std::exception_ptr refusal;
  try {
    co_await require_may_try(given, db, attempt);
    ++allowed;
  } catch (const base::Error&) {
    refusal = std::current_exception();
  }
}

TEST_F(LoginAttempts, are_counted_exactly_when_they_come_at_the_same_moment) {
  int allowed = 0;
  std::vector<base::Task<void>> tasks;
  tasks.reserve(40);
  for (int i = 0; i < 40; ++i) tasks.push_back(count_one(given, db, allowed));

  sql::testing::run_together(context, std::move(tasks));

  EXPECT_EQ(allowed, 5);
}

TEST_F(LoginAttempts, tell_the_owner_once_when_delays_begin) {
  statuses_of_wrong_passwords(5);
  work();
  EXPECT_EQ(events_like("account.attempts_delayed"), "account.attempts_delayed");

  for (int i = 0; i < 4; ++i) {
    later(60s);
    statuses_of_wrong_passwords(1);
  }
  work();
  EXPECT_EQ(events_like("account.attempts_delayed"), "account.attempts_delayed");
}

TEST_F(LoginAttempts, on_unknown_addresses_enqueue_the_same_job_and_tell_nobody) {
  statuses_of_wrong_passwords(5, "nobody@studio.example");
  EXPECT_EQ(database.execute("select count(*) from jobs.jobs where kind = 'auth.answer_mail_request'"), "1");

  work();

  EXPECT_EQ(events_like("account.attempts_delayed"), "");
}

TEST_F(LoginAttempts, leave_no_address_of_anybody_behind) {
  statuses_of_wrong_passwords(2);

  EXPECT_EQ(database.execute("select count(*) from auth.login_attempts where key like '%studio%' or key like '%192%'"),
            "0");
}

TEST_F(LoginAttempts, without_consequences_are_purged) {
  statuses_of_wrong_passwords(2, "nobody@studio.example");
  ASSERT_EQ(log_in("ada@studio.example").status, 200);
  later(24h * 8);

  run(purge_login_attempts(db));

  EXPECT_EQ(database.execute("select count(*) from auth.login_attempts"), "1");
  later(24h * 90);
  run(purge_login_attempts(db));
  EXPECT_EQ(database.execute("select count(*) from auth.login_attempts"), "0");
}

TEST_F(LoginAttempts, that_the_hasher_refuses_do_not_count) {
  crypto::PasswordHasher busy(1, 0, 12);
  Given given_busy{signer, busy, founder, given.options};
  serve(given_busy);
  std::vector<int> statuses;
  const auto try_once = [&]() -> base::Task<void> {
    Ask login{.method = "POST", .path = "/login", .body = {{"email", "nobody@studio.example"}, {"password", "wrong"}}};
    const auto answer = co_await send(std::move(login));
    statuses.push_back(answer.status);
  };
  std::vector<base::Task<void>> tasks;
  for (int i = 0; i < 2; ++i) tasks.push_back(try_once());

  sql::testing::run_together(context, std::move(tasks));

  EXPECT_THAT(statuses, testing::UnorderedElementsAre(401, 503));
  EXPECT_EQ(database.execute("select max(tries) from auth.login_attempts"), "1");
}

}  // namespace
}  // namespace auth
