// Handlers with transactions, on a real PostgreSQL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/dispatcher.hpp"
#include "http/tests/running_server.hpp"
#include "shape/types.hpp"
#include "sql/database.hpp"
#include "sql/errors.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace {

using namespace sql::literals;
using testing::HasSubstr;

constexpr const char* schema = R"sql(
  create table notes (
    tenant_id uuid not null default (nullif(current_setting('app.tenant_id', true), '')::uuid),
    text text not null,
    constraint notes_text_key unique (tenant_id, text)
  );
  alter table notes enable row level security;
  alter table notes force row level security;
  create policy tenant_isolation on notes
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  grant select, insert on notes to dde_app;
)sql";

struct Note {
  shape::Text<1, 50> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Notes {
  std::vector<std::string> texts;
};
BOOST_DESCRIBE_STRUCT(Notes, (), (texts))

base::Task<Note> add_note(tenancy::Member, sql::Tx& tx, Note in) {
  auto note = co_await tx.one<Note>("insert into notes (text) values ($1) returning text"_sql, in.text);
  if (in.text == "regret") throw base::conflict("regret", "No.");
  co_return note;
}

base::Task<Notes> list_notes(sql::ReadTx& tx) {
  co_return Notes{co_await tx.all<std::string>("select text from notes order by text"_sql)};
}

base::Task<Notes> list_by_hand(sql::Database& database) {
  auto tx = database.read(tenancy::Scope::nobody());
  co_return Notes{co_await tx.all<std::string>("select text from notes order by text"_sql)};
}

base::Task<Note> add_after_trouble(int& attempts, sql::Tx& tx, Note in) {
  auto note = co_await tx.one<Note>("insert into notes (text) values ($1) returning text"_sql, in.text);
  if (++attempts < 3) throw sql::MayRetry("deadlock");
  co_return note;
}

constexpr http::Conflict text_taken{"text_taken", "notes_text_key", "text"};

class Transaction : public testing::Test {
 protected:
  Transaction() {
    routes.post("/notes", add_note).says("Add").signed_in().fails_with(text_taken);
    routes.get("/notes", list_notes).says("List").signed_in();
    routes.get("/nobody", list_by_hand).says("List").open();
    routes.post("/trouble", http::with(add_after_trouble, attempts)).says("Add").signed_in();
  }

  http::Response answer(std::string method, std::string target, std::string text = "",
                        const tenancy::Member* who = nullptr) {
    const auto member = who == nullptr ? ada : *who;
    const auto sign_in = [member](sql::Database*, std::string_view) -> base::Task<tenancy::Member> {
      co_return member;
    };
    http::Dispatcher dispatcher(routes, sign_in, &database);
    http::Request request{.method = std::move(method),
                          .target = std::move(target),
                          .headers = {{"Authorization", "Bearer x"}, {"Content-Type", "application/json"}}};
    if (!text.empty()) request.body = "{\"text\":\"" + text + "\"}";
    return sql::testing::run(context, dispatcher.answer(std::move(request)));
  }

  sql::testing::FreshDatabase fresh{schema};
  boost::asio::io_context context;
  sql::Database database{context, {.url = fresh.app_url()}};
  http::Routes routes;
  tenancy::Member ada = http::testing::ada();
  int attempts = 0;
};

TEST_F(Transaction, is_committed_before_the_answer) {
  const auto response = answer("POST", "/notes", "hello");

  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, R"({"text":"hello"})");
  EXPECT_EQ(fresh.execute("select count(*) from notes"), "1");
}

TEST_F(Transaction, is_rolled_back_when_the_handler_throws) {
  EXPECT_EQ(answer("POST", "/notes", "regret").status, 409);

  EXPECT_EQ(answer("GET", "/notes").body, R"({"texts":[]})");
}

TEST_F(Transaction, shows_each_member_the_rows_of_its_tenant) {
  const auto bob = http::testing::ada();
  answer("POST", "/notes", "of ada");
  answer("POST", "/notes", "of bob", &bob);

  EXPECT_EQ(answer("GET", "/notes").body, R"({"texts":["of ada"]})");
  EXPECT_EQ(answer("GET", "/notes", "", &bob).body, R"({"texts":["of bob"]})");
  EXPECT_EQ(answer("GET", "/nobody").body, R"({"texts":[]})");
}

TEST_F(Transaction, tells_a_declared_constraint_at_its_field) {
  answer("POST", "/notes", "twice");

  const auto response = answer("POST", "/notes", "twice");

  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, HasSubstr(R"("details":[{"field":"text","code":"text_taken")"));
}

TEST_F(Transaction, runs_again_after_a_conflict_of_transactions) {
  EXPECT_EQ(answer("POST", "/trouble", "patience").status, 201);

  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(fresh.execute("select count(*) from notes"), "1");
}

TEST_F(Transaction, gives_up_after_three_attempts_with_503) {
  attempts = -10;

  EXPECT_EQ(answer("POST", "/trouble", "patience").status, 503);
  EXPECT_EQ(attempts, -7);
}

}  // namespace
