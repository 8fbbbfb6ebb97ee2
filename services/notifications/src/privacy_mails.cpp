// Tells a person that what it asked for lies ready.
#include "auth/people.hpp"
#include "branded_mail.hpp"
#include "privacy/events.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

// The address alone opens nothing: the archive is handed to whoever asked for it, signed in.
MailContent export_mail(const std::string& address) {
  return {.brand = {},
          .subject = "Your data is ready",
          .heading = "Your data is ready",
          .paragraphs = {"The archive you asked for can be fetched for seven days, by you alone.",
                         "If you did not ask for it, change your password at once."},
          .button = "Fetch your data",
          .address = address};
}

Task<void> mail_export(const Options& options, sql::Tx& tx, privacy::ExportReady event) {
  auto person = co_await auth::get_person(tx, event.user_id);
  const auto address = co_await tenants::app_url(tx, options.public_url);
  const auto id = base::to_string(event.export_id);
  Envelope envelope{{person.full_name, person.email}, options.mail_from, "export-" + id};
  const auto content = export_mail(address + "/account?export=" + id);
  co_await post(tx, options, envelope, content);
}

}  // namespace

void add_privacy_listeners(events::Bus& bus, const Options& options) {
  bus.on<privacy::ExportReady>("notifications.mail_export", events::with(mail_export, options));
}

}  // namespace notifications
