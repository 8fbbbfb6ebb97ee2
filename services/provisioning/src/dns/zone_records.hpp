// A zone as PowerDNS tells it.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

struct RecordSet {
  std::string name;  // with the final dot
  std::string type;
  std::vector<std::string> values;
};

struct ZoneRecords {
  std::string name;     // with the final dot
  std::string account;  // who made it
  std::vector<RecordSet> sets;

  const RecordSet* find(std::string_view name, std::string_view type) const;
  // What a resolver would be told: the name's own set, or that of the closest wildcard above it.
  const RecordSet* resolve(std::string_view name, std::string_view type) const;
};

// Throws base::unavailable when the text is not a zone.
ZoneRecords read_zone(std::string_view json);

// {"changetype":"REPLACE"} for a set with values, "DELETE" for an empty one.
boost::json::object write_change(const RecordSet& set, int ttl);

}  // namespace provisioning
