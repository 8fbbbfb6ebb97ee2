// Which hosts have failed lately, so that a broken domain does not use up the authority's patience.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "base/time.hpp"

namespace provisioning {

// The first three failures of a host cost nothing, so that a person can mend and retry; then 15 minutes, doubling
// up to a day. Authorities count too: Let's Encrypt allows five failures an hour.
class FailedHosts {
 public:
  void note_failure(const std::string& host, base::Timestamp now);
  void note_success(const std::string& host);
  // How long to leave this host alone; zero when it may be tried.
  std::chrono::seconds wait(const std::string& host, base::Timestamp now) const;

 private:
  struct Record {
    int failures = 0;
    base::Timestamp until;
  };
  std::map<std::string, Record> records_;
};

}  // namespace provisioning
