// The handlers of the desk, and requests to them.
#include "http/tests/keyed_desk.hpp"

#include <filesystem>

#include "base/encode.hpp"
#include "http/gateway.hpp"
#include "shape/types.hpp"
#include "sql/errors.hpp"

namespace http::testing {
namespace {

using namespace sql::literals;

constexpr const char* notes = R"sql(
  create table notes (
    tenant_id uuid not null, text text not null,
    constraint notes_text_key unique (tenant_id, text)
  );
  call tenancy.isolate('notes');
  grant select, insert on notes to dde_app;
)sql";

std::vector<sql::MigrationFolder> folders() {
  const std::filesystem::path lib = std::filesystem::path(DDE_SOURCE_DIR) / "lib";
  return {{"tenancy", lib / "tenancy/sql"}, {"http", lib / "http/sql"}};
}

struct Note {
  shape::Text<1, 50> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Written {
  std::string text;
  std::int32_t run;
};
BOOST_DESCRIBE_STRUCT(Written, (), (text, run))

struct NoteOf {
  shape::Text<1, 50> shelf;
  shape::Text<1, 50> text;
};
BOOST_DESCRIBE_STRUCT(NoteOf, (), (shelf, text))

base::Task<void> wait_if_told(Desk& desk) {
  while (desk.waits) co_await desk.may_go->wait(std::chrono::milliseconds(50));
}

base::Task<void> insert(sql::Tx& tx, std::string text) {
  co_await tx.run("insert into notes (text) values ($1)"_sql, text);
}

void fail_if_told(Desk& desk, const std::string& text) {
  if (text == "refuse") throw base::conflict("full", "The desk is full.");
  if (text == "forbid") throw base::forbidden("limit", "Not that many.");
  if (text == "break") throw std::runtime_error("broken");
  if (text == "hurry") throw base::too_many("slow", "Slowly.", std::chrono::seconds(1));
  if (text == "wrong") throw base::invalid("text", "wrong", "Not this one.");
  if (desk.deadlocks-- > 0) throw sql::MayRetry("deadlock");
}

base::Task<Reply<Written>> add_note(Desk& desk, tenancy::Member, sql::Tx& tx, Note in) {
  ++desk.runs;
  co_await insert(tx, in.text.str());
  co_await wait_if_told(desk);
  fail_if_told(desk, in.text.str());
  Reply<Written> reply{{in.text.str(), desk.runs}};
  reply.set_header("Location", "/notes/" + in.text.str());
  reply.set_cookie({.name = "secret", .value = "s3cr3t"});
  co_return reply;
}

base::Task<Written> add_by_hand(Desk& desk, tenancy::Member who, sql::Database& database, Note in) {
  ++desk.runs;
  auto tx = co_await database.begin(tenancy::Scope::of(who));
  co_await insert(tx, in.text.str());
  co_await tx.commit();
  co_await wait_if_told(desk);
  fail_if_told(desk, in.text.str());
  co_return Written{in.text.str(), desk.runs};
}

base::Task<Written> add_on_shelf(Desk& desk, tenancy::Member, sql::Tx&, NoteOf in) {
  co_return Written{in.shelf.str() + "/" + in.text.str(), ++desk.runs};
}

base::Task<Written> add_openly(Desk& desk, sql::Tx&, Note in) { co_return Written{in.text.str(), ++desk.runs}; }

base::Task<Written> count_notes(Desk& desk, tenancy::Member, sql::ReadTx&) { co_return Written{"", ++desk.runs}; }

constexpr Conflict text_taken{"text_taken", "notes_text_key", "text"};

}  // namespace

std::string ring(char letter) { return std::string(1, letter) + ":" + base::to_base64url(std::string(32, letter)); }

KeyedDesk::KeyedDesk(sql::testing::PrivatePostgres& server) : fresh(folders(), notes, server) {
  desk.may_go = &bell;
  routes.post("/notes", with(add_note, desk)).says("Add").signed_in().fails_with(text_taken);
  routes.post("/by-hand", with(add_by_hand, desk)).says("Add").signed_in().fails_with(text_taken);
  routes.post("/shelves/{shelf}", with(add_on_shelf, desk)).says("Add").signed_in().answers(202);
  routes.post("/open", with(add_openly, desk)).says("Add").open();
  routes.post("/count", with(count_notes, desk)).says("Count").signed_in();
  base::Clock::shift(std::chrono::seconds(0));
}

base::Task<Response> KeyedDesk::task(Sent sent) {
  const auto sign_in = [member = who](sql::Database*, std::string_view) -> base::Task<tenancy::Member> {
    co_return member;
  };
  const Gateway gateway{.answers = sent.answers != nullptr ? sent.answers : &answers};
  Dispatcher dispatcher(routes, sign_in, &database);
  dispatcher.guard_with(gateway);
  Request request{.method = "POST", .target = sent.path};
  request.headers = {{"Authorization", "Bearer x"}, {"Content-Type", "application/json"}};
  if (!sent.key.empty()) request.headers.push_back({"Idempotency-Key", sent.key});
  if (sent.path != "/count") request.body = "{\"text\":\"" + sent.text + "\"}";
  co_return co_await dispatcher.answer(std::move(request));
}

}  // namespace http::testing
