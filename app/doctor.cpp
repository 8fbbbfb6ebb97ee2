// `dde doctor`: what is set and where, what is wrong and how to mend it.
#include <boost/asio/co_spawn.hpp>

#include <unistd.h>

#include <filesystem>
#include <functional>
#include <iostream>

#include "base/error.hpp"
#include "commands.hpp"
#include "http/client.hpp"
#include "redis/client.hpp"
#include "services.hpp"
#include "sql/check.hpp"

namespace app {
namespace {

using base::Task;

struct Finding {
  std::string subject;
  bool is_good;
  std::string advice;  // when it is not
};

void print_settings(const Config& config) {
  std::cout << "Settings\n";
  for (const auto& row : config.rows)
    std::cout << "  " << row.name << " = " << row.value << "   (" << row.origin << ")\n";
}

bool is_on_path(const std::string& program) {
  for (const auto* folder : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"}) {
    if (::access((folder + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

void look_at_programs(std::vector<Finding>& findings) {
  for (const auto* program : {"git", "nginx", "bwrap", "setpriv", "prlimit"}) {
    findings.push_back({std::string("program ") + program, is_on_path(program), "run tools/install --run"});
  }
}

void look_at_folders(const Config& config, std::vector<Finding>& findings) {
  for (const auto& folder : {config.data_dir, config.edge_dir, config.run_dir, config.templates_dir}) {
    findings.push_back(
        {"folder " + folder.string(), std::filesystem::is_directory(folder), "run make up, or correct the setting"});
  }
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

Task<bool> answers(http::Client& client, std::string url) {
  http::ClientRequest request{.url = std::move(url), .headers = {}, .body = {}};
  request.timeouts.total = std::chrono::seconds(3);
  bool is_up = false;
  try {
    is_up = (co_await client.send(std::move(request))).status < 500;
  } catch (const base::Error&) {
    is_up = false;
  }
  co_return is_up;
}

Task<void> look_at_neighbours(const Config& config, http::Client& client, redis::Client& redis,
                              std::vector<Finding>& findings) {
  findings.push_back({"Redis", co_await redis.ping(), "is not answering at " + config.redis_url});
  findings.push_back({"PowerDNS", co_await answers(client, config.powerdns_url + "/api"),
                      "is not answering at " + config.powerdns_url});
  for (const auto& [name, address] :
       {std::pair("dde serve", config.serve_metrics_listen), std::pair("dde work", config.work_metrics_listen),
        std::pair("dde host", config.host_metrics_listen)}) {
    findings.push_back(
        {name, co_await answers(client, "http://" + address + "/readyz"), "is not ready; see make logs"});
  }
}

}  // namespace

int doctor(const Config& config) {
  print_settings(config);
  std::vector<Finding> findings;
  look_at_programs(findings);
  look_at_folders(config, findings);
  look_at_schema(config, findings);
  boost::asio::io_context context{1};
  http::Client client(context);
  redis::Client redis(context, config.redis_url);
  boost::asio::co_spawn(context, look_at_neighbours(config, client, redis, findings),
                        [&](std::exception_ptr) { context.stop(); });
  context.run();

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
