// What an agency's plan allows, by name; code never asks for a plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace billing {

// The amount of an entitlement on the plan of the transaction's agency; 0 when the plan does not know it.
base::Task<std::int64_t> get_entitlement(sql::Tx& tx, std::string name);

// Uses one of it up, exactly: parallel transactions wait for each other. False when nothing is left. From 80 % on it
// announces usage.warning, once a month.
base::Task<bool> take_one(sql::Tx& tx, std::string name);
// Whether take_one would find one now.
base::Task<bool> has_one_left(sql::Tx& tx, std::string name);
base::Task<void> give_one_back(sql::Tx& tx, std::string name);

struct UsedMeter {
  std::string name;
  std::int64_t used;
  std::optional<std::int64_t> limit;  // none: counted only
};
// What the agency of this unit of work uses: its entitlements, and its requests.
base::Task<std::vector<UsedMeter>> get_meters(sql::Queries& db);

}  // namespace billing
