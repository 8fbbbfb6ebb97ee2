// The subcommands of `dde`. Each returns the exit status; errors at start are thrown.
#pragma once

#include <string>

#include "config.hpp"

namespace app {

int serve(const Config& config);
int work(const Config& config);
int host(const Config& config);
int migrate(const Config& config);
int doctor(const Config& config);
int print_openapi();

struct Administrator {
  std::string email;
  std::string password;
};
int create_administrator(const Config& config, const Administrator& administrator);

// Puts an agency, named by its owner's e-mail, on a plan.
struct PlanChange {
  std::string owner_email;
  std::string plan;
};
int change_plan(const Config& config, const PlanChange& change);

// The demo agency with one client, made over the public API; waits until the client's site is live and prints where.
struct Demo {
  std::string email;
  std::string password;
};
int seed_demo(const Config& config, const Demo& demo);

}  // namespace app
