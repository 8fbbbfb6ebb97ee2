// Dressing mails in the brand.
#include "branded_mail.hpp"

#include "tenants/white_label.hpp"

namespace notifications {

base::Task<SendMail> dress(sql::Tx& tx, const Options& options, Envelope envelope, MailContent content) {
  auto brand = co_await tenants::get_mail_brand(tx, tx.tenant_id());
  content.brand = brand.sender_name;
  content.color = brand.color;
  content.text_on_color = brand.text_on_color;
  content.support = brand.support_email.value_or("");
  const auto rendered = render_mail(content);
  co_return SendMail{envelope.message_id, envelope.to.name,  envelope.to.address,
                     brand.sender_name,   options.mail_from, brand.support_email.value_or(envelope.reply_to),
                     content.subject,     rendered.text,     rendered.html};
}

base::Task<void> post(sql::Tx& tx, const Options& options, Envelope envelope, MailContent content) {
  auto job = co_await dress(tx, options, std::move(envelope), std::move(content));
  jobs::EnqueueOptions how{.max_attempts = 10};
  co_await jobs::enqueue(tx, job, how);
}

}  // namespace notifications
