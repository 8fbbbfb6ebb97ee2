// Commits by git itself.
#include "template_author.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace journeys {

namespace fs = std::filesystem;

void push(const Instance& instance, const Commit& commit) {
  const auto& [branch, file, content] = commit;
  const auto checkout =
      (fs::temp_directory_path() / ("dde-push-" + branch + std::to_string(instance.https_port()))).string();
  const auto repository = (instance.directory() / "templates/starter.git").string();
  fs::remove_all(checkout);
  const auto git = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-c", "safe.directory=*", "-c", "user.name=Author", "-c",
                                         "user.email=author@example.com"});
    const auto ran = run(arguments);
    ASSERT_EQ(ran.status, 0) << ran.output;
  };
  git({"clone", "--quiet", repository, checkout});
  git({"-C", checkout, "checkout", "--quiet", "-B", branch});
  std::ofstream(fs::path(checkout) / file) << content;
  git({"-C", checkout, "add", "--all"});
  git({"-C", checkout, "commit", "--quiet", "--message", "Change " + file});
  git({"-C", checkout, "push", "--quiet", "--force", "origin", branch});
  fs::remove_all(checkout);
}

}  // namespace journeys
