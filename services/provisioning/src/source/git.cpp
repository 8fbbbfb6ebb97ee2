// The course of one fetch: check, clone in the sandbox under watch, clean, move into place.
#include "source/git.hpp"

#include <signal.h>
#include <unistd.h>

#include <boost/asio/this_coro.hpp>
#include <fstream>

#include "base/bell.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/process.hpp"
#include "base/random.hpp"
#include "source/git_address.hpp"
#include "source/git_failure.hpp"
#include "source/git_sandbox.hpp"
#include "source/git_tree.hpp"

namespace provisioning {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

const std::string staging_prefix = ".fetch-";

// What fetches left here that were killed with this program.
void remove_abandoned(const fs::path& folder) {
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const bool is_ours = entry.path().filename().string().starts_with(staging_prefix);
    if (is_ours && entry.last_write_time(error) < long_ago) fs::remove_all(entry.path(), error);
  }
}

// A folder beside the destination that the sandbox may write into; removed with its owner.
class Staging {
 public:
  Staging(const fs::path& destination, const GitOptions& options)
      : path_(destination.parent_path() / (staging_prefix + base::to_hex(base::random_bytes(8)))) {
    if (fs::exists(destination)) throw base::conflict("destination_exists", destination.string() + " exists already.");
    fs::create_directories(path_);
    remove_abandoned(destination.parent_path());
    // Repositories of another user are git's "dubious ownership"; -c would not reach git's own subprocess.
    std::ofstream(path_ / "gitconfig") << "[safe]\n\tdirectory = *\n";
    const auto user = sandbox_user(options);
    if (user && ::chown(path_.c_str(), user->uid, user->gid) != 0) {
      throw base::internal(path_.string() + " cannot be given to the sandbox's user");
    }
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }
  fs::path tree() const { return path_ / "src"; }

 private:
  fs::path path_;
};

GitCap cap_crossed(const fs::path& staging, const GitLimits& limits) {
  const auto size = measure_tree(staging);
  if (size.bytes > limits.bytes) return GitCap::bytes;
  return size.files > limits.files ? GitCap::files : GitCap::none;
}

// Measures what the child writes until it ends; past a cap it is killed.
base::Task<GitCap> watch(base::Child child, fs::path staging, GitLimits limits) {
  constexpr std::chrono::milliseconds pace(100);
  auto executor = co_await asio::this_coro::executor;
  const auto bell = std::make_shared<base::Bell>(executor.context());
  child.on_end([bell](const base::Ending&) { bell->ring(); });
  while (!child.has_ended()) {
    co_await bell->wait(pace);
    const auto cap = cap_crossed(staging, limits);
    if (cap == GitCap::none) continue;
    child.signal(SIGKILL);
    co_return cap;
  }
  co_return cap_crossed(staging, limits);
}

base::Task<void> clone(GitOptions options, GitClone clone, std::function<void(std::string_view)> log) {
  auto executor = co_await asio::this_coro::executor;
  auto command = clone_command(options, clone);
  command.on_line = std::move(log);
  const auto child = base::start(executor.context(), std::move(command));
  const auto cap = co_await watch(child, clone.staging, options.limits);
  const auto ending = co_await child.wait();
  if (cap == GitCap::none && ending.succeeded()) co_return;
  throw explain({clone.address, clone.branch, options.limits, cap}, ending);
}

base::Task<std::vector<std::string>> find_links(GitOptions options, fs::path staging) {
  const auto ending = co_await base::run(listing_command(options, staging));
  if (!ending.succeeded()) throw base::internal("git cannot list the clone: " + ending.text() + " " + ending.err);
  co_return links_in(ending.out);
}

}  // namespace

GitSource::GitSource(GitOptions options) : options_(std::move(options)) {}

base::Task<Checkout> GitSource::fetch(GitRequest request) const {
  const auto options = options_;
  const auto say = [&request](const std::string& line) {
    if (request.log) request.log(line);
  };
  GitClone clone{.address = read_git_address(request.url, options), .branch = request.branch};
  check_branch(clone.branch);
  if (!clone.address.is_local()) clone.pinned = co_await options.resolve(clone.address.host, clone.address.port);
  const Staging staging(request.destination, options);
  clone.staging = staging.path();

  say("Fetching branch " + clone.branch + " of " + clone.address.text());
  co_await provisioning::clone(options, clone, request.log);
  const auto links = co_await find_links(options, staging.path());
  for (const auto& link : links) say("Left out, a link or submodule: " + link);

  Checkout checkout{.path = request.destination, .commit = read_commit(staging.tree())};
  clean_tree(staging.tree(), links);
  const auto size = measure_tree(staging.tree());
  checkout.bytes = size.bytes;
  checkout.files = size.files;
  fs::rename(staging.tree(), request.destination);
  say("Fetched commit " + checkout.commit + ": " + std::to_string(size.files) + " files, " +
      std::to_string(size.bytes) + " bytes");
  co_return checkout;
}

}  // namespace provisioning
