// Domains whose people sign in by a connection: claimed, proven by a TXT record, captured.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "auth/oidc.hpp"
#include "jobs/jobs.hpp"
#include "oidc/connections.hpp"

namespace auth {

using ClaimedDomainId = base::Id<struct ClaimedDomainKind>;

struct NewClaimedDomain {
  ConnectionId connection_id;
  shape::DomainName domain;
};
BOOST_DESCRIBE_STRUCT(NewClaimedDomain, (), (connection_id, domain))

struct ClaimedDomain {
  ClaimedDomainId id;
  ConnectionId connection_id;
  std::string domain;
  std::string record_name;   // where the TXT record belongs
  std::string record_value;  // what it has to say
  std::optional<base::Timestamp> verified_at;
  std::optional<base::Timestamp> checked_at;
  std::optional<std::string> problem;  // of the last check
};
BOOST_DESCRIBE_STRUCT(ClaimedDomain, (),
                      (id, connection_id, domain, record_name, record_value, verified_at, checked_at, problem))

struct ClaimedDomainTarget {
  ClaimedDomainId id;
};
BOOST_DESCRIBE_STRUCT(ClaimedDomainTarget, (), (id))

struct ClaimedDomainList {
  std::vector<ClaimedDomain> data;
};
BOOST_DESCRIBE_STRUCT(ClaimedDomainList, (), (data))

// Looks for the record; the result is in the row.
struct VerifyDomain {
  static constexpr std::string_view kind = "auth.verify_domain";
  ClaimedDomainId domain_id;
};
BOOST_DESCRIBE_STRUCT(VerifyDomain, (), (domain_id))

// The connection that captured the domain of an e-mail address.
struct CapturedDomain {
  tenancy::TenantId tenant_ref;
  ConnectionId connection_id;
};
BOOST_DESCRIBE_STRUCT(CapturedDomain, (), (tenant_ref, connection_id))

base::Task<std::optional<CapturedDomain>> find_captured_domain(sql::Queries& db, std::string email);

base::Task<void> verify_domain(TxtRecords& records, jobs::Run& run, VerifyDomain job);

void add_domain_routes(http::Routes& routes);

}  // namespace auth
