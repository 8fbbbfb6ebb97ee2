// From the account to the last trace: the outside first, the person's own rows last, so that a later attempt still
// knows what to look for.
#include "erase_person.hpp"

#include <boost/asio/thread_pool.hpp>

#include "audit/people.hpp"
#include "auth/leaving.hpp"
#include "auth/people.hpp"
#include "base/blocking.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "events/forgetting.hpp"
#include "exports.hpp"
#include "jobs/forgetting.hpp"
#include "mail/mailbox.hpp"
#include "privacy/events.hpp"
#include "redis_traces.hpp"

namespace privacy {
namespace {

using base::Task;
using namespace sql::literals;
using Texts = std::vector<std::string>;
using Tenants = std::vector<tenancy::TenantId>;

// Shorter ones stand in too many texts that have nothing to do with the person.
constexpr std::size_t shortest_text = 5;

// Texts that are the person's, as they are and as JSON writes them.
void append(Texts& texts, const std::string& text) {
  if (text.size() < shortest_text) return;
  texts.push_back(text);
  std::string json;
  shape::append_json_string(text, json);
  json = json.substr(1, json.size() - 2);
  if (json != text) texts.push_back(json);
}

Texts texts_of(const auth::Person& person) {
  Texts texts;
  append(texts, person.email);
  append(texts, person.full_name);
  return texts;
}

Task<auth::Person> find_person(jobs::Run& run, tenancy::UserId id) {
  auto tx = co_await run.begin();
  co_return co_await auth::get_person(tx, id);
}

// Events and jobs under way are over in a moment; the attempt is repeated then.
Task<void> forget_in_queues(Traces& traces, Texts texts) {
  auto tx = co_await traces.system.begin_system();
  const auto events = co_await events::forget_events(tx, texts);
  const auto running = co_await jobs::forget_jobs(tx, texts);
  co_await tx.commit();
  if (events + running > 0) throw base::unavailable("Work that names this person is still under way.");
}

Task<void> forget_mails(Traces& traces, Texts texts) {
  if (traces.mailbox.empty()) co_return;
  boost::asio::thread_pool pool{1};
  const auto work = [mailbox = traces.mailbox, texts] { return mail::remove_mails_with(mailbox, texts); };
  co_await base::run_blocking(pool, work);
}

Task<void> forget_outside(Traces& traces, const auth::Person& person, Tenants tenants) {
  const audit::Person whose{person.id, person.email};
  auto own = texts_of(person);
  auto all = own;
  for (const auto& value : co_await audit::find_personal_values(traces.owner, tenants, whose)) append(all, value);
  co_await forget_in_redis(traces.redis, all);
  co_await forget_mails(traces, own);
  co_await audit::remove_exports(traces.system, traces.store, tenants);
  co_await remove_exports(traces, tenants);
  co_await forget_in_queues(traces, all);
}

Task<void> erase_person(Traces& traces, jobs::Run& run, ErasePerson job) {
  const auto person = co_await find_person(run, job.person_id);
  co_await run.step("leave", [&] { return auth::leave_everywhere(traces.app, traces.seats, job.person_id); });
  const audit::Person whose{person.id, person.email, texts_of(person)};
  const auto tenants = co_await audit::find_tenants_of(traces.system, whose);
  co_await forget_outside(traces, person, tenants);
  auto owner = traces.owner.for_work(tenancy::work_of(std::string(ErasePerson::kind)));
  co_await audit::erase_person(owner, tenants, whose, job.erasure_id.value);
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    update privacy.erasures set status = 'done', finished_at = now() where id = $1
  )sql"_sql,
                  job.erasure_id);
  PersonErased event{job.person_id, job.erasure_id.value};
  co_await events::publish(tx, event);
  co_await run.finish(tx);
  co_await tx.commit();
}

Task<void> note_failed_erasure(sql::Tx& tx, ErasePerson job, jobs::Failure failure) {
  co_await tx.run(R"sql(
    update privacy.erasures set status = 'failed', reason = $2, finished_at = now() where id = $1
  )sql"_sql,
                  job.erasure_id, failure.error);
}

}  // namespace

void add_erasure_jobs(jobs::Worker& worker, Traces& traces) {
  worker.on<ErasePerson>(jobs::with(erase_person, traces));
  worker.on_failed<ErasePerson>(note_failed_erasure);
}

}  // namespace privacy
