// Reading and changing the records of a zone.
#include "dns/zone_records.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "base/error.hpp"

namespace provisioning {
namespace {

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

const boost::json::array& array_of(const boost::json::object& object, std::string_view name) {
  static const boost::json::array none;
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

RecordSet read_set(const boost::json::object& object) {
  RecordSet set{text_of(object, "name"), text_of(object, "type"), {}};
  for (const auto& record : array_of(object, "records")) {
    if (record.is_object()) set.values.push_back(text_of(record.get_object(), "content"));
  }
  return set;
}

}  // namespace

const RecordSet* ZoneRecords::find(std::string_view wanted, std::string_view type) const {
  const auto found =
      std::ranges::find_if(sets, [&](const RecordSet& set) { return set.name == wanted && set.type == type; });
  return found == sets.end() ? nullptr : &*found;
}

const RecordSet* ZoneRecords::resolve(std::string_view wanted, std::string_view type) const {
  if (const auto* own = find(wanted, type)) return own;
  for (auto dot = wanted.find('.'); dot != wanted.npos && wanted.size() > name.size(); dot = wanted.find('.')) {
    wanted.remove_prefix(dot + 1);
    if (const auto* wildcard = find("*." + std::string(wanted), type)) return wildcard;
  }
  return nullptr;
}

ZoneRecords read_zone(std::string_view json) {
  boost::system::error_code refused;
  const auto value = boost::json::parse(json, refused);
  if (refused || !value.is_object()) throw base::unavailable("PowerDNS answered with something that is no zone.");
  const auto& object = value.get_object();
  ZoneRecords zone{text_of(object, "name"), text_of(object, "account"), {}};
  for (const auto& set : array_of(object, "rrsets")) {
    if (set.is_object()) zone.sets.push_back(read_set(set.get_object()));
  }
  return zone;
}

boost::json::object write_change(const RecordSet& set, int ttl) {
  boost::json::object change{{"name", set.name}, {"type", set.type}};
  if (set.values.empty()) {
    change["changetype"] = "DELETE";
    return change;
  }
  boost::json::array records;
  for (const auto& value : set.values) records.push_back({{"content", value}, {"disabled", false}});
  change["changetype"] = "REPLACE";
  change["ttl"] = ttl;
  change["records"] = std::move(records);
  return change;
}

}  // namespace provisioning
