// A whole private DDE for journeys: every process real, everything below one directory in /tmp.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace journeys {

struct Ran {
  int status = -1;
  std::string output;  // both streams
};

// Runs a program to its end; `environment` is added to ours.
Ran run(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {});

// How an instance differs from the default (sandbox, local authority).
struct Setup {
  std::string runtime = "sandbox";
  std::string issuer = "local";
};

// tools/instance with a directory and ports of its own. One for each setup and test program, started at first use.
class Instance {
 public:
  static Instance& with(const Setup& setup);

  ~Instance();
  Instance(const Instance&) = delete;

  const std::filesystem::path& directory() const { return directory_; }
  std::string api() const { return "http://127.0.0.1:" + std::to_string(first_port_) + "/api/v1"; }
  int https_port() const { return first_port_ + 2; }
  // What the sites' certificates chain to.
  std::filesystem::path roots() const;
  // Asks the instance's DNS server; the answer's lines, empty when there is none.
  std::string dig(const std::string& name) const;
  // Mails in the mailbox whose text contains `word`.
  std::vector<std::string> mails_with(const std::string& word) const;
  // kill -9 of a process: serve, work, host, redis or postgres. Its keeper starts it again.
  void kill(const std::string& name) const;
  Ran dde(const std::vector<std::string>& arguments) const;
  Ran tool(const std::vector<std::string>& arguments) const;

 private:
  explicit Instance(const Setup& setup);
  std::map<std::string, std::string> environment() const;

  Setup setup_;
  int first_port_;
  std::filesystem::path directory_;
};

}  // namespace journeys
