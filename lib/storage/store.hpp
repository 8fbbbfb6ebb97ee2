// Objects by key: what uploads, exports and backups are kept in.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/task.hpp"

namespace storage {

// Keys are paths of segments [A-Za-z0-9._-]+ joined by "/", at most 512 characters, no segment starting with a dot.
bool is_key(std::string_view key);

// Every function throws base::internal for what is no key, and base::unavailable when the store fails.
class Store {
 public:
  virtual ~Store() = default;
  // Replaces at once: a reader sees the old or the new bytes, also after a power cut.
  virtual base::Task<void> put(std::string key, std::string bytes) = 0;
  virtual base::Task<std::optional<std::string>> get(std::string key) = 0;
  virtual base::Task<bool> exists(std::string key) = 0;
  // Removing what is not there is no error.
  virtual base::Task<void> remove(std::string key) = 0;
  // All keys that start with `prefix` (empty: all), sorted.
  virtual base::Task<std::vector<std::string>> list(std::string prefix) = 0;
};

// Files below a directory, which the first put makes; written by temporary file, fsync and rename on one thread of its
// own. Destroy it before the io_contexts that use it.
std::unique_ptr<Store> make_file_store(std::filesystem::path directory);

}  // namespace storage
