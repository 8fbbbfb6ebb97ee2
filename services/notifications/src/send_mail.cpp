// Hands a mail to the transport; the queue repeats what may succeed later.
#include "send_mail.hpp"

namespace notifications {
namespace {

base::Task<void> send_mail(mail::Sender& sender, jobs::Run&, SendMail job) {
  auto message = message_of(job);
  co_await sender.send(std::move(message));
}

}  // namespace

mail::Message message_of(const SendMail& job) {
  return {.to = mail::Address(job.to_name, job.to),
          .from = mail::Address(job.from_name, job.from),
          .subject = job.subject,
          .text = job.text,
          .html = job.html,
          .message_id = job.message_id,
          .reply_to = mail::Address(job.from_name, job.reply_to)};
}

void add_send_job(jobs::Worker& worker, mail::Sender& sender) { worker.on<SendMail>(jobs::with(send_mail, sender)); }

}  // namespace notifications
