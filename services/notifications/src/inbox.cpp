// Writing, listing and reading notifications.
#include "inbox.hpp"

#include "base/error.hpp"
#include "http/page.hpp"
#include "shape/types.hpp"

namespace notifications {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::chrono::days lifetime{90};
constexpr std::chrono::hours cleaning{1};
constexpr NotificationId after_all{{{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255}}};

struct Notification {
  NotificationId id;
  Kind kind;
  base::Timestamp created_at;
  bool is_read;
  std::optional<tenancy::SubTenantId> client_id;
  std::optional<std::string> client_name;
  std::optional<std::string> domain;
  std::optional<std::int64_t> release;
  std::optional<std::string> reason;
  std::optional<std::string> entitlement;
  std::optional<std::int64_t> used;
  std::optional<std::int64_t> amount;
  std::optional<base::Uuid> export_id;
};
BOOST_DESCRIBE_STRUCT(Notification, (),
                      (id, kind, created_at, is_read, client_id, client_name, domain, release, reason, entitlement,
                       used, amount, export_id))

struct NotificationPosition {
  NotificationId id;
};
BOOST_DESCRIBE_STRUCT(NotificationPosition, (), (id))

struct NotificationQuery {
  shape::Int<1, 100, 20> limit;
  std::optional<http::Cursor<NotificationPosition>> cursor;
};
BOOST_DESCRIBE_STRUCT(NotificationQuery, (), (limit, cursor))

struct NotificationRef {
  NotificationId id;
};
BOOST_DESCRIBE_STRUCT(NotificationRef, (), (id))

struct Unread {
  std::int64_t count;
  bool has_more;  // than are counted
};
BOOST_DESCRIBE_STRUCT(Unread, (), (count, has_more))

bool is_client(const Member& who) { return who.sub_tenant_id.has_value(); }

Task<http::Page<Notification>> list_notifications(Member who, sql::ReadTx& tx, NotificationQuery in) {
  const auto before = in.cursor ? in.cursor->key.id : after_all;
  auto rows = co_await tx.all<Notification>(R"sql(
    select n.id, n.kind, n.created_at,
      exists (select from notifications.readings r
              where r.tenant_id = n.tenant_id and r.user_id = $2 and r.notification_id = n.id) as is_read,
      n.sub_tenant_id as client_id, n.client_name, n.domain, n.release, n.reason, n.entitlement, n.used, n.amount,
      n.export_id
    from notifications.notifications n
    where n.id < $1 and (n.user_id is null or n.user_id = $2) and (n.for_client or not $3)
    order by n.id desc limit $4
  )sql"_sql,
                                            before, who.user_id, is_client(who), in.limit.value + 1);
  co_return http::page_of(std::move(rows), in.limit,
                          [](const Notification& row) { return NotificationPosition{row.id}; });
}

Task<Unread> count_unread(Member who, sql::ReadTx& tx) {
  constexpr std::int64_t most = 99;
  const auto found = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from (
      select from notifications.notifications n
      where (n.user_id is null or n.user_id = $1) and (n.for_client or not $2)
        and not exists (select from notifications.readings r
                        where r.tenant_id = n.tenant_id and r.user_id = $1 and r.notification_id = n.id)
      limit 100) as new
  )sql"_sql,
                                                   who.user_id, is_client(who));
  co_return Unread{std::min(found, most), found > most};
}

Task<void> read_notification(Member who, sql::Tx& tx, NotificationRef in) {
  const auto id = co_await tx.one<NotificationId>(R"sql(
    select id from notifications.notifications
    where id = $1 and (user_id is null or user_id = $2) and (for_client or not $3)
  )sql"_sql,
                                                  in.id, who.user_id, is_client(who));
  co_await tx.run(R"sql(
    insert into notifications.readings (user_id, notification_id) values ($1, $2) on conflict do nothing
  )sql"_sql,
                  who.user_id, id);
}

Task<void> read_all_notifications(Member who, sql::Tx& tx) {
  co_await tx.run(R"sql(
    insert into notifications.readings (user_id, notification_id)
    select $1, id from notifications.notifications
    where (user_id is null or user_id = $1) and (for_client or not $2)
    on conflict do nothing
  )sql"_sql,
                  who.user_id, is_client(who));
}

Task<void> purge(jobs::Scheduled& turn) {
  const base::Timestamp before = base::Clock::now() - lifetime;
  auto tx = co_await turn.begin();
  co_await tx.run("delete from notifications.notifications where created_at < $1"_sql, before);
  co_await tx.commit();
}

}  // namespace

Task<void> notify(sql::Tx& tx, Happening what) {
  co_await tx.run(R"sql(
    insert into notifications.notifications (id, kind, user_id, sub_tenant_id, for_client, client_name, domain,
      release, reason, entitlement, used, amount, export_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  )sql"_sql,
                  NotificationId::make(), what.kind, what.user_id, what.sub_tenant_id, what.for_client,
                  what.client_name, what.domain, what.release, what.reason, what.entitlement, what.used, what.amount,
                  what.export_id);
}

void add_inbox_routes(http::Routes& r) {
  r.get("/api/v1/notifications", list_notifications)
      .says("List what happened, newest first")
      .named("list_notifications")
      .signed_in();
  r.get("/api/v1/notifications/unread", count_unread)
      .says("Count the notifications that I have not read, up to 99")
      .named("count_unread_notifications")
      .signed_in();
  r.post("/api/v1/notifications/{id}/read", read_notification)
      .says("Note that I have read a notification")
      .named("read_notification")
      .signed_in()
      .answers(204);
  r.post("/api/v1/notifications/read", read_all_notifications)
      .says("Note that I have read all notifications")
      .named("read_all_notifications")
      .signed_in()
      .answers(204);
}

void add_inbox_schedule(jobs::Worker& worker) { worker.every("notifications.purge", cleaning, purge); }

}  // namespace notifications
