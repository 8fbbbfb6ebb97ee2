// Requests without a socket, jobs without a process.
#include "account_world.hpp"

#include <boost/asio/co_spawn.hpp>

namespace auth {
namespace {

namespace json = boost::json;

std::vector<sql::MigrationFolder> folders() {
  std::vector<sql::MigrationFolder> found;
  for (const auto* library : {"tenancy", "events", "jobs"})
    found.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  found.push_back({"auth", DDE_SOURCE_DIR "/services/auth/sql"});
  return found;
}

std::string text_of(const json::value& object, const char* member) {
  const auto* value = object.is_object() ? object.get_object().if_contains(member) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

std::string Heard::code() const {
  const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
  return error == nullptr ? std::string() : text_of(*error, "code");
}

std::vector<std::string> Heard::details() const {
  std::vector<std::string> found;
  for (const auto& detail : body.at("error").at("details").as_array())
    found.push_back(text_of(detail, "field") + " " + text_of(detail, "code"));
  return found;
}

std::string Heard::operator[](const char* member) const { return text_of(body, member); }

AccountWorld::AccountWorld() : database(folders()) {
  add_routes(routes, given);
  dispatcher = std::make_unique<http::Dispatcher>(routes, authenticator(signer, revoked, given.options), &db);
}

AccountWorld::~AccountWorld() { base::Clock::shift(std::chrono::seconds(0)); }

Heard AccountWorld::ask(const std::string& method, const std::string& path, const json::value& body,
                        const std::string& token) {
  http::Request request{.method = method, .target = "/api/v1/auth" + path};
  request.address = address;
  if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
  if (!body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = json::serialize(body);
  }
  const auto response = run(dispatcher->answer(std::move(request)));
  Heard heard{response.status, nullptr, response.body, std::string(http::find_header(response.headers, "Retry-After"))};
  if (!response.body.empty()) heard.body = json::parse(response.body);
  return heard;
}

Heard AccountWorld::sign_up(const std::string& email) {
  const auto answer = ask("POST", "/register",
                          {{"agencyName", "Studio"}, {"fullName", "Ada"}, {"email", email}, {"password", password}});
  EXPECT_EQ(answer.status, 201) << answer.text;
  return answer;
}

Heard AccountWorld::log_in(const std::string& email, const std::string& with) {
  return ask("POST", "/login", {{"email", email}, {"password", with}});
}

Heard AccountWorld::refresh(const Heard& session) {
  return ask("POST", "/refresh", {{"refreshToken", session["refreshToken"]}});
}

void AccountWorld::add_client_user(const Heard& owner, const std::string& email) const {
  const auto id = "'" + base::to_string(base::make_uuid()) + "'";
  look("insert into auth.users (id, email, password_hash, full_name) values (" + id + ", '" + email +
       "', '', 'Bob'); insert into auth.memberships (tenant_id, id, user_id, sub_tenant_id, role) values ('" +
       text_of(owner.body.at("user"), "tenantId") + "', gen_random_uuid(), " + id + ", gen_random_uuid(), 'client')");
}

void AccountWorld::work() {
  jobs::Worker worker(context, system, db,
                      {.lease = std::chrono::seconds(2),
                       .heartbeat = std::chrono::milliseconds(50),
                       .poll = std::chrono::milliseconds(10)});
  add_jobs(worker, db);
  bool is_over = false;
  boost::asio::co_spawn(context, worker.run(), [&](std::exception_ptr) { is_over = true; });
  sql::testing::run_until(
      context, [&] { return look("select count(*) from jobs.jobs where status in ('queued', 'running')") == "0"; });
  worker.stop();
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (look("select count(*) from jobs.jobs where status in ('queued', 'running')") != "0") {
    ASSERT_LT(std::chrono::steady_clock::now(), give_up);
    context.restart();
    context.run_for(std::chrono::milliseconds(20));
  }
  worker.stop();
  sql::testing::run_until(context, [&] { return is_over; });
}

std::string AccountWorld::newest_token(const std::string& purpose) const {
  const auto id = OneTimeTokenId::parse(
      look("select id from auth.one_time_tokens where purpose = '" + purpose + "' order by id desc limit 1"));
  return id ? one_time_token_text(given.options.token_key, *id) : std::string();
}

std::string AccountWorld::events_like(const std::string& pattern) const {
  return look("select coalesce(string_agg(topic, ' ' order by topic), '') from events.outbox where topic like '" +
              pattern + "'");
}

void AccountWorld::later(std::chrono::seconds by) {
  shifted += by;
  base::Clock::shift(shifted);
}

}  // namespace auth
