// Starts and asks an instance by its script, as an operator would.
#include "instance.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace journeys {
namespace {

constexpr int ports_per_instance = 12;

std::string read_all(int descriptor) {
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = ::read(descriptor, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

[[noreturn]] void become(const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& environment) {
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

Ran run(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment) {
  // A file rather than a pipe: what the program leaves running in the background may keep it open.
  char name[] = "/tmp/dde-journey-output-XXXXXX";
  const int output = ::mkostemp(name, O_CLOEXEC);
  ::unlink(name);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(output, 1);
    ::dup2(output, 2);
    become(arguments, environment);
  }
  Ran ran;
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ::lseek(output, 0, SEEK_SET);
  ran.output = read_all(output);
  ::close(output);
  return ran;
}

Instance& Instance::with(const Setup& setup) {
  static std::map<std::string, std::unique_ptr<Instance>> running;
  auto& instance = running[setup.runtime + "+" + setup.issuer];
  if (!instance) instance.reset(new Instance(setup));
  return *instance;
}

Instance::Instance(const Setup& setup) : setup_(setup) {
  static int started = 0;
  first_port_ = 20000 + static_cast<int>(::getpid() % 100) * 100 + ports_per_instance * started++;
  directory_ = "/tmp/dde-" + std::to_string(first_port_);
  const auto ran = tool({"up"});
  if (ran.status != 0) throw std::runtime_error("the instance did not come up:\n" + ran.output);
}

Instance::~Instance() {
  tool({"down"});
  if (std::getenv("DDE_TEST_KEEP_INSTANCE") == nullptr) std::filesystem::remove_all(directory_);
}

std::map<std::string, std::string> Instance::environment() const {
  const auto port = [this](int at) { return std::to_string(first_port_ + at); };
  return {{"DDE_DATA_DIR", directory_},
          {"DDE_BINARY", DDE_BINARY},
          {"DDE_LISTEN_PORT", port(0)},
          {"DDE_HTTP_PORT", port(1)},
          {"DDE_HTTPS_PORT", port(2)},
          {"DDE_SERVE_METRICS_PORT", port(3)},
          {"DDE_WORK_METRICS_PORT", port(4)},
          {"DDE_HOST_METRICS_PORT", port(5)},
          {"DDE_DNS_ADDRESS", "127.0.0.1:" + port(6)},
          {"DDE_DNS_API_PORT", port(7)},
          {"DDE_DNS_RESOLVER", "127.0.0.1:" + port(6)},
          {"DDE_ACME_PORT", port(8)},
          {"DDE_ACME_MANAGEMENT_PORT", port(9)},
          {"DDE_DEMO", "no"},
          // Stories ask again and again whether something has happened yet.
          {"DDE_RATE_LIMIT_SCALE", "1000"},
          {"DDE_SITE_RUNTIME", setup_.runtime},
          {"DDE_START_DOCKER", setup_.runtime == "docker" ? "yes" : "no"},
          {"DDE_CERTIFICATE_ISSUER", setup_.issuer}};
}

Ran Instance::tool(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command{DDE_SOURCE_DIR "/tools/instance"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, environment());
}

Ran Instance::dde(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command{DDE_BINARY, "--config", (directory_ / "dde.toml").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command);
}

void Instance::kill(const std::string& name) const {
  const auto ran = tool({"kill", name});
  if (ran.status != 0) throw std::runtime_error("could not kill " + name + ":\n" + ran.output);
}

std::filesystem::path Instance::roots() const {
  return setup_.issuer == "acme" ? directory_ / "acme/root.crt" : directory_ / "authority/root.crt";
}

std::string Instance::dig(const std::string& name) const {
  return run({"dig", "@127.0.0.1", "-p", std::to_string(first_port_ + 6), "+short", "+time=2", name, "A"}).output;
}

std::vector<std::string> Instance::mails_with(const std::string& word) const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(directory_ / "mailbox")) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    if (entry.path().extension() == ".eml" && text.str().contains(word)) found.push_back(text.str());
  }
  return found;
}

}  // namespace journeys
