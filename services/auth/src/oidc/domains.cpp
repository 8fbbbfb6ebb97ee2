// Claiming, listing, proving and giving up domains.
#include "oidc/domains.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "crypto/opaque.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr http::Conflict claimed_already{"domain_claimed", "oidc_domains_domain_key", "domain",
                                         "Your agency has claimed this domain already."};
constexpr std::int64_t most_domains = 100;

Task<ClaimedDomain> get_domain(sql::Queries& db, ClaimedDomainId id) {
  co_return co_await db.one<ClaimedDomain>(R"sql(
    select id, connection_id, domain, '_dde-challenge.' || domain as record_name, challenge as record_value,
           verified_at, checked_at, problem
    from auth.oidc_domains where id = $1
  )sql"_sql,
                                           id);
}

Task<void> ask_for_check(sql::Tx& tx, ClaimedDomainId id) {
  VerifyDomain job{id};
  jobs::EnqueueOptions options{.unique_key = base::to_string(id)};
  co_await jobs::enqueue(tx, job, std::move(options));
}

// Another agency's connection is as unknown as one that never was.
Task<ClaimedDomain> claim_domain(Member, sql::Tx& tx, NewClaimedDomain in) {
  const auto count = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.oidc_domains
  )sql"_sql);
  if (count >= most_domains) throw base::conflict("too_many_domains", "Give a domain up first.");
  const auto id = ClaimedDomainId::make();
  const auto challenge = "dde-verification=" + crypto::make_opaque_token().text;
  const auto added = co_await tx.run(R"sql(
    insert into auth.oidc_domains (id, connection_id, domain, challenge)
    select $1, c.id, $3, $4 from auth.oidc_connections c where c.id = $2
  )sql"_sql,
                                     id, in.connection_id, in.domain, challenge);
  if (added == 0) throw base::invalid("connectionId", "not_found", "There is no such connection.");
  co_return co_await get_domain(tx, id);
}

Task<ClaimedDomainList> list_domains(Member, sql::ReadTx& tx) {
  auto domains = co_await tx.all<ClaimedDomain>(R"sql(
    select id, connection_id, domain, '_dde-challenge.' || domain as record_name, challenge as record_value,
           verified_at, checked_at, problem
    from auth.oidc_domains order by id
  )sql"_sql);
  co_return ClaimedDomainList{std::move(domains)};
}

Task<ClaimedDomain> start_check(Member, sql::Tx& tx, ClaimedDomainTarget in) {
  auto domain = co_await get_domain(tx, in.id);
  co_await ask_for_check(tx, in.id);
  co_return domain;
}

Task<void> give_domain_up(Member, sql::Tx& tx, ClaimedDomainTarget in) {
  const auto removed = co_await tx.run(R"sql(
    delete from auth.oidc_domains where id = $1
  )sql"_sql,
                                       in.id);
  if (removed == 0) throw base::not_found();
}

// Nothing where the domain is this agency's now. The first to prove it keeps it.
Task<std::optional<std::string>> capture(sql::Tx& tx, ClaimedDomain domain) {
  co_await tx.run(R"sql(
    insert into auth.captured_domains (domain, tenant_ref, domain_id, connection_id, captured_at)
    values ($1, $2, $3, $4, $5) on conflict (domain) do nothing
  )sql"_sql,
                  domain.domain, tx.tenant_id(), domain.id, domain.connection_id, base::Clock::now());
  auto holder = co_await tx.one<base::Uuid>(R"sql(
    select domain_id from auth.captured_domains where domain = $1
  )sql"_sql,
                                            domain.domain);
  if (holder == domain.id.value) co_return std::nullopt;
  co_return "Another agency has proven this domain.";
}

Task<void> note_check(sql::Tx& tx, ClaimedDomainId id, std::optional<std::string> problem) {
  co_await tx.run(R"sql(
    update auth.oidc_domains set checked_at = $2, problem = $3,
      verified_at = case when $3::text is null then coalesce(verified_at, $2) else verified_at end
    where id = $1
  )sql"_sql,
                  id, base::Clock::now(), problem);
}

}  // namespace

Task<std::optional<CapturedDomain>> find_captured_domain(sql::Queries& db, std::string email) {
  const auto domain = email.substr(email.rfind('@') + 1);
  co_return co_await db.maybe<CapturedDomain>(R"sql(
    select tenant_ref, connection_id from auth.captured_domains where domain = $1
  )sql"_sql,
                                              domain);
}

Task<void> verify_domain(TxtRecords& records, jobs::Run& run, VerifyDomain job) {
  auto before = co_await run.begin();
  auto domain = co_await get_domain(before, job.domain_id);
  co_await before.commit();
  auto found = co_await records.find(domain.record_name);
  const bool is_there = std::ranges::find(found, domain.record_value) != found.end();

  auto tx = co_await run.begin();
  std::optional<std::string> problem = "The TXT record is not there yet.";
  if (is_there) problem = co_await capture(tx, domain);
  co_await note_check(tx, job.domain_id, problem);
  co_await run.finish(tx);
  co_await tx.commit();
}

void add_domain_routes(http::Routes& r) {
  r.post("/api/v1/auth/oidc/domains", claim_domain)
      .says("Claim a domain for an identity provider; the answer says which TXT record proves it")
      .named("claim_oidc_domain")
      .needs("oidc:write")
      .asks_fresh_sign_in()
      .fails_with(claimed_already);
  r.get("/api/v1/auth/oidc/domains", list_domains)
      .says("List claimed domains and how far their proof is")
      .named("list_oidc_domains")
      .needs("oidc:read");
  r.post("/api/v1/auth/oidc/domains/{id}/verify", start_check)
      .says("Look for the TXT record of a claimed domain")
      .named("verify_oidc_domain")
      .needs("oidc:write")
      .answers(202);
  r.remove("/api/v1/auth/oidc/domains/{id}", give_domain_up)
      .says("Give a claimed domain up")
      .named("give_up_oidc_domain")
      .needs("oidc:write")
      .asks_fresh_sign_in();
}

}  // namespace auth
