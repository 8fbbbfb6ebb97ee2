// A POST that is sent again and again while PostgreSQL is killed: its effect happens once.
#include <boost/asio/co_spawn.hpp>
#include <random>

#include "http/tests/keyed_desk.hpp"

namespace {

using std::chrono::microseconds;

sql::testing::PrivatePostgres& server_to_kill() {
  static sql::testing::PrivatePostgres server;
  return server;
}

class IdempotencyInCrashes : public http::testing::KeyedDesk {
 protected:
  // The server of the tests gives up safety for speed; here a commit is one.
  IdempotencyInCrashes() : http::testing::KeyedDesk(server_to_kill()) {
    fresh.execute("alter role dde_app set synchronous_commit = on");
    post({.text = "first", .key = "first"});
  }

  static void crash() {
    server_to_kill().stop();
    server_to_kill().start();
  }
  void begin(Sent sent) {
    boost::asio::co_spawn(context, task(std::move(sent)), [](std::exception_ptr, const http::Response&) {});
    context.restart();
  }

  // As a client does that wants to know, and comes back while it is told that the first one is still running. Whether
  // the answer was one from before.
  bool is_replayed(const Sent& sent) {
    http::Response answer;
    const auto is_answered = [&] {
      answer = post(sent);
      return answer.status < 500 && answer.status != 409;
    };
    EXPECT_TRUE(http::testing::eventually(is_answered));
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(fresh.execute("select count(*) from notes where text = '" + sent.text + "'"), "1");
    return !header(answer, "Idempotency-Replayed").empty();
  }
};

TEST_F(IdempotencyInCrashes, runs_again_what_was_killed_before_its_commit) {
  const Sent sent{.text = "before", .key = "before"};
  const int runs = desk.runs;
  desk.waits = true;
  begin(sent);
  sql::testing::run_until(context, [&] { return desk.runs > runs; });

  crash();
  desk.waits = false;

  EXPECT_FALSE(is_replayed(sent));
}

TEST_F(IdempotencyInCrashes, answers_again_what_was_killed_after_its_commit) {
  const Sent sent{.text = "after", .key = "after"};
  post(sent);

  crash();

  EXPECT_TRUE(is_replayed(sent));
}

TEST_F(IdempotencyInCrashes, happens_once_whatever_the_moment) {
  std::mt19937 random(7);
  for (int round = 0; round < 8; ++round) {
    const auto name = "round " + std::to_string(round);
    const Sent sent{.text = name, .key = name};
    begin(sent);
    context.run_for(microseconds(random() % 6000));

    crash();

    is_replayed(sent);
  }
}

}  // namespace
