// Fetching, rendering, records and certificates, each with its lines in the log.
#include "make_release.hpp"

#include "base/blocking.hpp"
#include "domain_rules.hpp"
#include "ensure_website.hpp"
#include "render/site.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

Task<void> note_commit(Progress& progress, std::string commit) {
  auto tx = co_await progress.run.begin();
  co_await tx.run(R"sql(
    update provisioning.deployments set commit = $2 where id = $1
  )sql"_sql,
                  progress.deployment, commit);
  co_await tx.commit();
}

// What a crash left of deployments that nobody can try again any more.
Task<void> remove_earlier_checkouts(Progress& progress) {
  auto tx = co_await progress.run.begin();
  auto earlier = co_await tx.all<base::Uuid>(R"sql(
    select id from provisioning.deployments where website_id = $1 and id <> $2
    order by created_at desc, id desc limit 20
  )sql"_sql,
                                             progress.website.id, progress.deployment);
  for (const auto& deployment : earlier) std::filesystem::remove_all(progress.checkout_of(deployment));
}

Task<std::string> fetch_source(Progress& progress) {
  co_await remove_earlier_checkouts(progress);
  const auto destination = progress.checkout();
  std::filesystem::remove_all(destination);
  std::filesystem::create_directories(destination.parent_path());
  std::string said;
  GitRequest request;
  request.url = progress.website.template_git_url;
  request.branch = progress.branch;
  request.destination = destination;
  request.log = [&said](std::string_view line) { said.append(line).append("\n"); };
  auto checkout = co_await progress.world.git.fetch(request);
  said += "Fetched branch " + progress.branch + " at commit " + checkout.commit.substr(0, 12) + ".";
  co_await progress.run.log(said);
  co_await note_commit(progress, checkout.commit);
  co_return checkout.commit;
}

SiteContent content_of(const Progress& progress) {
  const auto& website = progress.website;
  return {website.name,
          website.primary_domain,
          site_url(website.primary_domain, progress.world.options.sites_port),
          website.features,
          {}};
}

// Takes the checkout away, also when rendering fails.
class UsedUp {
 public:
  explicit UsedUp(std::filesystem::path checkout) : checkout_(std::move(checkout)) {}
  UsedUp(const UsedUp&) = delete;
  ~UsedUp() {
    std::error_code ignored;
    std::filesystem::remove_all(checkout_, ignored);
  }

 private:
  std::filesystem::path checkout_;
};

// The same source fails the same way: whoever tries again has mended it, and it is fetched again.
Task<void> render_release(Progress& progress) {
  if (!std::filesystem::exists(progress.checkout())) co_await fetch_source(progress);
  const UsedUp checkout(progress.checkout());
  const auto target = progress.releases().create(progress.release());
  const auto rendered = co_await base::run_blocking(
      progress.world.threads, [source = progress.checkout(), target, content = content_of(progress)] {
        return render_site(source, target, content);
      });
  co_await progress.run.log("Rendered " + std::to_string(rendered.pages) + " pages, " +
                            std::to_string((rendered.bytes + 1023) / 1024) + " KiB.");
}

Task<void> set_records(Progress& progress) {
  co_await ensure_records(progress.world, progress.website);
  co_await progress.run.log(progress.website.primary_domain + " points to " + progress.world.options.edge_address +
                            ".");
}

// Tells the deployment's log what the issuer is doing.
class RunLog : public IssueLog {
 public:
  explicit RunLog(jobs::Run& run) : run_(run) {}
  Task<void> say(std::string line) override { co_await run_.log(std::move(line)); }

 private:
  jobs::Run& run_;
};

Task<void> get_certificates(Progress& progress) {
  RunLog log(progress.run);
  co_await ensure_certificates(progress.world, progress.website, log);
  co_await progress.run.log("The certificates of " + progress.website.primary_domain + " are in place.");
}

}  // namespace

Task<void> make_release(Progress& progress) {
  auto& run = progress.run;
  const auto fetch = [&progress] { return fetch_source(progress); };
  const auto render = [&progress] { return render_release(progress); };
  const auto records = [&progress] { return set_records(progress); };
  const auto certificates = [&progress] { return get_certificates(progress); };
  co_await run.step("source", fetch);
  co_await run.step("render", render);
  co_await run.step("dns", records);
  co_await run.step("certificate", certificates);
}

}  // namespace provisioning
