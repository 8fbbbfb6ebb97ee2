// The one program: reads the command line and runs a subcommand.
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <iostream>

#include "base/error.hpp"
#include "commands.hpp"
#include "version.hpp"

namespace {

struct Line {
  std::string config_file;
  app::Administrator administrator;
  app::PlanChange plan;
  app::MaintenanceSwitch maintenance{};
  app::AuditVerification audit;
  app::TenantChange tenant;
  app::Demo demo{"demo@dde.localhost", ""};
};

void add_tenant_commands(CLI::App& admin, Line& line) {
  auto& tenant = *admin.add_subcommand("tenant", "Whether an agency may work")->require_subcommand(1);
  const auto add = [&](const char* name, const char* meaning) -> CLI::App& {
    auto& command = *tenant.add_subcommand(name, meaning);
    command.add_option("agency", line.tenant.tenant, "Its id or its owner's e-mail")->required();
    return command;
  };
  auto& suspend = add("suspend", "Shut its people out; its clients' sites say that they are suspended");
  suspend.add_option("--reason", line.tenant.reason, "Shown to its people");
  add("resume", "Let it work again, also when it was archived");
  auto& archive = add("archive", "Suspend it and delete it after a term");
  archive.add_option("--days", line.tenant.days, "The term")->check(CLI::Range(0, 3650));
  auto& purge = add("purge", "Delete it now: websites, files, every row");
  purge.add_flag("--yes", line.tenant.is_sure, "Really: this cannot be undone");
}

void add_admin_commands(CLI::App& cli, Line& line) {
  auto& admin = *cli.add_subcommand("admin", "Acts of the platform's operator")->require_subcommand(1);
  auto& create =
      *admin.add_subcommand("create-administrator", "Create the platform's administrator or set its password");
  create.add_option("--email", line.administrator.email)->required();
  create.add_option("--password", line.administrator.password)->required();
  auto& plan = *admin.add_subcommand("change-plan", "Put an agency on a plan");
  plan.add_option("--owner", line.plan.owner_email, "E-mail of the agency's owner")->required();
  plan.add_option("--plan", line.plan.plan, "basic, pro or enterprise")->required();
  auto& maintenance = *admin.add_subcommand("maintenance", "Serve administrators only, or everybody again");
  maintenance.require_subcommand(1);
  auto& on = *maintenance.add_subcommand("on", "Everybody else is answered 503");
  on.add_option("--message", line.maintenance.message, "What they are told");
  on.callback([&line] { line.maintenance.is_on = true; });
  maintenance.add_subcommand("off", "Everybody is served again");
  auto& audit = *admin.add_subcommand("audit", "The audit trail")->require_subcommand(1);
  auto& verify = *audit.add_subcommand("verify", "Find lines that are not what was sealed, and lines that are missing");
  verify.add_option("--tenant", line.audit.tenant, "One tenant only; the nil UUID is the platform itself");
  verify.add_option("--anchors", line.audit.anchors_file, "What `audit anchor` printed earlier");
  audit.add_subcommand("anchor", "Print the ends of all chains, to be kept elsewhere");
  add_tenant_commands(admin, line);
  auto& demo = *admin.add_subcommand("seed-demo", "Create the demo agency with one client and wait for its website");
  demo.add_option("--email", line.demo.email);
  demo.add_option("--password", line.demo.password)->required();
}

void add_commands(CLI::App& cli, Line& line) {
  cli.add_option("--config", line.config_file, "Settings as TOML; DDE_<NAME> in the environment wins");
  cli.require_subcommand(1);
  cli.add_subcommand("serve", "The HTTP API");
  cli.add_subcommand("work", "Events, jobs, schedules");
  cli.add_subcommand("host", "The sites' sockets and sandboxes on this machine");
  cli.add_subcommand("migrate", "Bring the database's schema up to date");
  cli.add_subcommand("doctor", "Show settings and their origin, and what is wrong");
  cli.add_subcommand("openapi", "Print the OpenAPI document");
  cli.add_subcommand("version", "Print the version");
  add_admin_commands(cli, line);
}

int run_audit(const CLI::App& audit, const Line& line, const app::Config& config) {
  return audit.got_subcommand("anchor") ? app::print_audit_anchors(config) : app::verify_audit(config, line.audit);
}

int run_tenant(const CLI::App& tenant, const Line& line, const app::Config& config) {
  using app::TenantAct;
  const auto act = tenant.got_subcommand("suspend")   ? TenantAct::suspend
                   : tenant.got_subcommand("resume")  ? TenantAct::resume
                   : tenant.got_subcommand("archive") ? TenantAct::archive
                                                      : TenantAct::purge;
  return app::change_tenant(config, act, line.tenant);
}

int run_admin(const CLI::App& cli, const Line& line, const app::Config& config) {
  const auto& admin = *cli.get_subcommand("admin");
  if (admin.got_subcommand("create-administrator")) return app::create_administrator(config, line.administrator);
  if (admin.got_subcommand("change-plan")) return app::change_plan(config, line.plan);
  if (admin.got_subcommand("maintenance")) return app::switch_maintenance(config, line.maintenance);
  if (admin.got_subcommand("audit")) return run_audit(*admin.get_subcommand("audit"), line, config);
  if (admin.got_subcommand("tenant")) return run_tenant(*admin.get_subcommand("tenant"), line, config);
  return app::seed_demo(config, line.demo);
}

int run(const CLI::App& cli, const Line& line) {
  if (cli.got_subcommand("version")) return std::puts(app::version) < 0;
  if (cli.got_subcommand("openapi")) return app::print_openapi();
  const auto file = line.config_file.empty() ? std::nullopt : std::optional<std::filesystem::path>(line.config_file);
  const auto config = app::read_config(file);
  if (cli.got_subcommand("serve")) return app::serve(config);
  if (cli.got_subcommand("work")) return app::work(config);
  if (cli.got_subcommand("host")) return app::host(config);
  if (cli.got_subcommand("migrate")) return app::migrate(config);
  if (cli.got_subcommand("doctor")) return app::doctor(config);
  return run_admin(cli, line, config);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App cli{"Dominant Digital Empire: the operating system of a web agency", "dde"};
  Line line;
  add_commands(cli, line);
  CLI11_PARSE(cli, argc, argv);
  try {
    return run(cli, line);
  } catch (const std::exception& error) {
    std::cerr << "dde: " << error.what() << "\n";
    return 1;
  }
}
