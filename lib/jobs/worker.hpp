// Takes jobs out of the queue and runs them; runs schedules.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/bound.hpp"
#include "base/task.hpp"
#include "jobs/queue.hpp"
#include "jobs/run.hpp"
#include "jobs/scheduled.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"

namespace jobs {

struct WorkerOptions {
  int concurrency = 8;  // jobs at once in this worker
  int per_tenant = 4;   // jobs at once of one tenant, over all workers
  std::chrono::milliseconds lease{15000};
  std::chrono::milliseconds heartbeat{5000};
  std::chrono::milliseconds poll{200};           // how long a job waits at most for a free worker
  std::chrono::milliseconds first_pause{1000};   // after a failed attempt: doubled, with jitter, up to last_pause
  std::chrono::milliseconds last_pause{300000};
  std::chrono::milliseconds grace{25000};        // stop() waits this long for running jobs, then hands them back
  std::chrono::hours keep{24 * 30};              // jobs that are done or cancelled are deleted after this
};

// Binds leading parameters of a job: with(deploy_website, dns, host).
using base::with;

// Jobs that throw base::Error of kind unavailable, too_many or internal, or anything that is no base::Error, are tried
// again with back-off until max_attempts, then `dead`; other kinds are `failed` at once. A worker that dies loses its
// leases: at once when its successor starts on the same machine, otherwise after the lease's 15 s.
class Worker {
 public:
  // `system`: role dde_system, claims and leases. `app`: role dde_app, everything inside a job.
  Worker(boost::asio::io_context& io, sql::Database& system, sql::Database& app, WorkerOptions options = {});
  ~Worker();

  // `function` is called as function(jobs::Run&, J) and returns Task<void>. One for each kind.
  template <Payload J, class F>
  void on(F function) {
    add(J::kind, [function = std::move(function)](Run& run, std::string_view payload) {
      return function(run, shape::read_json<J>(payload, shape::Unknown::ignore));
    });
  }
  template <Payload J>
  void on(base::Task<void> (*function)(Run&, J)) {
    on<J, base::Task<void> (*)(Run&, J)>(function);
  }

  // `effect` is called as effect(sql::Tx&, J, jobs::Failure) in the transaction that marks the job failed or dead.
  // If it throws, the job stays `running` and the end is tried again when its lease runs out.
  template <Payload J, class F>
  void on_failed(F effect) {
    add_failed(J::kind, [effect = std::move(effect)](sql::Tx& tx, std::string_view payload, Failure failure) {
      return effect(tx, shape::read_json<J>(payload, shape::Unknown::ignore), std::move(failure));
    });
  }
  template <Payload J>
  void on_failed(base::Task<void> (*effect)(sql::Tx&, J, Failure)) {
    on_failed<J, base::Task<void> (*)(sql::Tx&, J, Failure)>(effect);
  }

  // Runs `function` every `interval` (first at once), in exactly one process at a time; a failure is logged and the
  // next turn comes as usual. Turns missed while nothing ran are not caught up.
  void every(std::string name, std::chrono::seconds interval, std::function<base::Task<void>(Scheduled&)> function);

  // Works until stop(); returns when running jobs have reached their next step or ended, or were handed back.
  base::Task<void> run();
  void stop();

  // Looks for jobs now instead of at the next poll; callable on the Worker's thread.
  void wake();
  // `ring` is called after each run: events::Relay::wake makes what the job published travel at once. Set before run().
  void after_runs(std::function<void()> ring);

 private:
  using Function = std::function<base::Task<void>(Run&, std::string_view)>;
  using FailureEffect = std::function<base::Task<void>(sql::Tx&, std::string_view, Failure)>;
  void add(std::string_view kind, Function function);
  void add_failed(std::string_view kind, FailureEffect effect);

  class Loops;
  std::shared_ptr<Loops> loops_;
};

}  // namespace jobs
