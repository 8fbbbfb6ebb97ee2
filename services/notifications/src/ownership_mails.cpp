// Both hear of it, so that neither is surprised: an agency that changes hands unseen would be a break-in.
#include "ownership_mails.hpp"

#include "auth/events.hpp"
#include "auth/people.hpp"
#include "branded_mail.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"

namespace notifications {
namespace {

using base::Task;

struct Handover {
  std::string agency;
  std::string app_url;
  auth::Person from;
  auth::Person to;
};

MailContent words_for_old_owner(const Handover& handover) {
  return {.brand = handover.agency,
          .subject = "You handed over " + handover.agency,
          .heading = "You handed over " + handover.agency,
          .paragraphs = {handover.to.full_name + " owns the agency now, and you are an admin.",
                         "If this was not you, answer this mail at once."},
          .button = "Open " + handover.agency,
          .address = handover.app_url};
}

MailContent words_for_new_owner(const Handover& handover) {
  return {.brand = handover.agency,
          .subject = "You own " + handover.agency + " now",
          .heading = "You own " + handover.agency + " now",
          .paragraphs = {handover.from.full_name + " handed the agency over to you.",
                         "Plan, billing and the whole team are in your hands."},
          .button = "Open " + handover.agency,
          .address = handover.app_url};
}

Envelope envelope_for(const auth::Person& reader, const auth::Person& other) {
  return {{reader.full_name, reader.email}, other.email, "ownership-" + base::to_string(base::make_uuid())};
}

Task<void> mail_ownership(const Options& options, sql::Tx& tx, auth::OwnershipTransferred event) {
  Handover handover;
  handover.agency = (co_await tenants::get_agency(tx)).name;
  handover.app_url = co_await tenants::app_url(tx, options.public_url);
  handover.from = co_await auth::get_person(tx, event.from_user_id);
  handover.to = co_await auth::get_person(tx, event.to_user_id);
  const auto to_old = words_for_old_owner(handover);
  const auto to_new = words_for_new_owner(handover);
  co_await post(tx, options, envelope_for(handover.from, handover.to), to_old);
  co_await post(tx, options, envelope_for(handover.to, handover.from), to_new);
}

}  // namespace

void add_ownership_mail_listeners(events::Bus& bus, const Options& options) {
  bus.on<auth::OwnershipTransferred>("notifications.mail_ownership", events::with(mail_ownership, options));
}

}  // namespace notifications
