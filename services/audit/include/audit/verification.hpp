// Whether the trail is what was sealed: for the operator, by the system role.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/keys.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace audit {

enum class Fault {
  changed,       // a line is not what was sealed, or was never sealed by us
  moved,         // a line stands at another number than it was sealed with
  missing,       // a number has no line
  cut_off,       // lines at the end are gone
  head_changed,  // the end of the chain was set by somebody else, or is gone
  broken_link,   // a line does not follow the one before it
  erased,        // a personal half is gone without an erasure on record
  backdated,     // a line pretends to be much older than the one before it
  unknown_key,   // sealed with a key that is not in the ring
  not_anchored,  // the chain does not hold what was noted about it elsewhere
};

struct Finding {
  Fault fault;
  tenancy::TenantId tenant_id;
  std::int64_t number = 0;  // the place in the chain
  std::string text;         // for people, and names the line
};

// What was once said to be the end of a chain, kept where the database's owner cannot reach.
struct Anchor {
  tenancy::TenantId tenant_id;
  std::int64_t number = 0;
  std::string hash;  // hexadecimal
};

struct Verdict {
  std::int64_t chains = 0;
  std::int64_t lines = 0;
  std::int64_t erased = 0;    // personal halves that an erasure took, which is right
  std::int64_t unsealed = 0;  // not sealed yet, older than a minute
  std::vector<Finding> findings;  // at most 100 a chain
};

// All chains, or one. The nil tenant is the platform's own.
base::Task<Verdict> verify(sql::Database& system, const Keys& keys, std::optional<tenancy::TenantId> tenant,
                           std::vector<Anchor> anchors);

// The ends of all chains now, and their form in a file: a line "tenant number hash" each.
base::Task<std::vector<Anchor>> read_anchors(sql::Database& system);
std::string to_text(const std::vector<Anchor>& anchors);
// Throws base::invalid naming the line that is none.
std::vector<Anchor> parse_anchors(std::string_view text);

}  // namespace audit
