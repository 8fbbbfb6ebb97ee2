// `dde admin audit`: the trail compared with its seals and anchors.
#include <boost/asio/co_spawn.hpp>

#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>

#include "audit/verification.hpp"
#include "base/error.hpp"
#include "commands.hpp"
#include "services.hpp"

namespace app {
namespace {

using base::Task;

constexpr std::chrono::seconds patience{60};  // of one statement: chains are long

// Runs one coroutine against the database as the system role and throws what it throws.
void run_as_system(const Config& config, std::function<Task<void>(sql::Database&)> work) {
  boost::asio::io_context context{1};
  sql::Database database(
      context,
      {.url = config.system_database_url, .deadline = patience, .system = true, .application_name = "dde admin"});
  std::exception_ptr failure;
  boost::asio::co_spawn(context, work(database), [&](std::exception_ptr thrown) {
    failure = thrown;
    context.stop();
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
}

std::vector<audit::Anchor> read_file(const std::string& name) {
  if (name.empty()) return {};
  std::ifstream file(name);
  if (!file) throw base::invalid("anchors", "not_found", name + " cannot be read.");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return audit::parse_anchors(text);
}

std::optional<tenancy::TenantId> tenant_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto tenant = tenancy::TenantId::parse(text);
  if (!tenant) throw base::invalid("tenant", "not_an_id", "This is no id of a tenant.");
  return tenant;
}

void print(const audit::Verdict& verdict) {
  for (const auto& finding : verdict.findings) {
    std::cout << "tenant " << to_string(finding.tenant_id) << ", number " << finding.number << ": " << finding.text
              << "\n";
  }
  std::cout << verdict.lines << " lines in " << verdict.chains << " chains, " << verdict.findings.size()
            << " findings; personal values erased by request: " << verdict.erased
            << "; not sealed for over a minute: " << verdict.unsealed << "\n";
}

Task<void> look_for_faults(const audit::Keys& keys, AuditVerification wanted, audit::Verdict& verdict,
                           sql::Database& system) {
  verdict = co_await audit::verify(system, keys, tenant_of(wanted.tenant), read_file(wanted.anchors_file));
}

Task<void> print_anchors(sql::Database& system) {
  const auto anchors = co_await audit::read_anchors(system);
  std::cout << audit::to_text(anchors);
}

}  // namespace

int verify_audit(const Config& config, const AuditVerification& wanted) {
  const audit::Keys keys(config.audit_keys);
  audit::Verdict verdict;
  run_as_system(config, [&](sql::Database& system) { return look_for_faults(keys, wanted, verdict, system); });
  print(verdict);
  return verdict.findings.empty() ? 0 : 1;
}

int print_audit_anchors(const Config& config) {
  run_as_system(config, [](sql::Database& system) { return print_anchors(system); });
  return 0;
}

}  // namespace app
