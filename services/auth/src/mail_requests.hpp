// Mails for people who are not signed in: whether there is an account is found out later, in a job, so that the answer
// and its time cannot tell.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <string>

#include "base/task.hpp"
#include "jobs/jobs.hpp"
#include "sql/database.hpp"
#include "tenancy/scope.hpp"

namespace auth {

enum class MailWish { reset_password, magic_link, delay_notice };
BOOST_DESCRIBE_ENUM(MailWish, reset_password, magic_link, delay_notice)

struct AnswerMailRequest {
  static constexpr std::string_view kind = "auth.answer_mail_request";
  MailWish wish;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(AnswerMailRequest, (), (wish, email))

// Jobs have a tenant; until the account is known these have the one that no agency has.
tenancy::Scope mail_requests_scope();

// Enqueues the job; while one for the same wish and address waits, nothing. `tx` has the scope above.
base::Task<void> request_mail(sql::Tx& tx, MailWish wish, std::string email);
// The same in a transaction of its own.
base::Task<void> request_mail(sql::Database& db, MailWish wish, std::string email);

// Issues the token and announces it in the agency of the account; nothing where there is no account, where it is not
// for this wish, or where it has been sent three such mails within the hour.
base::Task<void> answer_mail_request(sql::Database& app, jobs::Run& run, AnswerMailRequest job);

}  // namespace auth
