// DNS by PowerDNS and its HTTP API (4.x, /api/v1/servers/localhost).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dns/dns_zone.hpp"
#include "dns/zone_records.hpp"
#include "http/client.hpp"

namespace provisioning {

struct PowerDnsOptions {
  std::string url;  // http://127.0.0.1:8053
  std::string key;
  std::string sites_domain;              // its zone holds a wildcard: sites below it need no record of their own
  std::vector<std::string> nameservers;  // NS of new zones; empty: ns1.<sites domain>
  int ttl = 60;
};

class PowerDns : public DnsZone {
 public:
  // `client` outlives this.
  PowerDns(http::Client& client, PowerDnsOptions options);

  // The zone of the sites domain with A records for itself and *.
  base::Task<void> ensure_sites_zone(std::string ipv4);

  // A host below the sites domain is served by its wildcard; any other host becomes the apex of a zone of its own,
  // unless a zone already covers it.
  base::Task<void> ensure_address(std::string host, std::string ipv4) override;
  base::Task<void> remove_address(std::string host) override;
  base::Task<std::optional<std::string>> find_address(std::string host) override;
  base::Task<void> ensure_txt(std::string name, std::string value) override;
  base::Task<void> remove_txt(std::string name, std::string value) override;

 private:
  struct Answer;
  base::Task<Answer> call(std::string method, std::string path, std::string body);
  base::Task<std::optional<ZoneRecords>> find_zone(std::string name);
  base::Task<std::optional<ZoneRecords>> find_covering_zone(std::string name);
  base::Task<ZoneRecords> ensure_zone(std::string name);
  base::Task<void> ensure_set(ZoneRecords zone, RecordSet set);
  base::Task<void> remove_zone_if_unused(ZoneRecords zone, std::string removed);
  bool is_in_sites_zone(std::string_view host) const;

  http::Client& client_;
  PowerDnsOptions options_;
};

}  // namespace provisioning
