// Looking at programs, folders, databases and neighbours.
#include "requirements.hpp"

#include <boost/asio/co_spawn.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/client.hpp"
#include "redis/client.hpp"
#include "sql/check.hpp"

namespace app {
namespace {

using base::Task;
using Findings = std::vector<Finding>;

constexpr std::chrono::milliseconds between_looks{500};

bool is_on_path(const std::string& program) {
  for (const auto* folder : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"}) {
    if (::access((folder + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

void look_at_program(const std::string& program, Findings& findings) {
  findings.push_back({"program " + program, is_on_path(program), "it is not installed: run tools/install --run"});
}

void look_at_folder(const std::filesystem::path& folder, Findings& findings) {
  std::error_code ignored;
  findings.push_back({"folder " + folder.string(), std::filesystem::is_directory(folder, ignored),
                      "it is not there: run make up, or correct the setting"});
}

// Runs one coroutine on an event loop of its own.
void run_once(boost::asio::io_context& context, Task<void> work) {
  std::exception_ptr failure;
  boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown) {
    failure = thrown;
    context.stop();
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
}

void look_at_database(const char* name, const std::string& url, Findings& findings) {
  const auto reason = sql::why_unreachable(url);
  findings.push_back({name, !reason, reason.value_or("")});
}

Task<void> look_at_redis(boost::asio::io_context& context, std::string url, Findings& findings) {
  redis::Client redis(context, url);
  const bool is_up = co_await redis.ping();
  findings.push_back({"redis_url", is_up, "Redis does not answer at " + url});
}

Task<bool> answers(http::Client& client, http::ClientRequest request) {
  request.timeouts.total = std::chrono::seconds(2);
  try {
    const auto response = co_await client.send(std::move(request));
    co_return response.status < 400;
  } catch (const base::Error&) {
    co_return false;
  }
}

Task<void> look_at_powerdns(boost::asio::io_context& context, const Config& config, Findings& findings) {
  http::Client client(context);
  http::ClientRequest request{.url = config.powerdns_url + "/api/v1/servers/localhost",
                              .headers = {{"X-API-Key", config.powerdns_key}}};
  const bool is_up = co_await answers(client, std::move(request));
  findings.push_back({"powerdns_url", is_up, "PowerDNS does not answer to our key at " + config.powerdns_url});
}

Task<void> look_at_docker(boost::asio::io_context& context, const Config& config, Findings& findings) {
  http::Client client(context);
  http::ClientRequest request{.url = "http://docker/_ping", .unix_socket = config.docker_socket.string()};
  const bool is_up = co_await answers(client, std::move(request));
  findings.push_back({"docker_socket", is_up, "Docker does not answer at " + config.docker_socket.string()});
}

Task<void> look_at_neighbours_of_work(boost::asio::io_context& context, const Config& config, Findings& findings) {
  co_await look_at_redis(context, config.redis_url, findings);
  co_await look_at_powerdns(context, config, findings);
  if (config.site_runtime == "docker") co_await look_at_docker(context, config, findings);
}

Task<void> look_at_ready(boost::asio::io_context& context, const Config& config, Findings& findings) {
  http::Client client(context);
  for (const auto& [name, address] :
       {std::pair("dde serve", config.serve_metrics_listen), std::pair("dde work", config.work_metrics_listen),
        std::pair("dde host", config.host_metrics_listen)}) {
    http::ClientRequest request{.url = "http://" + address + "/readyz"};
    const bool is_up = co_await answers(client, std::move(request));
    findings.push_back({name, is_up, "it is not ready; see make logs"});
  }
}

std::string lines_of_missing(const Findings& findings) {
  std::string lines;
  for (const auto& finding : findings) {
    if (!finding.is_good) lines += "\n  " + finding.subject + ": " + finding.advice;
  }
  return lines;
}

}  // namespace

Findings look_at_needs_of_serve(const Config& config) {
  Findings findings;
  look_at_folder(config.templates_dir, findings);
  look_at_database("database_url", config.database_url, findings);
  look_at_database("system_database_url", config.system_database_url, findings);
  boost::asio::io_context context{1};
  run_once(context, look_at_redis(context, config.redis_url, findings));
  return findings;
}

Findings look_at_needs_of_work(const Config& config) {
  Findings findings;
  for (const auto* program : {"git", "nginx", "bwrap", "setpriv", "prlimit"}) look_at_program(program, findings);
  for (const auto& folder : {config.templates_dir, config.edge_dir, config.run_dir}) look_at_folder(folder, findings);
  look_at_database("database_url", config.database_url, findings);
  look_at_database("system_database_url", config.system_database_url, findings);
  boost::asio::io_context context{1};
  run_once(context, look_at_neighbours_of_work(context, config, findings));
  return findings;
}

Findings look_at_processes(const Config& config) {
  Findings findings;
  boost::asio::io_context context{1};
  run_once(context, look_at_ready(context, config, findings));
  return findings;
}

void require(const Config& config, Findings (*look)(const Config&)) {
  const auto end = std::chrono::steady_clock::now() + config.start_patience;
  for (auto missing = lines_of_missing(look(config)); !missing.empty(); missing = lines_of_missing(look(config))) {
    if (std::chrono::steady_clock::now() >= end) throw base::unavailable("These are missing:" + missing);
    base::log_warning("Waiting for what is missing:" + missing);
    std::this_thread::sleep_for(between_looks);
  }
}

}  // namespace app
