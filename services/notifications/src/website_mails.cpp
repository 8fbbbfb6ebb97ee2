// Tells agency and client that a website is live, and the agency that one failed.
#include "auth/people.hpp"
#include "branded_mail.hpp"
#include "notifications/notifications.hpp"
#include "provisioning/events.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

std::string message_id(const char* what, const base::Uuid& website, std::int64_t deployment, const char* whom) {
  return std::string(what) + "-" + base::to_string(website) + "-" + std::to_string(deployment) + "-" + whom;
}

MailContent live_mail_for_agency(const tenants::Agency& agency, const tenants::ClientContact& client,
                                 const provisioning::WebsiteLive& event) {
  return {.brand = agency.name,
          .subject = client.name + " is live: " + event.domain,
          .heading = "The website of " + client.name + " is live",
          .paragraphs = {"Release " + std::to_string(event.deployment_number) + " answers at " + event.url + ".",
                         "Until the domain points to us it is reachable at " + event.platform_url + "."},
          .button = "Open the website",
          .address = event.url};
}

MailContent live_mail_for_client(const tenants::Agency& agency, const tenants::ClientContact& client,
                                 const provisioning::WebsiteLive& event) {
  return {.brand = agency.name,
          .subject = "Your website is live",
          .heading = "Your website is live",
          .paragraphs = {"Hello " + client.name + ",", "your new website is ready at " + event.url + ".",
                         "If you have questions, just answer this mail."},
          .button = "Open your website",
          .address = event.url};
}

MailContent failure_mail(const tenants::Agency& agency, const tenants::ClientContact& client,
                         const provisioning::WebsiteFailed& event, const std::string& app_url) {
  return {
      .brand = agency.name,
      .subject = client.name + ": the deployment of " + event.domain + " failed",
      .heading = "The website of " + client.name + " needs attention",
      .paragraphs = {"Release " + std::to_string(event.deployment_number) + " could not be published: " + event.reason,
                     "If an earlier release was live, it still is."},
      .button = "Look at it",
      .address = app_url};
}

Task<auth::Person> get_owner(sql::Tx& tx, tenants::Agency agency) {
  co_return co_await auth::get_person(tx, agency.owner_id);
}

// The client hears of its first release only; later ones are the agency's daily work.
Task<void> mail_site_address(const Options& options, sql::Tx& tx, provisioning::WebsiteLive event) {
  auto client = co_await tenants::find_client_contact(tx, event.sub_tenant_id);
  if (!client) co_return;
  auto agency = co_await tenants::get_agency(tx);
  auto owner = co_await get_owner(tx, agency);
  Envelope to_agency{{owner.full_name, owner.email},
                     owner.email,
                     message_id("live", event.website_id, event.deployment_number, "agency")};
  const auto agency_mail = live_mail_for_agency(agency, *client, event);
  co_await post(tx, options, to_agency, agency_mail);
  if (!client->email || event.deployment_number != 1) co_return;
  Envelope to_client{{client->name, *client->email},
                     owner.email,
                     message_id("live", event.website_id, event.deployment_number, "client")};
  const auto client_mail = live_mail_for_client(agency, *client, event);
  co_await post(tx, options, to_client, client_mail);
}

Task<void> mail_failure(const Options& options, sql::Tx& tx, provisioning::WebsiteFailed event) {
  auto client = co_await tenants::find_client_contact(tx, event.sub_tenant_id);
  if (!client) co_return;
  auto agency = co_await tenants::get_agency(tx);
  auto owner = co_await get_owner(tx, agency);
  Envelope to_agency{{owner.full_name, owner.email},
                     owner.email,
                     message_id("failed", event.website_id, event.deployment_number, "agency")};
  const auto address = co_await tenants::app_url(tx, options.public_url);
  const auto content = failure_mail(agency, *client, event, address);
  co_await post(tx, options, to_agency, content);
}

}  // namespace

void add_website_listeners(events::Bus& bus, const Options& options) {
  bus.on<provisioning::WebsiteLive>("notifications.mail_site_address", events::with(mail_site_address, options));
  bus.on<provisioning::WebsiteFailed>("notifications.mail_failure", events::with(mail_failure, options));
}

}  // namespace notifications
