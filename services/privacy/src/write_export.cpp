// One NDJSON file a table, in a tar archive.
#include "write_export.hpp"

#include "archive.hpp"
#include "audit/people.hpp"
#include "auth/people.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "privacy/events.hpp"
#include "tables.hpp"

namespace privacy {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

constexpr std::size_t most_bytes = 512U << 20;
constexpr std::chrono::hours cleaning{1};

struct QueuedExport {
  tenancy::UserId user_id;
  Subject about;
};
BOOST_DESCRIBE_STRUCT(QueuedExport, (), (user_id, about))

// The trail is watched by nobody, and is the tenant's all the same.
audit::Watch trail() {
  return {"audit.lines", true, {"address_salt", "personal_salt", "address_digest", "personal_digest"}, "user_id"};
}

class Collection {
 public:
  explicit Collection(sql::Database& app) : app_(app), archive_(base::Clock::now()) {}

  Task<void> add(std::string folder, Scope scope, Wanted wanted) {
    const auto name = folder + wanted.table.target + ".ndjson";
    const auto text = co_await read_table(app_, scope, std::move(wanted));
    if (text.empty()) co_return;
    archive_.add(name, text);
    if (archive_.size() > most_bytes) {
      throw base::invalid("", "too_large", "This is more than 512 MB. Please ask the platform's operator for it.");
    }
  }
  std::string take() && { return std::move(archive_).take(); }

 private:
  sql::Database& app_;
  Archive archive_;
};

Task<std::vector<audit::Watch>> find_tables(sql::Database& app) {
  auto tx = app.read(Scope::nobody());
  auto tables = co_await audit::find_watches(tx);
  tables.push_back(trail());
  co_return tables;
}

Task<void> collect_tenant(Collection& collection, sql::Database& app, tenancy::TenantId tenant) {
  for (const auto& table : co_await find_tables(app)) {
    if (!table.has_tenant) continue;
    Wanted wanted{table, std::nullopt};
    co_await collection.add("", Scope::of(tenant), wanted);
  }
}

// Its own record, then what is about it in every agency where it ever was.
Task<void> collect_person(Collection& collection, Traces& traces, audit::Person person) {
  const auto tables = co_await find_tables(traces.app);
  const auto tenants = co_await audit::find_tenants_of(traces.system, person);
  for (const auto& table : tables) {
    if (!table.person_column) continue;
    Wanted wanted{table, person.id};
    // What the person wrote about others is not about the person.
    wanted.table.secret_columns.emplace_back("personal");
    if (!table.has_tenant) co_await collection.add("", Scope::of(person.id), wanted);
    if (!table.has_tenant) continue;
    for (const auto& tenant : tenants) {
      co_await collection.add(to_string(tenant) + "/", Scope::of(tenant), wanted);
    }
  }
}

Task<void> write_export(Traces& traces, jobs::Run& run, WriteExport job) {
  auto reader = co_await run.begin();
  const auto wanted = co_await reader.one<QueuedExport>(R"sql(
    select user_id, about from privacy.exports where id = $1
  )sql"_sql,
                                                        job.export_id);
  const auto who = co_await auth::get_person(reader, wanted.user_id);
  co_await reader.commit();
  Collection collection(traces.app);
  if (wanted.about == Subject::tenant) co_await collect_tenant(collection, traces.app, run.tenant_id());
  const audit::Person person{who.id, who.email};
  if (wanted.about == Subject::person) co_await collect_person(collection, traces, person);
  auto bytes = std::move(collection).take();
  const auto size = static_cast<std::int64_t>(bytes.size());
  const auto key = "privacy/" + to_string(run.tenant_id()) + "/" + to_string(job.export_id);
  co_await traces.store.put(key, std::move(bytes));
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    update privacy.exports set status = 'ready', storage_key = $2, size = $3, finished_at = now() where id = $1
  )sql"_sql,
                  job.export_id, key, size);
  ExportReady event{wanted.user_id, job.export_id.value};
  co_await events::publish(tx, event);
  co_await run.finish(tx);
  co_await tx.commit();
}

Task<void> note_failed_export(sql::Tx& tx, WriteExport job, jobs::Failure failure) {
  co_await tx.run(R"sql(
    update privacy.exports set status = 'failed', reason = $2, finished_at = now() where id = $1
  )sql"_sql,
                  job.export_id, failure.error);
}

struct Expired {
  tenancy::TenantId tenant_id;
  ExportId id;
  std::optional<std::string> storage_key;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (tenant_id, id, storage_key))

// The file first: a row without its file is harmless, a file without its row would stay for ever.
Task<void> remove(sql::Tx& tx, storage::Store& store, std::vector<Expired> exports) {
  for (const auto& gone : exports) {
    if (gone.storage_key) co_await store.remove(*gone.storage_key);
    co_await tx.run(R"sql(
      delete from privacy.exports where tenant_id = $1 and id = $2
    )sql"_sql,
                    gone.tenant_id, gone.id);
  }
}

Task<void> remove_expired_exports(storage::Store& store, jobs::Scheduled& turn) {
  auto tx = co_await turn.begin();
  auto expired = co_await tx.all<Expired>(R"sql(
    select tenant_id, id, storage_key from privacy.exports where expires_at < $1
  )sql"_sql,
                                          base::Clock::now());
  co_await remove(tx, store, std::move(expired));
  co_await tx.commit();
}

}  // namespace

Task<void> remove_exports(Traces& traces, std::vector<tenancy::TenantId> tenants) {
  auto tx = co_await traces.system.begin_system();
  auto exports = co_await tx.all<Expired>(R"sql(
    select tenant_id, id, storage_key from privacy.exports where tenant_id = any ($1)
  )sql"_sql,
                                          tenants);
  co_await remove(tx, traces.store, std::move(exports));
  co_await tx.commit();
}

void add_export_jobs(jobs::Worker& worker, Traces& traces) {
  worker.on<WriteExport>(jobs::with(write_export, traces));
  worker.on_failed<WriteExport>(note_failed_export);
  worker.every("privacy.remove_expired_exports", cleaning, jobs::with(remove_expired_exports, traces.store));
}

}  // namespace privacy
