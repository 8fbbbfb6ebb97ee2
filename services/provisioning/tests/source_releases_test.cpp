// Releases: one rename switches what is served, old ones go.
#include "source/releases.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(Releases, serve_nothing_before_the_first_activation) {
  const Scratch scratch;
  const Releases releases(scratch / "site");

  releases.create("one");

  EXPECT_EQ(releases.current(), std::nullopt);
}

TEST(Releases, switch_by_a_relative_link_and_back) {
  const Scratch scratch;
  const Releases releases(scratch / "site");
  write_file(releases.create("one") / "index.html", "1");
  write_file(releases.create("two") / "index.html", "2");

  releases.activate("one");
  releases.activate("two");
  const auto newer = read_file(scratch / "site/current/index.html");
  releases.activate("one");

  EXPECT_EQ(newer, "2");
  EXPECT_EQ(read_file(scratch / "site/current/index.html"), "1");
  EXPECT_EQ(fs::read_symlink(scratch / "site/current"), "releases/one");
  EXPECT_EQ(read_file(scratch / "site/current/.dde-release"), "one\n");
  EXPECT_EQ(releases.current(), "one");
}

TEST(Releases, always_have_a_current_one_while_they_are_switched) {
  const Scratch scratch;
  const Releases releases(scratch / "site");
  for (const char* id : {"one", "two"}) write_file(releases.create(id) / "index.html", id);
  releases.activate("one");
  std::atomic<bool> done = false;
  std::atomic<int> failures = 0;
  std::thread reader([&] {
    while (!done) failures += read_file(scratch / "site/current/index.html").size() != 3;
  });

  for (int round = 0; round < 500; ++round) releases.activate(round % 2 == 0 ? "two" : "one");
  done = true;
  reader.join();

  EXPECT_EQ(failures, 0);
}

TEST(Releases, start_over_an_interrupted_release_but_not_the_current_one) {
  const Scratch scratch;
  const Releases releases(scratch / "site");
  write_file(releases.create("one") / "half", "x");

  const auto path = releases.create("one");
  releases.activate("one");

  EXPECT_FALSE(fs::exists(path / "half"));
  EXPECT_EQ(error_of([&] { releases.create("one"); }).code(), "release_is_current");
}

TEST(Releases, keep_the_current_one_and_those_that_are_named) {
  const Scratch scratch;
  const Releases releases(scratch / "site");
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    releases.create(id);
    releases.activate(id);
  }
  releases.activate("a");

  const auto removed = releases.prune({"d", "e", "gone"});

  EXPECT_EQ(removed, 2U);
  EXPECT_THAT(releases.list(), ElementsAre("e", "d", "a"));
}

TEST(Releases, are_removed_one_by_one_unless_served) {
  const Scratch scratch;
  const Releases releases(scratch / "site");
  releases.create("one");
  releases.activate("one");

  EXPECT_EQ(error_of([&] { releases.remove("one"); }).code(), "release_is_current");
  releases.deactivate();
  releases.remove("one");
  releases.remove("one");

  EXPECT_FALSE(releases.has("one"));
  EXPECT_EQ(releases.current(), std::nullopt);
}

TEST(Releases, refuse_ids_that_are_paths) {
  const Scratch scratch;
  const Releases releases(scratch / "site");

  for (const char* id : {"", ".", "..", "a/b", "../x", "a b", ".hidden"}) {
    EXPECT_EQ(error_of([&] { releases.create(id); }).kind(), base::ErrorKind::invalid) << id;
  }
  EXPECT_EQ(error_of([&] { releases.activate("missing"); }).kind(), base::ErrorKind::not_found);
}

}  // namespace
}  // namespace provisioning
