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
  app::Demo demo{"demo@dde.localhost", ""};
};

void add_admin_commands(CLI::App& cli, Line& line) {
  auto& admin = *cli.add_subcommand("admin", "Acts of the platform's operator")->require_subcommand(1);
  auto& create =
      *admin.add_subcommand("create-administrator", "Create the platform's administrator or set its password");
  create.add_option("--email", line.administrator.email)->required();
  create.add_option("--password", line.administrator.password)->required();
  auto& plan = *admin.add_subcommand("change-plan", "Put an agency on a plan");
  plan.add_option("--owner", line.plan.owner_email, "E-mail of the agency's owner")->required();
  plan.add_option("--plan", line.plan.plan, "basic, pro or enterprise")->required();
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

int run_admin(const CLI::App& cli, const Line& line, const app::Config& config) {
  const auto& admin = *cli.get_subcommand("admin");
  if (admin.got_subcommand("create-administrator")) return app::create_administrator(config, line.administrator);
  if (admin.got_subcommand("change-plan")) return app::change_plan(config, line.plan);
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
