// Commits a folder with git's plumbing: no work tree, no configuration of this machine.
#include "source/template_repository.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <vector>

#include "base/error.hpp"
#include "base/process.hpp"
#include "base/sleep.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;

constexpr const char* branch = "refs/heads/main";
constexpr const char* shipped = "refs/shipped/main";

// Where one run of git finds things.
struct Place {
  fs::path source;
  fs::path repository;
  fs::path index;
};

base::Command git(const Place& place, std::vector<std::string> arguments) {
  base::Command command;
  command.arguments = {"/usr/bin/git",
                       "-c",
                       "safe.directory=*",
                       "-c",
                       "core.excludesFile=/dev/null",
                       "-c",
                       "core.hooksPath=/dev/null",
                       "-c",
                       "core.autocrlf=false"};
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  command.environment = {{"GIT_DIR", place.repository.string()},
                         {"GIT_INDEX_FILE", place.index.string()},
                         {"GIT_WORK_TREE", place.source.string()},
                         {"GIT_CONFIG_NOSYSTEM", "1"},
                         {"HOME", "/nonexistent"},
                         {"PATH", "/usr/bin:/bin"},
                         {"LC_ALL", "C"}};
  for (const std::string who : {"AUTHOR", "COMMITTER"}) {
    command.environment.emplace_back("GIT_" + who + "_NAME", "Dominant Digital Empire");
    command.environment.emplace_back("GIT_" + who + "_EMAIL", "templates@dde.invalid");
    command.environment.emplace_back("GIT_" + who + "_DATE", "2026-01-01T00:00:00Z");
  }
  return command;
}

base::Task<std::string> output(base::Command command) {
  const auto ending = co_await base::run(command);
  if (!ending.succeeded()) {
    throw base::internal("git " + command.arguments[9] + " failed: " + ending.text() + " " + ending.err);
  }
  co_return ending.out.substr(0, ending.out.find('\n'));
}

// The id of an object, or an empty text when the name is unknown.
base::Task<std::string> find(Place place, std::string name) {
  auto command = git(place, {"rev-parse", "--verify", "--quiet", name});
  const auto ending = co_await base::run(std::move(command));
  co_return ending.succeeded() ? ending.out.substr(0, ending.out.find('\n')) : "";
}

base::Task<void> point(Place place, std::string name, std::string commit) {
  auto command = git(place, {"update-ref", name, commit});
  co_await output(std::move(command));
}

base::Task<void> create(Place place) {
  if (fs::exists(place.repository / "HEAD")) co_return;
  Place fresh = place;
  fresh.repository += ".new";
  fs::remove_all(fresh.repository);
  auto command =
      git(fresh, {"init", "--quiet", "--bare", "--template=", "--initial-branch=main", fresh.repository.string()});
  // `git init --bare` refuses GIT_WORK_TREE.
  std::erase_if(command.environment, [](const auto& variable) { return variable.first == "GIT_WORK_TREE"; });
  co_await output(std::move(command));
  fs::rename(fresh.repository, place.repository);
}

base::Task<std::string> write_tree(Place place) {
  auto add = git(place, {"add", "--all", "--force", "."});
  add.directory = place.source.string();
  co_await output(std::move(add));
  auto write = git(place, {"write-tree"});
  co_return co_await output(std::move(write));
}

base::Task<std::string> ship(Place place, std::string tree) {
  const auto head = co_await find(place, branch);
  const auto before = co_await find(place, shipped);
  const auto tree_before = co_await find(place, std::string(shipped) + "^{tree}");
  if (tree == tree_before && !head.empty()) co_return head;

  std::vector<std::string> arguments{"commit-tree", tree, "-m", "Template as shipped"};
  if (!before.empty()) arguments.insert(arguments.end(), {"-p", before});
  auto commit_tree = git(place, arguments);
  const auto commit = co_await output(std::move(commit_tree));
  co_await point(place, shipped, commit);
  if (!head.empty() && head != before) co_return head;
  co_await point(place, branch, commit);
  co_return commit;
}

base::Task<base::Descriptor> lock(fs::path file) {
  base::Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  for (int round = 0; round < 600; ++round) {
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0) co_return descriptor;
    co_await base::sleep_for(std::chrono::milliseconds(100));
  }
  throw base::unavailable("somebody else holds " + file.string());
}

// Templates are fetched by another user.
void make_searchable(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms(0755));
}

}  // namespace

base::Task<std::string> make_template_repository(fs::path source, fs::path bare_repository) {
  if (!fs::is_directory(source)) throw base::internal("the template folder " + source.string() + " does not exist");
  make_searchable(bare_repository.parent_path());
  const auto locked = co_await lock(bare_repository.string() + ".lock");
  const Place place{source, bare_repository, bare_repository.string() + ".index"};
  fs::remove(place.index);
  co_await create(place);
  const auto tree = co_await write_tree(place);
  fs::remove(place.index);
  co_return co_await ship(place, tree);
}

base::Task<void> make_template_repositories(fs::path templates_dir, fs::path repositories_dir) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(templates_dir)) {
    if (entry.is_directory() && !entry.path().filename().string().starts_with('.')) folders.push_back(entry.path());
  }
  for (const auto& folder : folders) {
    const auto name = folder.filename().string() + ".git";
    co_await make_template_repository(folder, repositories_dir / name);
  }
}

}  // namespace provisioning
