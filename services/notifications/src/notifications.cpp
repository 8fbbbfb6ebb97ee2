// Gathers the listeners and jobs of the notifications service.
#include "notifications/notifications.hpp"

#include "account_mails.hpp"
#include "branded_mail.hpp"
#include "inbox.hpp"
#include "invitation_mails.hpp"
#include "ownership_mails.hpp"
#include "second_factor_mails.hpp"
#include "send_mail.hpp"

namespace notifications {

void add_routes(http::Routes& routes) { add_inbox_routes(routes); }

void add_listeners(events::Bus& bus, const Options& options) {
  add_website_listeners(bus, options);
  add_usage_listeners(bus, options);
  add_account_mail_listeners(bus);
  add_invitation_mail_listeners(bus);
  add_ownership_mail_listeners(bus, options);
  add_privacy_listeners(bus, options);
  add_second_factor_mail_listeners(bus, options);
  add_inbox_listeners(bus);
}

void add_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options) {
  add_send_job(worker, sender);
  add_account_mail_jobs(worker, sender, app, options);
  add_invitation_mail_jobs(worker, sender, app, options);
  add_inbox_schedule(worker);
}

}  // namespace notifications
