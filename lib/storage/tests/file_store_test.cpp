// The file store on a real directory.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <fstream>

#include "base/error.hpp"
#include "storage/store.hpp"

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

struct FileStores : testing::Test {
  FileStores() {
    std::string name = testing::TempDir() + "dde_store_XXXXXX";
    root = ::mkdtemp(name.data());
    store = storage::make_file_store(root);
  }
  ~FileStores() override { fs::remove_all(root); }

  template <class T>
  T run(base::Task<T> task) {
    std::optional<T> result;
    std::exception_ptr failure;
    asio::co_spawn(context, std::move(task), [&](std::exception_ptr error, T value) {
      failure = error;
      result = std::move(value);
    });
    context.restart();
    context.run();
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
  }

  void run(base::Task<void> task) {
    std::exception_ptr failure;
    asio::co_spawn(context, std::move(task), [&](std::exception_ptr error) { failure = error; });
    context.restart();
    context.run();
    if (failure) std::rethrow_exception(failure);
  }

  fs::path root;
  asio::io_context context{1};
  std::unique_ptr<storage::Store> store;
};

TEST_F(FileStores, give_back_what_was_put) {
  const std::string bytes("binary\0\xff bytes", 14);

  run(store->put("tenant/1/logo.png", bytes));

  EXPECT_EQ(run(store->get("tenant/1/logo.png")), bytes);
  EXPECT_TRUE(run(store->exists("tenant/1/logo.png")));
}

TEST_F(FileStores, know_nothing_of_other_keys) {
  EXPECT_EQ(run(store->get("absent")), std::nullopt);
  EXPECT_FALSE(run(store->exists("absent")));
  EXPECT_NO_THROW(run(store->remove("absent/deeply")));
}

TEST_F(FileStores, replace_the_bytes_of_a_key) {
  run(store->put("a", "long old text"));

  run(store->put("a", "new"));

  EXPECT_EQ(run(store->get("a")), "new");
}

TEST_F(FileStores, keep_an_empty_object) {
  run(store->put("empty", ""));

  EXPECT_EQ(run(store->get("empty")), "");
}

TEST_F(FileStores, list_by_prefix_in_order) {
  for (const auto* key : {"b/2", "a/1", "a/10", "a/b/3", "ab"}) run(store->put(key, "x"));

  EXPECT_EQ(run(store->list("a/")), (std::vector<std::string>{"a/1", "a/10", "a/b/3"}));
  EXPECT_EQ(run(store->list("a")), (std::vector<std::string>{"a/1", "a/10", "a/b/3", "ab"}));
  EXPECT_EQ(run(store->list("")).size(), 5U);
  EXPECT_TRUE(run(store->list("z")).empty());
}

TEST_F(FileStores, leave_nothing_behind_after_removal) {
  run(store->put("a/b/c", "x"));
  run(store->put("a/d", "x"));

  run(store->remove("a/b/c"));

  EXPECT_FALSE(fs::exists(root / "a/b"));
  EXPECT_TRUE(fs::exists(root / "a/d"));
  run(store->remove("a/d"));
  EXPECT_TRUE(fs::is_empty(root));
}

TEST_F(FileStores, refuse_keys_that_lead_elsewhere) {
  for (const auto& key : {std::string(), std::string("../x"), std::string("a/../b"), std::string("/etc/passwd"),
                          std::string("a//b"), std::string("a/"), std::string(".hidden"), std::string("a/.new-1"),
                          std::string("a\0b", 3), std::string("a b"), std::string("ä"), std::string(513, 'a')}) {
    EXPECT_FALSE(storage::is_key(key)) << key;
    EXPECT_THROW(run(store->put(key, "x")), base::Error) << key;
    EXPECT_THROW(run(store->get(key)), base::Error) << key;
  }
  EXPECT_TRUE(fs::is_empty(root));
}

TEST_F(FileStores, do_not_show_a_file_that_was_never_finished) {
  run(store->put("a/done", "x"));
  std::ofstream(root / "a/.new-0123") << "half";

  EXPECT_EQ(run(store->list("")), std::vector<std::string>{"a/done"});
}

TEST_F(FileStores, do_not_follow_a_link_planted_in_them) {
  std::ofstream(root.string() + ".outside") << "secret";
  fs::create_symlink(root.string() + ".outside", root / "link");

  EXPECT_THROW(run(store->get("link")), base::Error);
  fs::remove(root.string() + ".outside");
}

TEST_F(FileStores, say_what_failed) {
  run(store->put("file", "x"));

  try {
    run(store->put("file/below", "x"));
    FAIL() << "a file became a directory";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_NE(error.message().find("directory"), std::string::npos) << error.message();
  }
}

}  // namespace
