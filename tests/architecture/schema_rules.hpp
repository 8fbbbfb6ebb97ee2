// What the catalogue of a migrated database must say, as questions to it.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace architecture {

// `offenders` follows schema_views() and selects the names of what breaks the rule; `planted` makes one such thing,
// which is then found under the name `offender`.
struct SchemaRule {
  const char* name;
  const char* offenders;
  const char* planted;
  const char* offender;
};

inline std::ostream& operator<<(std::ostream& out, const SchemaRule& rule) { return out << rule.name; }

// `with` clauses that every question begins with: relations, tenant_tables, policies, foreign_keys.
const char* schema_views();
std::span<const SchemaRule> schema_rules();

}  // namespace architecture
