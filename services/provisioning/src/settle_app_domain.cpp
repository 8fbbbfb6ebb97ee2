// Proof, claim, address, certificate, edge, probe: as far as it goes, and a report of how far that was.
#include "settle_app_domain.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "events/events.hpp"
#include "provisioning/events.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

struct AppDomainRow {
  base::Uuid id;
  std::string domain;
  std::string token;
  AppDomainState state;
  std::optional<std::string> reason;
  base::Timestamp give_up_at;
  std::optional<base::Timestamp> removed_at;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(AppDomainRow, (), (id, domain, token, state, reason, give_up_at, removed_at, created_at))

struct Found {
  AppDomainState state;
  std::optional<std::string> reason;

  bool operator==(const Found&) const = default;
};

Task<std::optional<AppDomainRow>> find_row(jobs::Run& run, base::Uuid id) {
  auto tx = co_await run.begin();
  co_return co_await tx.maybe<AppDomainRow>(R"sql(
    select id, domain, token, state, reason, give_up_at, removed_at, created_at
    from provisioning.app_domains where id = $1
  )sql"_sql,
                                            id);
}

// Empty when the proof is there.
Task<std::string> find_missing_proof(World& world, AppDomainRow row) {
  const auto name = "_dde-challenge." + row.domain;
  auto texts = co_await world.resolver.find_texts(name);
  if (std::ranges::find(texts, row.token) != texts.end()) co_return "";
  if (texts.empty()) co_return "There is no TXT record " + name + " yet. DNS may take some time to show a new one.";
  co_return "The TXT record " + name + " has another value than " + row.token + ".";
}

Task<std::string> find_wrong_way(World& world, AppDomainRow row) {
  auto leads = co_await world.resolver.find_addresses(row.domain);
  const auto holds = [](const auto& list, const std::string& wanted) {
    return std::ranges::find(list, wanted) != list.end();
  };
  if (holds(leads.addresses, world.options.edge_address)) co_return "";
  if (leads.addresses.empty() && holds(leads.aliases, world.options.platform_host)) co_return "";
  if (leads.addresses.empty()) co_return row.domain + " leads nowhere yet. Set its CNAME or A record.";
  co_return row.domain + " leads to " + leads.addresses.front() + " and not to " + world.options.edge_address + ".";
}

// The name is the agency's own from now on, unless somebody was faster.
Task<bool> claim(jobs::Run& run, AppDomainRow row) {
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    insert into provisioning.domains (name, app_domain_id) values ($1, $2) on conflict (name) do nothing
  )sql"_sql,
                  row.domain, row.id);
  auto ours = co_await tx.maybe<std::string>(R"sql(
    select name from provisioning.domains where name = $1 and app_domain_id = $2
  )sql"_sql,
                                             row.domain, row.id);
  co_await tx.commit();
  co_return ours.has_value();
}

class RunLog : public IssueLog {
 public:
  explicit RunLog(jobs::Run& run) : run_(run) {}
  Task<void> say(std::string line) override { co_await run_.log(std::move(line)); }

 private:
  jobs::Run& run_;
};

Task<void> ensure_certificate(World& world, jobs::Run& run, std::string domain) {
  const auto installed = world.certificates.find(domain);
  if (installed && !renewal_due(installed->not_before, installed->not_after, base::Clock::now())) co_return;
  RunLog log(run);
  const std::vector<std::string> hosts{domain};
  auto issued = co_await world.issuer->issue(hosts, log);
  world.certificates.install(domain, issued.pem_key_and_chain);
}

// A refusal is something that people can mend; what may pass by itself is tried again by the queue.
Task<std::string> find_refusal(Task<void> work) {
  std::string refusal;
  std::exception_ptr passing;
  try {
    co_await std::move(work);
  } catch (const base::Error& error) {
    const bool is_refusal = error.kind() == base::ErrorKind::conflict || error.kind() == base::ErrorKind::too_many;
    if (is_refusal) refusal = error.message();
    else passing = std::current_exception();
  }
  if (passing) std::rethrow_exception(passing);
  co_return refusal;
}

Task<Found> connect(World& world, jobs::Run& run, AppDomainRow row) {
  auto wrong_way = co_await find_wrong_way(world, row);
  if (!wrong_way.empty()) co_return Found{AppDomainState::verified, wrong_way};
  auto refusal = co_await find_refusal(ensure_certificate(world, run, row.domain));
  if (!refusal.empty()) co_return Found{AppDomainState::verified, refusal};
  world.edge.point_to_platform(row.domain);
  auto fault = co_await world.probe.find_platform_fault(row.domain);
  if (!fault.empty()) co_return Found{AppDomainState::verified, fault};
  co_return Found{AppDomainState::active, std::nullopt};
}

Task<Found> prove_and_connect(World& world, jobs::Run& run, AppDomainRow row) {
  if (row.state == AppDomainState::pending) {
    auto missing = co_await find_missing_proof(world, row);
    if (!missing.empty()) co_return Found{AppDomainState::pending, missing};
  }
  const bool is_ours = co_await claim(run, row);
  if (!is_ours) co_return Found{AppDomainState::failed, "This domain leads somewhere on this platform already."};
  co_return co_await connect(world, run, row);
}

// Where it is connected, what disappeared comes back; a certificate that cannot be renewed is not yet an outage.
Task<Found> repair(World& world, jobs::Run& run, AppDomainRow row) {
  auto refusal = co_await find_refusal(ensure_certificate(world, run, row.domain));
  world.edge.point_to_platform(row.domain);
  if (refusal.empty()) co_return Found{AppDomainState::active, std::nullopt};
  co_return Found{AppDomainState::active, refusal};
}

Task<Found> look(World& world, jobs::Run& run, AppDomainRow row) {
  Found found{row.state, "The name servers do not answer."};
  bool is_silent = false;
  try {
    if (row.state == AppDomainState::active) found = co_await repair(world, run, row);
    else found = co_await prove_and_connect(world, run, row);
  } catch (const base::Error& error) {
    is_silent = error.kind() == base::ErrorKind::unavailable;
    if (!is_silent) throw;
    found.reason = error.message();
  }
  const bool is_over = found.state != AppDomainState::active && base::Clock::now() >= row.give_up_at;
  if (is_over) found.state = AppDomainState::failed;
  co_return found;
}

// Only what is news is announced; every look moves the next one.
Task<void> report(jobs::Run& run, AppDomainRow row, Found found) {
  const auto now = base::Clock::now();
  const auto waiting = std::chrono::floor<std::chrono::seconds>(now - row.created_at);
  const bool is_news = found != Found{row.state, row.reason};
  auto tx = co_await run.begin();
  auto number = co_await tx.maybe<std::int64_t>(R"sql(
    update provisioning.app_domains set state = $2, reason = $3, next_check_at = $4, reports = reports + $5,
      updated_at = now()
    where id = $1 and removed_at is null returning reports
  )sql"_sql,
                                                row.id, found.state, found.reason,
                                                base::Timestamp(now + pause_after(waiting)), std::int64_t{is_news});
  if (number && is_news) {
    AppDomainReported event{row.id, row.domain, *number, found.state, found.reason};
    co_await events::publish(tx, event);
  }
  co_await run.finish(tx);
  co_await tx.commit();
}

// The name's files are taken away only while the name is still this address's: it may be somebody else's by now. The
// row stays, so that a wish that is heard after its end comes to nothing.
Task<void> disconnect(World& world, jobs::Run& run, base::Uuid id) {
  auto tx = co_await run.begin();
  auto domain = co_await tx.maybe<std::string>(R"sql(
    delete from provisioning.domains where app_domain_id = $1 returning name
  )sql"_sql,
                                               id);
  if (domain) world.edge.remove(*domain);
  if (domain) world.certificates.remove(*domain);
  co_await run.finish(tx);
  co_await tx.commit();
}

}  // namespace

bool is_connected(const World& world, const std::string& domain) {
  const auto certificate = world.certificates.find(domain);
  return world.edge.is_platform(domain) && certificate &&
         !renewal_due(certificate->not_before, certificate->not_after, base::Clock::now());
}

Task<void> settle_app_domain(World& world, jobs::Run& run, SettleAppDomain job) {
  auto row = co_await find_row(run, job.app_domain_id);
  if (!row) co_return;
  if (row->removed_at) co_return co_await disconnect(world, run, row->id);
  if (row->state == AppDomainState::failed) co_return;
  auto found = co_await look(world, run, *row);
  co_await report(run, *row, found);
}

}  // namespace provisioning
