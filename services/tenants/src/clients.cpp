// Adding, changing, deleting and restoring clients.
#include "clients.hpp"

#include "base/error.hpp"
#include "client_list.hpp"
#include "events/events.hpp"
#include "http/version.hpp"
#include "tenants/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::SubTenantId;

WantedWebsite wanted_website(const NewWebsite& in) {
  WantedWebsite wanted{in.domain.str(), in.template_.str(), {}};
  for (const auto& feature : in.features) wanted.features.push_back(feature.str());
  return wanted;
}

Task<void> request_provisioning(sql::Tx& tx, SubTenantId client, RequestedWebsite website) {
  WebsiteProvisionRequested event{client, website.id, website.domain, website.template_git_url};
  co_await events::publish(tx, event);
}

template <class Text>
std::optional<std::string> words_of(const std::optional<Text>& text) {
  return text ? std::optional(text->str()) : std::nullopt;
}

Task<CreatedClient> create_client(Given& given, Member, sql::Tx& tx, NewClient in) {
  ClientFacts facts{in.client_name.str(), words_of(in.email), words_of(in.company), words_of(in.industry)};
  auto website = wanted_website(in.website);
  co_return co_await add_client(given, tx, facts, website);
}

Task<http::Reply<Client>> get_client(Member, sql::ReadTx& tx, ClientId in) {
  auto client = co_await tx.one<Client>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at
    from tenants.sub_tenants where id = $1 and deleted_at is null
  )sql"_sql,
                                        in.id);
  co_return http::versioned(std::move(client));
}

Task<http::Reply<Client>> change_client(Member, http::Caller caller, sql::Tx& tx, ClientChange in) {
  const auto updated_at = co_await tx.one<base::Timestamp>(R"sql(
    select updated_at from tenants.sub_tenants where id = $1 and deleted_at is null for update
  )sql"_sql,
                                                           in.id);
  http::require_version(caller, updated_at);
  auto client = co_await tx.one<Client>(R"sql(
    update tenants.sub_tenants set
      name     = coalesce($2, name),
      email    = case when $3 then $4 else email end,
      company  = case when $5 then $6 else company end,
      industry = case when $7 then $8 else industry end,
      updated_at = now()
    where id = $1 and deleted_at is null
    returning id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at
  )sql"_sql,
                                        in.id, in.name, in.email.is_present(), in.email, in.company.is_present(),
                                        in.company, in.industry.is_present(), in.industry);
  co_return http::versioned(std::move(client));
}

Task<void> remove_client(Given& given, Member, sql::Tx& tx, ClientId in) { co_await delete_client(given, tx, in.id); }

Task<Client> restore_client(Given& given, Member, sql::Tx& tx, ClientId in) {
  auto client = co_await tx.one<Client>(R"sql(
    update tenants.sub_tenants set deleted_at = null, status = 'provisioning', updated_at = now()
    where id = $1 and deleted_at is not null
    returning id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at
  )sql"_sql,
                                        in.id);
  co_await given.quota.take(tx);
  auto website = co_await given.websites.restore(tx, in.id);
  ClientRestored event{in.id};
  co_await events::publish(tx, event);
  co_await request_provisioning(tx, in.id, website);
  co_return client;
}

Task<std::optional<base::Uuid>> drop_sample(sql::Tx& tx, SubTenantId id) {
  co_return co_await tx.maybe<base::Uuid>(R"sql(
    delete from tenants.sub_tenants where id = $1 and is_sample returning website_id
  )sql"_sql,
                                          id);
}

Task<base::Uuid> mark_deleted(sql::Tx& tx, SubTenantId id) {
  co_return co_await tx.one<base::Uuid>(R"sql(
    update tenants.sub_tenants set deleted_at = now(), updated_at = now()
    where id = $1 and deleted_at is null returning website_id
  )sql"_sql,
                                        id);
}

}  // namespace

Task<CreatedClient> add_client(Given& given, sql::Tx& tx, ClientFacts facts, WantedWebsite wanted) {
  const auto id = SubTenantId::make();
  co_await given.quota.take(tx);
  auto website = co_await given.websites.add(tx, id, facts.name, wanted);
  auto created = co_await tx.one<CreatedClient>(R"sql(
    insert into tenants.sub_tenants (id, name, email, company, industry, website_id, is_sample)
    values ($1, $2, $3, $4, $5, $6, $7)
    returning id, name, status, website_id, created_at
  )sql"_sql,
                                                id, facts.name, facts.email, facts.company, facts.industry, website.id,
                                                facts.is_sample);

  ClientCreated event{id, facts.name};
  co_await events::publish(tx, event);
  co_await request_provisioning(tx, id, website);
  co_return created;
}

Task<void> delete_client(Given& given, sql::Tx& tx, SubTenantId id) {
  const auto sample = co_await drop_sample(tx, id);
  auto website = sample;
  if (!website) website = co_await mark_deleted(tx, id);
  co_await given.quota.give_back(tx);
  ClientDeleted event{id, *website, sample.has_value()};
  co_await events::publish(tx, event);
}

void add_client_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/tenants/clients", http::with(create_client, given))
      .says("Add a client and its website")
      .named("create_client")
      .needs("clients:write")
      .fails_with(domain_taken);
  add_client_list_routes(r);
  r.get("/api/v1/tenants/clients/{id}", get_client).says("Show one client").named("get_client").needs("clients:read");
  r.patch("/api/v1/tenants/clients/{id}", change_client)
      .says("Change a client")
      .named("change_client")
      .needs("clients:write")
      .fails_with(http::changed_meanwhile);
  r.remove("/api/v1/tenants/clients/{id}", http::with(remove_client, given))
      .says("Delete a client; its website is taken down")
      .named("remove_client")
      .needs("clients:write");
  r.post("/api/v1/tenants/clients/{id}/restore", http::with(restore_client, given))
      .says("Restore a deleted client and its website")
      .named("restore_client")
      .needs("clients:write")
      .answers(200)
      .fails_with(domain_taken)
      .fails_with(website_being_removed);
}

}  // namespace tenants
