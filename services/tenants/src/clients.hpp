// The clients of an agency.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "http/page.hpp"
#include "shape/types.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

// Follows the client's website.
enum class ClientStatus { provisioning, live, suspended, error };
BOOST_DESCRIBE_ENUM(ClientStatus, provisioning, live, suspended, error)

struct NewWebsite {
  shape::DomainName domain;
  shape::Slug template_;
  std::vector<shape::Slug> features;
};
BOOST_DESCRIBE_STRUCT(NewWebsite, (), (domain, template_, features))

struct NewClient {
  shape::Text<1, 255> client_name;
  std::optional<shape::Email> email;
  std::optional<shape::Text<1, 255>> company;
  std::optional<shape::Text<1, 120>> industry;
  NewWebsite website;
};
BOOST_DESCRIBE_STRUCT(NewClient, (), (client_name, email, company, industry, website))

// The answer the specification (3.3) fixes for a new client.
struct CreatedClient {
  tenancy::SubTenantId id;
  shape::Text<1, 255> name;
  ClientStatus status;
  base::Uuid website_id;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(CreatedClient, (), (id, name, status, website_id, created_at))

struct Client {
  tenancy::SubTenantId id;
  shape::Text<1, 255> name;
  std::optional<shape::Email> email;
  std::optional<shape::Text<1, 255>> company;
  std::optional<shape::Text<1, 120>> industry;
  ClientStatus status;
  base::Uuid website_id;
  bool is_sample;  // there to look around; goes with the others of its kind, and for good
  base::Timestamp created_at;
  base::Timestamp updated_at;
  std::optional<base::Timestamp> deleted_at;
};
BOOST_DESCRIBE_STRUCT(Client, (),
                      (id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at,
                       deleted_at))

struct ClientId {
  tenancy::SubTenantId id;
};
BOOST_DESCRIBE_STRUCT(ClientId, (), (id))

struct ClientChange {
  tenancy::SubTenantId id;
  shape::Change<shape::Text<1, 255>> name;
  shape::Change<std::optional<shape::Email>> email;
  shape::Change<std::optional<shape::Text<1, 255>>> company;
  shape::Change<std::optional<shape::Text<1, 120>>> industry;
};
BOOST_DESCRIBE_STRUCT(ClientChange, (), (id, name, email, company, industry))

// What is known of a client before it is one.
struct ClientFacts {
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> company;
  std::optional<std::string> industry;
  bool is_sample = false;
};

// The one way by which clients come to be: counted against the plan, written with their website, announced.
base::Task<CreatedClient> add_client(Given& given, sql::Tx& tx, ClientFacts facts, WantedWebsite website);
// The plan has its room back at once; the website is taken down by whoever hears of it. The row stays and can be
// restored, that of a sample does not.
base::Task<void> delete_client(Given& given, sql::Tx& tx, tenancy::SubTenantId id);

void add_client_routes(http::Routes& routes, Given& given);

}  // namespace tenants
