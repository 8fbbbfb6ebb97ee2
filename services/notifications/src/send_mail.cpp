// Hands a mail to the transport; the queue repeats what may succeed later.
#include "send_mail.hpp"

#include "notifications/notifications.hpp"

namespace notifications {
namespace {

base::Task<void> send_mail(mail::Sender& sender, jobs::Run&, SendMail job) {
  mail::Message message{.to = mail::Address(job.to_name, job.to),
                        .from = mail::Address(job.from_name, job.from),
                        .subject = job.subject,
                        .text = job.text,
                        .html = job.html,
                        .message_id = job.message_id,
                        .reply_to = mail::Address(job.from_name, job.reply_to)};
  co_await sender.send(std::move(message));
}

}  // namespace

void add_jobs(jobs::Worker& worker, mail::Sender& sender) { worker.on<SendMail>(jobs::with(send_mail, sender)); }

}  // namespace notifications
