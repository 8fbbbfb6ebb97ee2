// Follows a deployment until it has ended.
#include "deployment_stream.hpp"

#include <charconv>
#include <map>

#include "shape/json.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::milliseconds pause{200};
constexpr int lines_at_once = 500;

std::int64_t last_seen_line(const http::Caller& caller) {
  std::int64_t seq = 0;
  const auto id = caller.last_event_id.value_or("");
  std::from_chars(id.data(), id.data() + id.size(), seq);
  return seq;
}

// What the listener has been told so far.
class Follower {
 public:
  Follower(sql::Database& db, tenancy::Scope scope, DeploymentPath path, std::int64_t last_line)
      : db_(db), scope_(scope), path_(path), last_line_(last_line) {}

  Task<void> follow(http::EventSink& sink) {
    while (!sink.closed()) {
      auto reader = db_.read(scope_);
      auto found = co_await find_deployment(reader, path_);
      // Steps and lines are read after the status: what an ended deployment wrote is all there.
      co_await tell_steps(sink, reader, found.job_id);
      co_await tell_lines(sink, reader, found.job_id);
      co_await tell_once(sink, "status", "status", shape::to_json<Deployment>(found));
      if (has_ended(found.status)) break;
      co_await sink.wait(pause);
    }
    co_await sink.send("", "end", "{}");
  }

 private:
  Task<void> tell_steps(http::EventSink& sink, sql::ReadTx& reader, jobs::JobId job) {
    for (const auto& step : co_await jobs::find_steps(reader, job)) {
      co_await tell_once(sink, "step", "step " + step.name, shape::to_json(step));
    }
  }

  Task<void> tell_lines(http::EventSink& sink, sql::ReadTx& reader, jobs::JobId job) {
    for (;;) {
      auto lines = co_await jobs::read_log(reader, job, last_line_, lines_at_once);
      for (const auto& line : lines) {
        co_await sink.send(std::to_string(line.seq), "log", shape::to_json(line));
        last_line_ = line.seq;
      }
      if (lines.size() < lines_at_once) co_return;
    }
  }

  Task<void> tell_once(http::EventSink& sink, std::string event, std::string key, std::string json) {
    auto& told = told_[key];
    if (told == json) co_return;
    told = json;
    co_await sink.send("", event, json);
  }

  sql::Database& db_;
  tenancy::Scope scope_;
  DeploymentPath path_;
  std::int64_t last_line_;
  std::map<std::string, std::string> told_;
};

Task<void> run_follower(std::shared_ptr<Follower> follower, http::EventSink& sink) { co_await follower->follow(sink); }

Task<http::EventStream> follow_deployment(sql::Database& db, tenancy::Member who, http::Caller caller, sql::ReadTx& tx,
                                          DeploymentPath in) {
  co_await find_deployment(tx, in);
  auto follower = std::make_shared<Follower>(db, tenancy::Scope::of(who), in, last_seen_line(caller));
  co_return http::EventStream([follower](http::EventSink& sink) { return run_follower(follower, sink); });
}

}  // namespace

Task<FoundDeployment> find_deployment(sql::Queries& db, DeploymentPath path) {
  co_return co_await db.one<FoundDeployment>(R"sql(
    select d.id, d.website_id, d.number, d.cause, d.branch, d.commit, d.status, d.reason, d.created_at, d.finished_at,
      d.rolled_back_to, d.id is not distinct from w.release_id as is_live,
      d.id = any(w.kept_releases) and d.id is distinct from w.release_id and w.status <> 'suspended' as can_activate,
      d.job_id
    from provisioning.deployments d
    join provisioning.websites w on w.tenant_id = d.tenant_id and w.id = d.website_id
    where d.id = $1 and d.sub_tenant_id = $2
  )sql"_sql,
                                             path.deployment_id, path.id);
}

void add_deployment_stream_route(http::Routes& r) {
  r.get("/api/v1/clients/{id}/website/deployments/{deploymentId}/events", follow_deployment)
      .says("Follow a deployment's steps and log")
      .named("follow_deployment")
      .needs("websites:read");
}

}  // namespace provisioning
