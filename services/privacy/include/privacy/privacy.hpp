// What the program gives to the privacy service and what it gets from it.
#pragma once

#include <filesystem>

#include "auth/seat_quota.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "redis/client.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"

namespace privacy {

// `store` outlives the routes; it holds finished exports.
void add_routes(http::Routes& routes, storage::Store& store);

// Where traces of people are. Everything outlives the worker.
struct Traces {
  sql::Database& app;
  sql::Database& system;
  sql::Database& owner;  // of the schema's owner: the only role that may empty any row
  redis::Client& redis;
  storage::Store& store;
  auth::SeatQuota& seats;
  std::filesystem::path mailbox;  // of the mailbox transport; empty where mails go elsewhere
};

void add_jobs(jobs::Worker& worker, Traces& traces);

}  // namespace privacy
