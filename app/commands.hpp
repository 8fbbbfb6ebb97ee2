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

// Switches maintenance mode for all processes; they notice within seconds.
struct MaintenanceSwitch {
  bool is_on;
  std::string message;  // empty: a general one
};
int switch_maintenance(const Config& config, const MaintenanceSwitch& wanted);

// Puts an agency, named by its owner's e-mail, on a plan.
struct PlanChange {
  std::string owner_email;
  std::string plan;
};
int change_plan(const Config& config, const PlanChange& change);

// Whether the audit trail is what was sealed: prints what is not, and is 1 then. Without a tenant all chains;
// `anchors_file` is what print_audit_anchors printed earlier, or empty.
struct AuditVerification {
  std::string tenant;
  std::string anchors_file;
};
int verify_audit(const Config& config, const AuditVerification& wanted);
// The ends of all chains, to be kept where nobody who reaches the database can change them.
int print_audit_anchors(const Config& config);

// Suspends, resumes, archives or purges an agency, named by its id or its owner's e-mail.
struct TenantChange {
  std::string tenant;
  std::string reason;     // shown to its people, for a suspension
  std::int64_t days = 30;  // an archived agency is kept so long
  bool is_sure = false;   // a purge cannot be undone
};
enum class TenantAct { suspend, resume, archive, purge };
int change_tenant(const Config& config, TenantAct act, const TenantChange& change);

// The demo agency with one client, made over the public API; waits until the client's site is live and prints where.
struct Demo {
  std::string email;
  std::string password;
};
int seed_demo(const Config& config, const Demo& demo);

}  // namespace app
