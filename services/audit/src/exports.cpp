// Asking for an export, writing it, fetching it.
#include "exports.hpp"

#include "audit/audit.hpp"
#include "base/error.hpp"

namespace audit {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::chrono::days lifetime{7};
constexpr std::int64_t page_size = 1000;
constexpr std::int64_t most_lines = 100'000;
constexpr std::chrono::hours cleaning{1};

struct NewExport {
  std::optional<Format> format;
  std::optional<base::Timestamp> from;
  std::optional<base::Timestamp> to;  // not including it
  std::optional<tenancy::UserId> actor_id;
  std::optional<shape::Text<1, 120>> noun;
  std::optional<shape::Text<1, 400>> row_id;
  std::optional<shape::Text<1, 120>> operation;
  std::optional<Action> action;
  std::optional<tenancy::SubTenantId> client_id;
};
BOOST_DESCRIBE_STRUCT(NewExport, (), (format, from, to, actor_id, noun, row_id, operation, action, client_id))

struct ExportPath {
  ExportId export_id;
};
BOOST_DESCRIBE_STRUCT(ExportPath, (), (export_id))

// As it is kept: filter and range.
struct Wish {
  LineFilter filter;
  LineId from;
  LineId before;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (filter, from, before))

struct QueuedExport {
  Format format;
  Wish filter;
};
BOOST_DESCRIBE_STRUCT(QueuedExport, (), (format, filter))

struct StoredFile {
  Format format;
  std::string storage_key;
};
BOOST_DESCRIBE_STRUCT(StoredFile, (), (format, storage_key))

struct ExpiredExport {
  tenancy::TenantId tenant_id;
  ExportId id;
  std::optional<std::string> storage_key;
};
BOOST_DESCRIBE_STRUCT(ExpiredExport, (), (tenant_id, id, storage_key))

// What is exported is what the list would show now; a client's user gets its own client's lines in any case.
Wish wish_of(const NewExport& in, const Member& who) {
  const auto now = base::Clock::now();
  Wish wish{{in.actor_id, in.noun, in.row_id, in.operation, in.action, in.client_id},
            in.from ? first_id_at(*in.from) : LineId{},
            first_id_at(in.to ? std::min(*in.to, now) : now)};
  if (who.sub_tenant_id) wish.filter.sub_tenant_id = who.sub_tenant_id;
  return wish;
}

Task<Export> create_export(Member who, sql::Tx& tx, NewExport in) {
  const auto id = ExportId::make();
  const auto wish = wish_of(in, who);
  auto made = co_await tx.one<Export>(R"sql(
    insert into audit.exports (id, user_id, sub_tenant_id, format, filter, expires_at) values ($1, $2, $3, $4, $5, $6)
    returning id, user_id, format, status, reason, line_count, created_at, finished_at, expires_at
  )sql"_sql,
                                      id, who.user_id, who.sub_tenant_id, in.format.value_or(Format::csv), wish,
                                      base::Timestamp(base::Clock::now() + lifetime));
  WriteExport job{id};
  co_await jobs::enqueue(tx, job);
  co_return made;
}

Task<Export> get_export(Member, sql::ReadTx& tx, ExportPath in) {
  co_return co_await tx.one<Export>(R"sql(
    select id, user_id, format, status, reason, line_count, created_at, finished_at, expires_at
    from audit.exports where id = $1 and expires_at > $2
  )sql"_sql,
                                    in.export_id, base::Clock::now());
}

Task<http::Document> get_export_file(storage::Store& store, Member, sql::ReadTx& tx, ExportPath in) {
  const auto stored = co_await tx.one<StoredFile>(R"sql(
    select format, storage_key from audit.exports where id = $1 and expires_at > $2 and status = 'ready'
  )sql"_sql,
                                                  in.export_id, base::Clock::now());
  auto bytes = co_await store.get(stored.storage_key);
  if (!bytes) throw base::not_found();
  const bool is_csv = stored.format == Format::csv;
  const std::string name = is_csv ? "audit.csv" : "audit.ndjson";
  co_return http::Document{.content_type = is_csv ? "text/csv; charset=utf-8" : "application/x-ndjson",
                           .body = std::move(*bytes),
                           .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

struct Written {
  std::string bytes;
  std::int64_t lines = 0;
};

Task<Written> write_lines(jobs::Run& run, QueuedExport wanted) {
  Written written{file_start(wanted.format), 0};
  LineRange range{wanted.filter.from, wanted.filter.before, page_size};
  while (true) {
    auto tx = co_await run.begin();
    const auto lines = co_await read_lines(tx, wanted.filter.filter, range);
    for (const auto& line : lines) append_line(wanted.format, line, written.bytes);
    written.lines += static_cast<std::int64_t>(lines.size());
    if (std::cmp_less(lines.size(), page_size)) co_return written;
    if (written.lines >= most_lines) {
      throw base::invalid("from", "too_many_lines", "These are more than 100,000 lines. Please choose a shorter time.");
    }
    range.before = lines.back().id;
  }
}

Task<void> write_export(storage::Store& store, jobs::Run& run, WriteExport job) {
  auto reader = co_await run.begin();
  const auto wanted = co_await reader.one<QueuedExport>(R"sql(
    select format, filter from audit.exports where id = $1
  )sql"_sql,
                                                        job.export_id);
  co_await reader.commit();
  auto written = co_await write_lines(run, wanted);
  const auto key = "audit/" + base::to_string(run.tenant_id()) + "/" + base::to_string(job.export_id);
  co_await store.put(key, std::move(written.bytes));
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    update audit.exports set status = 'ready', storage_key = $2, line_count = $3, finished_at = now() where id = $1
  )sql"_sql,
                  job.export_id, key, written.lines);
  co_await run.finish(tx);
  co_await tx.commit();
}

Task<void> note_failed_export(sql::Tx& tx, WriteExport job, jobs::Failure failure) {
  co_await tx.run(R"sql(
    update audit.exports set status = 'failed', reason = $2, finished_at = now() where id = $1
  )sql"_sql,
                  job.export_id, failure.error);
}

// The file first: a row without its file is harmless, a file without its row would stay for ever.
Task<void> remove_expired_exports(storage::Store& store, jobs::Scheduled& turn) {
  auto tx = co_await turn.begin();
  const auto expired = co_await tx.all<ExpiredExport>(R"sql(
    select tenant_id, id, storage_key from audit.exports where expires_at < $1
  )sql"_sql,
                                                      base::Clock::now());
  for (const auto& gone : expired) {
    if (gone.storage_key) co_await store.remove(*gone.storage_key);
    co_await tx.run("delete from audit.exports where tenant_id = $1 and id = $2"_sql, gone.tenant_id, gone.id);
  }
  co_await tx.commit();
}

}  // namespace

void add_export_routes(http::Routes& r, storage::Store& store) {
  r.post("/api/v1/audit/exports", create_export)
      .says("Write changes to a file, CSV or NDJSON")
      .named("create_audit_export")
      .needs("audit:read");
  r.get("/api/v1/audit/exports/{exportId}", get_export)
      .says("Show whether a file of changes is ready")
      .named("get_audit_export")
      .needs("audit:read");
  r.get("/api/v1/audit/exports/{exportId}/file", http::with(get_export_file, store))
      .says("Fetch a file of changes")
      .named("get_audit_export_file")
      .needs("audit:read");
}

void add_export_jobs(jobs::Worker& worker, storage::Store& store) {
  worker.on<WriteExport>(jobs::with(write_export, store));
  worker.on_failed<WriteExport>(note_failed_export);
  worker.every("audit.remove_expired_exports", cleaning, jobs::with(remove_expired_exports, store));
}

}  // namespace audit
