// Accounts that begin with a registration, the worker that writes their mails, and the links in these.
#pragma once

#include "auth/one_time_token.hpp"
#include "auth_service.hpp"
#include "jobs/testing/finish_jobs.hpp"

namespace auth {

class AccountMails : public AuthService {
 protected:
  // A new agency with its owner, who is signed in; returns the answer to the registration.
  Answer sign_up(const std::string& email) {
    const auto answer =
        post("/register", {{"agencyName", "Studio"}, {"fullName", "Ada"}, {"email", email}, {"password", password}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer;
  }
  Answer refresh(const Answer& session) { return post("/refresh", {{"refreshToken", session.field("refreshToken")}}); }
  void work() {
    jobs::Worker worker(context, system, db,
                        {.lease = std::chrono::seconds(2),
                         .heartbeat = std::chrono::milliseconds(50),
                         .poll = std::chrono::milliseconds(10)});
    add_jobs(worker, db);
    jobs::testing::finish_jobs(context, worker, database);
  }
  // The text of the newest token for this purpose, as the mail has it; empty where there is none.
  std::string newest_token(const std::string& purpose) const {
    const auto id = OneTimeTokenId::parse(database.execute("select id from auth.one_time_tokens where purpose = '" +
                                                           purpose + "' order by id desc limit 1"));
    return id ? one_time_token_text(given.options.token_key, *id) : std::string();
  }
  // The topics of the events so far, one line, sorted.
  std::string events_like(const std::string& pattern) const {
    return database.execute("select coalesce(string_agg(topic, ' ' order by topic), '') from events.outbox "
                            "where topic like '" +
                            pattern + "'");
  }
};

}  // namespace auth
