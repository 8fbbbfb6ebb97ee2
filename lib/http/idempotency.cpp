// Keys, fingerprints and the table http.idempotency_keys.
#include "http/idempotency.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "crypto/digest.hpp"
#include "http/handler.hpp"
#include "shape/types.hpp"

namespace http {
namespace {

struct KeptHeader {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(KeptHeader, (), (name, value))

struct KeptHead {
  std::string content_type;
  std::vector<KeptHeader> headers;
};
BOOST_DESCRIBE_STRUCT(KeptHead, (), (content_type, headers))

struct KeptRow {
  shape::Bytes fingerprint;
  std::optional<std::int32_t> status;
  std::optional<shape::Bytes> answer;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(KeptRow, (), (fingerprint, status, answer, created_at))

using base::Task;
using namespace sql::literals;

constexpr std::string_view field = "Idempotency-Key";
constexpr std::size_t longest_key = 255;
// Every wait of a handler has a deadline; what has not ended by then never will.
constexpr std::chrono::minutes longest_run{1};

base::Error bad_key() {
  return base::invalid(std::string(field), "not_a_key", "Must be 1 to 255 printable characters, such as a UUID.");
}

base::Error key_reused() {
  const std::string code = "idempotency_key_reused";
  const std::string message = "This key belongs to another request. Use a new one for each.";
  return {base::ErrorKind::invalid, code, message, {{std::string(field), code, message}}};
}

base::Error in_progress() {
  return base::conflict("idempotency_in_progress", "The first request with this key is still running.")
      .after(std::chrono::seconds(1));
}

base::Error answer_unknown() {
  return base::conflict("idempotency_answer_unknown",
                        "A request with this key was made before and its outcome is not known. Look whether it "
                        "happened; if it did not, send it with a new key.");
}

// The draft makes the value a quoted string; most clients send it bare. Both are the same key.
std::string unquoted(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text);
  if (text.size() < 2 || !text.ends_with('"')) throw bad_key();
  text = text.substr(1, text.size() - 2);
  if (text.find_first_of("\"\\") != std::string_view::npos) throw bad_key();
  return std::string(text);
}

std::string read_key(std::string_view text) {
  auto key = unquoted(text);
  const bool is_printable = std::ranges::all_of(key, [](char letter) { return letter >= ' ' && letter <= '~'; });
  if (key.empty() || key.size() > longest_key || !is_printable) throw bad_key();
  return key;
}

// Each part with its length, so that no two requests read the same.
void append_part(std::string_view part, std::string& out) {
  out += std::to_string(part.size()) + ':' + std::string(part);
}

std::string fingerprint_of(const Route& route, const Call& call) {
  std::string text;
  append_part(route.method(), text);
  append_part(route.path(), text);
  const auto& client = call.member->sub_tenant_id;
  append_part(client ? base::to_string(*client) : "", text);
  for (const auto& [name, value] : call.fields.values) {
    append_part(name, text);
    append_part(value, text);
  }
  append_part(call.body.value_or(""), text);
  return crypto::sha256(text);
}

bool has_an_effect(const Operation& operation) {
  return !operation.wants_read_tx && operation.output != Output::events;
}

std::string place_of(const KeyedRequest& request) {
  return base::to_string(request.member.tenant_id) + base::to_string(request.member.user_id) + request.key;
}

}  // namespace

std::optional<KeyedRequest> keyed_request(const Route& route, const Call& call) {
  const bool is_keyed = route.method() == "POST" && call.member && call.caller.idempotency_key;
  if (!is_keyed || call.database == nullptr || !has_an_effect(route.operation())) return std::nullopt;
  return KeyedRequest{read_key(*call.caller.idempotency_key), route.name(), fingerprint_of(route, call), *call.member};
}

// Of two at the same moment the lock lets one through and tells the other so, where the primary key would have it wait
// with a connection in its hand. The lock ends with the transaction.
Task<std::optional<Response>> KeptAnswers::claim(sql::Tx& tx, const KeyedRequest& request) const {
  const base::Timestamp now = base::Clock::now();
  const shape::Bytes fingerprint{request.fingerprint};
  const auto place = "http.idempotency_keys " + place_of(request);
  const auto taken = co_await tx.run(R"sql(
    with lock as (select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as is_ours)
    insert into http.idempotency_keys as k (user_id, key, route, fingerprint, created_at)
    select $2, $3, $4, $5, $6 from lock where is_ours
    on conflict (tenant_id, user_id, key) do update
      set route = excluded.route, fingerprint = excluded.fingerprint, status = null, answer = null,
        created_at = excluded.created_at
      where k.created_at <= $7
  )sql"_sql,
                                     place, request.member.user_id, request.key, request.route, fingerprint, now,
                                     base::Timestamp(now - idempotency_term));
  if (taken == 1) co_return std::nullopt;
  const auto row = co_await tx.maybe<KeptRow>(R"sql(
    select fingerprint, status, answer, created_at from http.idempotency_keys where user_id = $1 and key = $2
  )sql"_sql,
                                              request.member.user_id, request.key);
  if (!row) throw in_progress();
  if (row->fingerprint != fingerprint) throw key_reused();
  if (row->answer) co_return opened(request, *row->status, row->answer->bytes);
  throw now - row->created_at < longest_run ? in_progress() : answer_unknown();
}

Task<void> KeptAnswers::keep(sql::Tx& tx, const KeyedRequest& request, const Response& response) const {
  const shape::Bytes answer{sealed(request, response)};
  const std::int32_t status = response.status;
  co_await tx.run("update http.idempotency_keys set status = $3, answer = $4 where user_id = $1 and key = $2"_sql,
                  request.member.user_id, request.key, status, answer);
}

Task<void> KeptAnswers::release(sql::Tx& tx, const KeyedRequest& request) const {
  co_await tx.run("delete from http.idempotency_keys where user_id = $1 and key = $2 and status is null"_sql,
                  request.member.user_id, request.key);
}

// One line of JSON for the head, which never holds a line break, then the body as it is.
std::string KeptAnswers::sealed(const KeyedRequest& request, const Response& response) const {
  KeptHead head{response.content_type, {}};
  for (const auto& header : response.headers) head.headers.push_back({header.name, header.value});
  return sealer_.seal(shape::to_json(head) + '\n' + response.body, place_of(request));
}

Response KeptAnswers::opened(const KeyedRequest& request, int status, std::string_view answer) const {
  const auto text = sealer_.unseal(answer, place_of(request));
  if (!text) throw answer_unknown();
  const auto end = text->find('\n');
  const auto head = shape::read_json<KeptHead>(std::string_view(*text).substr(0, end));
  Response response{.status = status, .content_type = head.content_type, .body = text->substr(end + 1)};
  for (const auto& header : head.headers) response.headers.push_back({header.name, header.value});
  response.headers.push_back({"Idempotency-Replayed", "true"});
  return response;
}

Remembered remembered_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const base::Error& error) {
    switch (error.kind()) {
      case base::ErrorKind::forbidden:
      case base::ErrorKind::not_found:
      case base::ErrorKind::conflict:
      case base::ErrorKind::gone: return Remembered::answer;
      case base::ErrorKind::internal:
      case base::ErrorKind::unavailable: return Remembered::unknown;
      default: return Remembered::nothing;
    }
  } catch (...) {
    return Remembered::unknown;
  }
}

Task<void> purge_idempotency_keys(sql::Tx& tx) {
  const base::Timestamp before = base::Clock::now() - idempotency_term;
  co_await tx.run("delete from http.idempotency_keys where created_at <= $1"_sql, before);
}

}  // namespace http
