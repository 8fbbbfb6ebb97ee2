// `dde doctor`: what is set and where, what is wrong and how to mend it.
#include <iostream>

#include "base/error.hpp"
#include "commands.hpp"
#include "requirements.hpp"
#include "services.hpp"
#include "sql/check.hpp"

namespace app {
namespace {

void print_settings(const Config& config) {
  std::cout << "Settings\n";
  for (const auto& row : config.rows)
    std::cout << "  " << row.name << " = " << row.value << "   (" << row.origin << ")\n";
}

void look_at_schema(const Config& config, std::vector<Finding>& findings) {
  try {
    const auto pending = sql::pending_migrations(config.owner_database_url, migration_folders());
    findings.push_back(
        {"schema", pending.empty(), "run make migrate: " + std::to_string(pending.size()) + " migrations are missing"});
    if (!pending.empty()) return;
    for (const auto& misfit : sql::check_statements(config.owner_database_url))
      findings.push_back({"statement", false, misfit});
  } catch (const base::Error& error) {
    findings.push_back({"PostgreSQL", false, error.message()});
  }
}

}  // namespace

int doctor(const Config& config) {
  print_settings(config);
  auto findings = look_at_needs_of_work(config);
  look_at_schema(config, findings);
  for (auto& finding : look_at_processes(config)) findings.push_back(std::move(finding));

  std::cout << "\nFindings\n";
  bool all_good = true;
  for (const auto& finding : findings) {
    all_good = all_good && finding.is_good;
    std::cout << (finding.is_good ? "  ok    " : "  WRONG ") << finding.subject
              << (finding.is_good ? "" : ": " + finding.advice) << "\n";
  }
  std::cout << (all_good ? "Everything is well.\n" : "Something is wrong: see above.\n");
  return all_good ? 0 : 1;
}

}  // namespace app
