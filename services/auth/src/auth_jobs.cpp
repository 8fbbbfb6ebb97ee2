// The jobs and schedules of the auth service.
#include "auth/auth.hpp"
#include "login_attempts.hpp"
#include "mail_requests.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

base::Task<void> purge(sql::Database& app, jobs::Scheduled&) {
  co_await purge_login_attempts(app);
  co_await purge_one_time_tokens(app);
}

}  // namespace

void add_jobs(jobs::Worker& worker, sql::Database& app) {
  worker.on<AnswerMailRequest>(jobs::with(answer_mail_request, app));
  worker.every("auth.purge", std::chrono::hours(1), jobs::with(purge, app));
}

}  // namespace auth
