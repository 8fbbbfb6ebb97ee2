// Shipped template folders as Git repositories.
#include "source/template_repository.hpp"

#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;

struct TemplateRepositories : testing::Test {
  TemplateRepositories() { write_file(scratch / "templates/starter/template.json", "{}"); }

  std::string make() {
    return finish(make_template_repository(scratch / "templates/starter", scratch / "repositories/starter.git"));
  }

  std::string git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"/usr/bin/git", "--git-dir", (scratch / "repositories/starter.git").string()});
    return command_output(std::move(arguments));
  }

  Scratch scratch;
};

TEST_F(TemplateRepositories, hold_the_folder_on_branch_main) {
  write_file(scratch / "templates/starter/pages/home.json", "{\"title\":1}");
  write_file(scratch / "templates/starter/.gitignore", "pages\n");

  const auto commit = make();

  EXPECT_EQ(git({"rev-parse", "main"}), commit + "\n");
  EXPECT_EQ(git({"show", "main:pages/home.json"}), "{\"title\":1}");
}

TEST_F(TemplateRepositories, commit_only_when_the_folder_changed) {
  const auto first = make();
  const auto again = make();
  write_file(scratch / "templates/starter/template.json", "{\"a\":1}");
  const auto changed = make();

  EXPECT_EQ(first, again);
  EXPECT_NE(changed, first);
  EXPECT_EQ(git({"rev-list", "--count", "main"}), "2\n");
}

TEST_F(TemplateRepositories, are_the_same_wherever_they_are_made) {
  const auto first = make();
  fs::remove_all(scratch / "repositories");

  EXPECT_EQ(make(), first);
}

TEST_F(TemplateRepositories, keep_what_somebody_pushed) {
  make();
  const auto tree = git({"rev-parse", "main^{tree}"});
  auto pushed = git({"commit-tree", tree.substr(0, 40), "-p", "main", "-m", "mine"});
  pushed.pop_back();
  git({"update-ref", "refs/heads/main", pushed});
  write_file(scratch / "templates/starter/template.json", "{\"newer\":true}");

  EXPECT_EQ(make(), pushed);
  EXPECT_EQ(git({"rev-parse", "main"}), pushed + "\n");
}

TEST_F(TemplateRepositories, are_made_for_every_folder) {
  write_file(scratch / "templates/blog/template.json", "{}");

  finish(make_template_repositories(scratch / "templates", scratch / "repositories"));

  EXPECT_TRUE(fs::exists(scratch / "repositories/starter.git/HEAD"));
  EXPECT_TRUE(fs::exists(scratch / "repositories/blog.git/HEAD"));
}

TEST_F(TemplateRepositories, say_which_folder_is_missing) {
  const auto error =
      error_of([&] { finish(make_template_repository(scratch / "nowhere", scratch / "repositories/x.git")); });

  EXPECT_NE(error.message().find("nowhere"), std::string::npos);
}

}  // namespace
}  // namespace provisioning
