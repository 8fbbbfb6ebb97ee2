// What the program gives to the notifications service.
#pragma once

#include <string>

#include "events/events.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "mail/mail.hpp"

namespace notifications {

struct Options {
  std::string public_url;  // where the agency signs in
  std::string mail_from;   // address of the sender; the agency's name is put in front of it
  std::string token_key;   // secret: the links in mails are derived with it (auth/one_time_token.hpp)
};

// The inbox.
void add_routes(http::Routes& routes);
// `options` outlives the bus.
void add_listeners(events::Bus& bus, const Options& options);
// All outlive the worker.
void add_jobs(jobs::Worker& worker, mail::Sender& sender, sql::Database& app, const Options& options);

}  // namespace notifications
