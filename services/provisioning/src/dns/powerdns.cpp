// The records of the sites in PowerDNS.
#include "dns/powerdns.hpp"

#include <algorithm>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cctype>

#include "base/error.hpp"

namespace provisioning {
namespace {

using base::Task;

// Marks the zones that may go when their last address goes.
constexpr std::string_view our_account = "dde";

// Checked once more right before the name becomes part of a URL.
std::string absolute(std::string_view name) {
  const bool good = !name.empty() && name.size() <= 253 && name.front() != '.' && name.back() != '.' &&
                    !name.contains("..") && std::ranges::all_of(name, [](unsigned char letter) {
                      return std::islower(letter) || std::isdigit(letter) ||
                             std::string_view("-._*").contains(static_cast<char>(letter));
                    });
  if (!good) throw base::internal("this is no name for DNS");
  return std::string(name) + ".";
}

void require_ipv4(const std::string& text) {
  boost::system::error_code refused;
  boost::asio::ip::make_address_v4(text, refused);
  if (refused) throw base::internal("this is no IPv4 address: " + text);
}

bool is_below(std::string_view name, std::string_view parent) {
  return name.size() > parent.size() && name.ends_with(parent) && name[name.size() - parent.size() - 1] == '.';
}

// PowerDNS answers {"error":"..."} or plain text.
std::string reason_in(const std::string& body) {
  boost::system::error_code refused;
  const auto value = boost::json::parse(body, refused);
  const auto* error = !refused && value.is_object() ? value.get_object().if_contains("error") : nullptr;
  auto text = error != nullptr && error->is_string() ? std::string(error->get_string()) : body;
  std::ranges::replace_if(text, [](unsigned char letter) { return letter < 0x20 || letter >= 0x7f; }, ' ');
  return text.substr(0, 300);
}

RecordSet without(RecordSet set, const std::string& value) {
  std::erase(set.values, value);
  return set;
}

}  // namespace

struct PowerDns::Answer {
  int status;
  std::string body;
};

PowerDns::PowerDns(http::Client& client, PowerDnsOptions options) : client_(client), options_(std::move(options)) {
  if (options_.nameservers.empty()) options_.nameservers.push_back("ns1." + options_.sites_domain);
}

Task<void> PowerDns::ensure_sites_zone(std::string ipv4) {
  require_ipv4(ipv4);
  auto zone = co_await ensure_zone(options_.sites_domain);
  const RecordSet apex{zone.name, "A", {ipv4}};
  const RecordSet wildcard{"*." + zone.name, "A", {ipv4}};
  co_await ensure_set(zone, apex);
  co_await ensure_set(zone, wildcard);
}

Task<void> PowerDns::ensure_address(std::string host, std::string ipv4) {
  require_ipv4(ipv4);
  if (is_in_sites_zone(host)) {
    co_await ensure_sites_zone(ipv4);
    co_return;
  }
  if (is_below(options_.sites_domain, host)) {
    throw base::conflict("dns_refused", "The domain " + host + " belongs to the platform.");
  }
  const RecordSet address{absolute(host), "A", {ipv4}};
  auto zone = co_await find_covering_zone(host);
  if (!zone) zone = co_await ensure_zone(host);
  co_await ensure_set(*zone, address);
}

Task<void> PowerDns::remove_address(std::string host) {
  const auto name = absolute(host);
  if (is_in_sites_zone(host)) co_return;
  const auto zone = co_await find_covering_zone(host);
  if (!zone) co_return;
  const RecordSet none{name, "A", {}};
  co_await ensure_set(*zone, none);
  co_await remove_zone_if_unused(*zone, name);
}

Task<std::optional<std::string>> PowerDns::find_address(std::string host) {
  const auto name = absolute(host);
  const auto zone = co_await find_covering_zone(host);
  const auto* set = zone ? zone->resolve(name, "A") : nullptr;
  if (set == nullptr || set->values.empty()) co_return std::nullopt;
  co_return set->values.front();
}

Task<void> PowerDns::ensure_txt(std::string name, std::string value) {
  const auto absolute_name = absolute(name);
  const auto zone = co_await find_covering_zone(name);
  if (!zone) throw base::conflict("dns_refused", "No zone of this server holds " + name + ".");
  const auto* there = zone->find(absolute_name, "TXT");
  auto set = there != nullptr ? *there : RecordSet{absolute_name, "TXT", {}};
  const auto quoted = "\"" + value + "\"";
  if (std::ranges::find(set.values, quoted) == set.values.end()) set.values.push_back(quoted);
  co_await ensure_set(*zone, set);
}

Task<void> PowerDns::remove_txt(std::string name, std::string value) {
  const auto zone = co_await find_covering_zone(name);
  const auto* there = zone ? zone->find(absolute(name), "TXT") : nullptr;
  if (there == nullptr) co_return;
  const auto rest = without(*there, "\"" + value + "\"");
  co_await ensure_set(*zone, rest);
}

Task<PowerDns::Answer> PowerDns::call(std::string method, std::string path, std::string body) {
  http::ClientRequest request;
  request.method = std::move(method);
  request.url = options_.url + "/api/v1/servers/localhost/zones" + path;
  request.headers = {{"X-API-Key", options_.key}, {"Content-Type", "application/json"}};
  request.body = std::move(body);
  request.timeouts.total = std::chrono::seconds(10);
  // Its SQLite answers 500 while another change is being written.
  request.retries = {.count = 6, .repeatable = true, .first_wait = std::chrono::milliseconds(100)};
  const auto response = co_await client_.send(std::move(request));
  const int status = response.status;
  if (status == 401 || status == 403) throw base::internal("PowerDNS refuses our key: check powerdns_key");
  if (status == 429 || status >= 500) {
    throw base::unavailable("PowerDNS is in trouble: " + reason_in(response.body), std::chrono::seconds(5));
  }
  if (status >= 400 && status != 404 && status != 409) {
    throw base::conflict("dns_refused", "The name server refused the record: " + reason_in(response.body));
  }
  co_return Answer{status, response.body};
}

Task<std::optional<ZoneRecords>> PowerDns::find_zone(std::string name) {
  const auto answer = co_await call("GET", "/" + absolute(name), "");
  if (answer.status != 200) co_return std::nullopt;
  auto zone = read_zone(answer.body);
  zone.name = absolute(name);
  co_return zone;
}

Task<std::optional<ZoneRecords>> PowerDns::find_covering_zone(std::string name) {
  if (is_in_sites_zone(name)) co_return co_await find_zone(options_.sites_domain);
  for (auto dot = name.find('.'); dot != name.npos; dot = name.find('.')) {
    auto zone = co_await find_zone(name);
    if (zone) co_return zone;
    name.erase(0, dot + 1);
  }
  co_return std::nullopt;
}

// With an SOA of its own: a zone without one keeps serial 0 for ever.
Task<ZoneRecords> PowerDns::ensure_zone(std::string name) {
  auto there = co_await find_zone(name);
  if (there) co_return std::move(*there);
  const auto& primary = options_.nameservers.front();
  const RecordSet soa{
      absolute(name),
      "SOA",
      {absolute(primary) + " hostmaster." + absolute(options_.sites_domain) + " 1 10800 3600 604800 60"}};
  RecordSet servers{absolute(name), "NS", {}};
  for (const auto& server : options_.nameservers) servers.values.push_back(absolute(server));
  boost::json::array sets{write_change(soa, 3600), write_change(servers, 3600)};
  boost::json::object zone{{"name", absolute(name)},    {"kind", "Native"},
                           {"account", our_account},    {"nameservers", boost::json::array()},
                           {"soa_edit_api", "DEFAULT"}, {"rrsets", std::move(sets)}};
  co_await call("POST", "", boost::json::serialize(zone));
  auto made = co_await find_zone(name);
  if (!made) throw base::unavailable("PowerDNS did not keep the zone " + name + ".");
  co_return std::move(*made);
}

// An equal set is left alone, so that repairing does not raise the serial.
Task<void> PowerDns::ensure_set(ZoneRecords zone, RecordSet set) {
  const auto* there = zone.find(set.name, set.type);
  if ((there == nullptr && set.values.empty()) || (there != nullptr && there->values == set.values)) co_return;
  boost::json::object change{{"rrsets", boost::json::array{write_change(set, options_.ttl)}}};
  const auto answer = co_await call("PATCH", "/" + zone.name, boost::json::serialize(change));
  if (answer.status >= 400) throw base::unavailable("The zone " + zone.name + " is gone from PowerDNS.");
}

Task<void> PowerDns::remove_zone_if_unused(ZoneRecords zone, std::string removed) {
  const bool used =
      std::ranges::any_of(zone.sets, [&](const RecordSet& set) { return set.type == "A" && set.name != removed; });
  if (used || zone.account != our_account) co_return;
  co_await call("DELETE", "/" + zone.name, "");
}

bool PowerDns::is_in_sites_zone(std::string_view host) const {
  return host == options_.sites_domain || is_below(host, options_.sites_domain);
}

}  // namespace provisioning
