// Tells the owner that the plan will soon have no room.
#include "auth/people.hpp"
#include "billing/events.hpp"
#include "branded_mail.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

MailContent usage_mail(const billing::UsageWarning& event, const std::string& address) {
  const auto figures = std::to_string(event.used) + " of " + std::to_string(event.amount) + " " + event.entitlement;
  return {.brand = {},
          .subject = "Your plan is nearly full: " + figures,
          .heading = "You use " + figures,
          .paragraphs = {"When all are used, no more can be added until you change the plan or remove some."},
          .button = "Look at your plan",
          .address = address};
}

Task<void> mail_usage_warning(const Options& options, sql::Tx& tx, billing::UsageWarning event) {
  auto agency = co_await tenants::get_agency(tx);
  auto owner = co_await auth::get_person(tx, agency.owner_id);
  const auto address = co_await tenants::app_url(tx, options.public_url);
  Envelope envelope{
      {owner.full_name, owner.email},
      owner.email,
      "usage-" + to_string(tx.tenant_id()) + "-" + event.entitlement + "-" + base::to_string(base::make_uuid())};
  const auto content = usage_mail(event, address);
  co_await post(tx, options, envelope, content);
}

}  // namespace

void add_usage_listeners(events::Bus& bus, const Options& options) {
  bus.on<billing::UsageWarning>("notifications.mail_usage_warning", events::with(mail_usage_warning, options));
}

}  // namespace notifications
