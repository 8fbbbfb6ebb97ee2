// The same POST twice, at once, refused, broken off.
#include <boost/asio/co_spawn.hpp>

#include "http/tests/keyed_desk.hpp"

namespace {

using http::Response;
using testing::HasSubstr;

using Idempotency = http::testing::KeyedDesk;

// Both sorts of handler.
class IdempotencyOfBoth : public Idempotency {
 protected:
  Response send(std::string text, std::string key = "k1") {
    return post({.path = GetParam(), .text = std::move(text), .key = std::move(key)});
  }
};
INSTANTIATE_TEST_SUITE_P(Handlers, IdempotencyOfBoth, testing::Values("/notes", "/by-hand"));

TEST_P(IdempotencyOfBoth, runs_a_request_once_and_answers_it_twice) {
  const auto first = send("hello");
  const auto second = send("hello");

  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(header(first, "Idempotency-Replayed"), "");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.content_type, "application/json");
  EXPECT_EQ(header(second, "Idempotency-Replayed"), "true");
  EXPECT_NE(header(second, "Request-Id"), header(first, "Request-Id"));
  EXPECT_EQ(desk.runs, 1);
  EXPECT_EQ(count_all_notes(), "1");
}

TEST_P(IdempotencyOfBoth, refuses_a_key_that_belongs_to_another_body) {
  send("hello");

  const auto other = send("hello!");

  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr(R"("code":"idempotency_key_reused")"));
  EXPECT_THAT(other.body, HasSubstr(R"("field":"Idempotency-Key")"));
  EXPECT_EQ(desk.runs, 1);
}

TEST_P(IdempotencyOfBoth, tells_a_second_one_at_the_same_time_to_come_back) {
  desk.waits = true;
  std::optional<Response> first;
  const auto keep = [](base::Task<Response> work, std::optional<Response>& out) -> base::Task<void> {
    out = co_await std::move(work);
  };
  boost::asio::co_spawn(context, keep(task({.path = GetParam()}), first), [](std::exception_ptr) {});
  sql::testing::run_until(context, [&] { return desk.runs == 1; });

  const auto second = post({.path = GetParam()});
  desk.waits = false;
  bell.ring();
  sql::testing::run_until(context, [&] { return first.has_value(); });

  EXPECT_EQ(second.status, 409);
  EXPECT_THAT(second.body, HasSubstr(R"("code":"idempotency_in_progress")"));
  EXPECT_EQ(header(second, "Retry-After"), "1");
  EXPECT_EQ(first->status, 201);
  EXPECT_EQ(post({.path = GetParam()}).body, first->body);
  EXPECT_EQ(desk.runs, 1);
}

TEST_P(IdempotencyOfBoth, of_twenty_at_once_runs_one) {
  std::vector<base::Task<void>> all;
  std::vector<int> statuses;
  const auto note = [](base::Task<Response> work, std::vector<int>& out) -> base::Task<void> {
    const auto response = co_await std::move(work);
    out.push_back(response.status);
  };
  for (int i = 0; i < 20; ++i) all.push_back(note(task({.path = GetParam()}), statuses));

  sql::testing::run_together(context, std::move(all));

  EXPECT_EQ(desk.runs, 1);
  EXPECT_EQ(count_all_notes(), "1");
  EXPECT_THAT(statuses, testing::Each(testing::AnyOf(201, 409)));
}

TEST_P(IdempotencyOfBoth, keeps_refusals_of_the_operation_itself) {
  const auto refused = send("refuse");
  const auto forbidden = send("forbid", "k2");

  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(send("refuse").body, refused.body);
  EXPECT_EQ(header(send("refuse"), "Idempotency-Replayed"), "true");
  EXPECT_EQ(send("refuse").status, 409);
  EXPECT_EQ(forbidden.status, 403);
  EXPECT_EQ(send("forbid", "k2").body, forbidden.body);
  EXPECT_EQ(desk.runs, 2);
}

TEST_P(IdempotencyOfBoth, keeps_a_broken_constraint_as_the_route_declares_it) {
  send("twice", "k1");

  const auto taken = send("twice", "k2");

  EXPECT_THAT(taken.body, HasSubstr("text_taken"));
  EXPECT_EQ(send("twice", "k2").body, taken.body);
  EXPECT_EQ(desk.runs, 2);
}

TEST_P(IdempotencyOfBoth, keeps_nothing_of_wrong_input_and_of_too_many_requests) {
  EXPECT_EQ(send("").status, 422);
  EXPECT_EQ(send("hurry").status, 429);
  EXPECT_EQ(send("wrong").status, 422);

  EXPECT_EQ(send("right").status, 201);
}

TEST_F(Idempotency, leaves_nothing_of_a_failed_transaction_so_that_the_key_can_be_used_again) {
  EXPECT_EQ(post({.text = "break"}).status, 500);
  EXPECT_EQ(count_all_notes(), "0");
  EXPECT_EQ(fresh.execute("select count(*) from http.idempotency_keys"), "0");

  EXPECT_EQ(post({.text = "break"}).status, 500);
  EXPECT_EQ(desk.runs, 2);
}

TEST_F(Idempotency, survives_conflicts_of_transactions) {
  desk.deadlocks = 2;

  EXPECT_EQ(post().status, 201);
  EXPECT_EQ(header(post(), "Idempotency-Replayed"), "true");
  EXPECT_EQ(desk.runs, 3);
  EXPECT_EQ(count_all_notes(), "1");
}

TEST_F(Idempotency, does_not_repeat_what_broke_off_between_its_own_transactions) {
  EXPECT_EQ(post({.path = "/by-hand", .text = "break"}).status, 500);

  const auto soon = post({.path = "/by-hand", .text = "break"});
  base::Clock::shift(std::chrono::seconds(61));
  const auto later = post({.path = "/by-hand", .text = "break"});

  EXPECT_THAT(soon.body, HasSubstr("idempotency_in_progress"));
  EXPECT_EQ(later.status, 409);
  EXPECT_THAT(later.body, HasSubstr("idempotency_answer_unknown"));
  EXPECT_EQ(desk.runs, 1);
  EXPECT_EQ(count_all_notes(), "1");
}

TEST_F(Idempotency, does_not_repeat_what_was_killed_before_it_could_note_its_answer) {
  post({.path = "/by-hand"});
  fresh.execute("update http.idempotency_keys set status = null, answer = null");
  base::Clock::shift(std::chrono::seconds(61));

  EXPECT_THAT(post({.path = "/by-hand"}).body, HasSubstr("idempotency_answer_unknown"));
  EXPECT_EQ(desk.runs, 1);
}

TEST_F(Idempotency, answers_even_when_the_end_cannot_be_noted) {
  fresh.execute("create function spoil() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; "
                "create trigger spoil before update on http.idempotency_keys for each row execute function spoil()");

  EXPECT_EQ(post({.path = "/by-hand"}).status, 201);
}

}  // namespace
