// Asking for an export and fetching it.
#include "exports.hpp"

#include "base/error.hpp"
#include "write_export.hpp"

namespace privacy {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::chrono::days lifetime{7};

struct ExportPath {
  ExportId export_id;
};
BOOST_DESCRIBE_STRUCT(ExportPath, (), (export_id))

Task<Export> ask_for(sql::Tx& tx, Member who, Subject about) {
  const auto id = ExportId::make();
  auto made = co_await tx.one<Export>(R"sql(
    insert into privacy.exports (id, user_id, sub_tenant_id, about, expires_at) values ($1, $2, $3, $4, $5)
    returning id, about, status, reason, size, created_at, finished_at, expires_at
  )sql"_sql,
                                      id, who.user_id, who.sub_tenant_id, about,
                                      base::Timestamp(base::Clock::now() + lifetime));
  WriteExport job{id};
  co_await jobs::enqueue(tx, job);
  co_return made;
}

Task<Export> export_tenant(Member who, sql::Tx& tx) {
  if (who.sub_tenant_id) throw base::forbidden("agency_only", "Only the agency's own people may export the agency.");
  co_return co_await ask_for(tx, who, Subject::tenant);
}

Task<Export> export_me(Member who, sql::Tx& tx) { return ask_for(tx, who, Subject::person); }

Task<Export> get_export(Member who, sql::ReadTx& tx, ExportPath in) {
  co_return co_await tx.one<Export>(R"sql(
    select id, about, status, reason, size, created_at, finished_at, expires_at from privacy.exports
    where id = $1 and user_id = $2 and expires_at > $3
  )sql"_sql,
                                    in.export_id, who.user_id, base::Clock::now());
}

Task<http::Document> get_export_file(storage::Store& store, Member who, sql::ReadTx& tx, ExportPath in) {
  const auto key = co_await tx.one<std::string>(R"sql(
    select storage_key from privacy.exports
    where id = $1 and user_id = $2 and expires_at > $3 and status = 'ready' and storage_key is not null
  )sql"_sql,
                                                in.export_id, who.user_id, base::Clock::now());
  auto bytes = co_await store.get(key);
  if (!bytes) throw base::not_found();
  co_return http::Document{
      .content_type = "application/x-tar",
      .body = std::move(*bytes),
      .headers = {{"Content-Disposition", "attachment; filename=\"export.tar\""}, {"Cache-Control", "no-store"}}};
}

}  // namespace

void add_export_routes(http::Routes& r, storage::Store& store) {
  r.post("/api/v1/privacy/exports", export_tenant)
      .says("Write everything of the agency to an archive")
      .named("export_tenant")
      .needs("privacy:export")
      .asks_fresh_sign_in();
  r.post("/api/v1/privacy/exports/me", export_me)
      .says("Write everything about oneself to an archive")
      .named("export_me")
      .signed_in()
      .asks_fresh_sign_in();
  r.get("/api/v1/privacy/exports/{exportId}", get_export)
      .says("Show whether an archive one has asked for is ready")
      .named("get_privacy_export")
      .signed_in();
  r.get("/api/v1/privacy/exports/{exportId}/file", http::with(get_export_file, store))
      .says("Fetch an archive one has asked for")
      .named("get_privacy_export_file")
      .signed_in();
}

}  // namespace privacy
