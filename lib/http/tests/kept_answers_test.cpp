// Which requests a key remembers, for whom, how long, and that nobody else can read it.
#include "http/tests/keyed_desk.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;

using KeptAnswers = http::testing::KeyedDesk;

TEST_F(KeptAnswers, carries_headers_and_cookies_and_stores_them_unreadable) {
  const auto first = post();
  const auto second = post();

  EXPECT_EQ(header(second, "Location"), "/notes/hello");
  EXPECT_EQ(header(second, "Set-Cookie"), header(first, "Set-Cookie"));
  EXPECT_THAT(header(second, "Set-Cookie"), HasSubstr("s3cr3t"));
  const auto row = fresh.execute("select encode(answer, 'escape') from http.idempotency_keys");
  EXPECT_THAT(row, Not(HasSubstr("s3cr3t")));
  EXPECT_THAT(row, Not(HasSubstr("hello")));
}

TEST_F(KeptAnswers, says_so_when_the_stored_answer_cannot_be_opened_any_more) {
  const http::KeptAnswers other(crypto::Sealer(http::testing::ring('b'), "stored answers"));
  const http::KeptAnswers both(
      crypto::Sealer(http::testing::ring('b') + "," + http::testing::ring('a'), "stored answers"));
  post();

  EXPECT_THAT(post({.answers = &other}).body, HasSubstr("idempotency_answer_unknown"));
  EXPECT_EQ(header(post({.answers = &both}), "Idempotency-Replayed"), "true");
}

TEST_F(KeptAnswers, does_not_open_an_answer_that_was_moved_to_another_key) {
  post({.text = "hello", .key = "k1"});
  post({.text = "world", .key = "k2"});
  fresh.execute("update http.idempotency_keys set fingerprint = other.fingerprint, answer = other.answer from "
                "http.idempotency_keys other where idempotency_keys.key = 'k1' and other.key = 'k2'");

  EXPECT_THAT(post({.text = "world", .key = "k1"}).body, HasSubstr("idempotency_answer_unknown"));
}

TEST_F(KeptAnswers, belongs_to_a_person_within_a_tenant_and_a_client) {
  auto colleague = who;
  colleague.user_id = tenancy::UserId::make();
  auto elsewhere = who;
  elsewhere.tenant_id = tenancy::TenantId::make();
  auto as_client = who;
  as_client.sub_tenant_id = tenancy::SubTenantId::make();
  post({.path = "/shelves/a"});

  for (const auto& other : {colleague, elsewhere}) {
    who = other;
    const auto own = post({.path = "/shelves/a"});
    EXPECT_EQ(own.status, 202);
    EXPECT_EQ(header(own, "Idempotency-Replayed"), "");
  }
  who = as_client;
  EXPECT_THAT(post({.path = "/shelves/a"}).body, HasSubstr("idempotency_key_reused"));
  EXPECT_EQ(desk.runs, 3);
}

TEST_F(KeptAnswers, tells_paths_apart) {
  EXPECT_EQ(post({.path = "/shelves/a"}).body, R"({"text":"a/hello","run":1})");
  EXPECT_EQ(post({.path = "/shelves/a"}).status, 202);

  const auto other = post({.path = "/shelves/b"});
  const auto elsewhere = post({.path = "/notes"});

  EXPECT_THAT(other.body, HasSubstr("idempotency_key_reused"));
  EXPECT_THAT(elsewhere.body, HasSubstr("idempotency_key_reused"));
}

TEST_F(KeptAnswers, ends_after_a_day) {
  post();
  base::Clock::shift(std::chrono::hours(24) - std::chrono::seconds(10));
  EXPECT_EQ(header(post(), "Idempotency-Replayed"), "true");

  base::Clock::shift(std::chrono::hours(24) + std::chrono::seconds(10));
  const auto fresh_run = post({.text = "another"});

  EXPECT_EQ(fresh_run.status, 201);
  EXPECT_EQ(header(fresh_run, "Idempotency-Replayed"), "");
  EXPECT_EQ(header(post({.text = "another"}), "Idempotency-Replayed"), "true");
}

TEST_F(KeptAnswers, is_purged_after_a_day) {
  sql::Database system(context, {.url = fresh.system_url(), .system = true});
  const auto purge = [](sql::Database& db) -> base::Task<void> {
    auto tx = co_await db.begin_system();
    co_await http::purge_idempotency_keys(tx);
    co_await tx.commit();
  };
  post({.key = "old"});
  base::Clock::shift(std::chrono::hours(23));
  post({.text = "young", .key = "young"});

  base::Clock::shift(std::chrono::hours(25));
  sql::testing::run(context, purge(system));

  EXPECT_EQ(fresh.execute("select string_agg(key, ',') from http.idempotency_keys"), "young");
}

TEST_F(KeptAnswers, refuses_keys_that_are_none_at_their_header) {
  for (const std::string& bad :
       {std::string("\"\""), std::string(256, 'k'), std::string("a\tb"), std::string("\xc3\xa4"), std::string("\"open"),
        std::string("\"a\"b\""), std::string("\"")}) {
    const auto refused = post({.key = bad});
    EXPECT_EQ(refused.status, 422) << bad;
    EXPECT_THAT(refused.body, HasSubstr(R"("details":[{"field":"Idempotency-Key","code":"not_a_key")")) << bad;
  }
  EXPECT_EQ(desk.runs, 0);
  EXPECT_EQ(post({.key = std::string(255, 'k')}).status, 201);
}

TEST_F(KeptAnswers, takes_a_quoted_key_and_a_bare_one_for_the_same) {
  post({.key = "\"k1\""});

  EXPECT_EQ(header(post({.key = "k1"}), "Idempotency-Replayed"), "true");
}

TEST_F(KeptAnswers, is_for_posts_of_members_that_change_something) {
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(post({.path = "/open"}).status, 201);
    EXPECT_EQ(post({.path = "/count"}).status, 201);
    EXPECT_EQ(post({.text = "no key " + std::to_string(i), .key = ""}).status, 201);
  }
  EXPECT_EQ(desk.runs, 6);
  EXPECT_EQ(fresh.execute("select count(*) from http.idempotency_keys"), "0");
}

}  // namespace
