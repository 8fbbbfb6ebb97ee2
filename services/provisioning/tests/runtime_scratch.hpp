// What the tests of sources, runtimes and the edge share: a folder that goes away, coroutines run to their end.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/process.hpp"
#include "base/random.hpp"
#include "base/task.hpp"

namespace provisioning {

// A short path (unix sockets hold 107 bytes) that other users may search.
class Scratch {
 public:
  Scratch() : path_("/tmp/dde-t-" + base::to_hex(base::random_bytes(4))) {
    std::filesystem::create_directory(path_);
    std::filesystem::permissions(path_, std::filesystem::perms(0755));
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::filesystem::path operator/(const std::filesystem::path& more) const { return path_ / more; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
T finish(boost::asio::io_context& context, base::Task<T> task) {
  auto result = boost::asio::co_spawn(context, std::move(task), boost::asio::use_future);
  context.restart();
  while (result.wait_for(std::chrono::seconds(0)) != std::future_status::ready) context.run_one();
  return result.get();
}

template <class T>
T finish(base::Task<T> task) {
  boost::asio::io_context context(1);
  return finish(context, std::move(task));
}

// Runs a program to its end; its output, or a failure of the test.
inline std::string command_output(std::vector<std::string> arguments, const std::string& directory = "/") {
  base::Command command{.arguments = std::move(arguments)};
  command.directory = directory;
  command.environment = {{"PATH", "/usr/sbin:/usr/bin:/bin"},
                         {"HOME", "/nonexistent"},
                         {"GIT_CONFIG_NOSYSTEM", "1"},
                         {"GIT_AUTHOR_NAME", "Ada"},
                         {"GIT_AUTHOR_EMAIL", "ada@example.com"},
                         {"GIT_COMMITTER_NAME", "Ada"},
                         {"GIT_COMMITTER_EMAIL", "ada@example.com"}};
  const auto ending = finish(base::run(command));
  EXPECT_TRUE(ending.succeeded()) << command.arguments[0] << ": " << ending.text() << "\n" << ending.err;
  return ending.out;
}

// What is thrown, or an "internal" error that says nothing was.
template <class F>
base::Error error_of(F call) {
  try {
    call();
  } catch (const base::Error& error) {
    return error;
  }
  return base::internal("nothing was thrown");
}

}  // namespace provisioning
