// The brand that a host name shows before anybody has signed in, and that of one's agency after it.
#pragma once

#include <boost/describe/class.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "shown_brand.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

// To the brand belongs its style: what /branding.css holds for its own host names.
struct OwnBranding {
  Branding branding;
  std::string style;
};
BOOST_DESCRIBE_STRUCT(OwnBranding, (), (branding, style))

// The brands by host name: agencies' are remembered for 20 seconds, that of unknown names for 2. Serves all threads.
class HostBrands {
 public:
  base::Task<std::shared_ptr<const ShownBrand>> find(sql::Database& db, std::string host);

 private:
  struct Remembered {
    std::shared_ptr<const ShownBrand> brand;
    base::Timestamp until;
  };
  std::shared_ptr<const ShownBrand> recall(const std::string& host);
  void remember(const std::string& host, std::shared_ptr<const ShownBrand> brand);

  std::mutex mutex_;
  std::map<std::string, Remembered> known_;
};

void add_branding_routes(http::Routes& routes, Given& given);

}  // namespace tenants
