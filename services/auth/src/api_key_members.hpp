// From an API key to the member it speaks for.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

#include "api_key.hpp"
#include "base/task.hpp"
#include "base/time.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"

namespace auth {

// One a thread. What a key may do is read from the database and believed for 3 s, so a revoked key, a deactivated
// membership and a changed role act within that time on every process, whether or not Redis is there.
class ApiKeyMembers {
 public:
  // Throws base::unauthenticated: "invalid_api_key", and to whoever holds a real one "api_key_expired" or
  // "api_key_revoked". Notes the use at most once a minute, behind the caller's back. `db` outlives the task.
  base::Task<tenancy::Member> find(sql::Database& db, std::string_view text);

 private:
  struct Known {
    tenancy::Member member;
    base::Timestamp read_at;
  };
  const tenancy::Member* recall(const std::string& hash) const;
  void remember(const std::string& hash, Known known);

  std::unordered_map<std::string, Known> known_;
};

}  // namespace auth
