// Looking through the source tree.
#include "sql/testing/migrations.hpp"

#include <algorithm>
#include <filesystem>

namespace sql::testing {

namespace fs = std::filesystem;

std::vector<MigrationFolder> every_migration() {
  std::vector<MigrationFolder> folders;
  for (const auto* part : {"lib", "services"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(DDE_SOURCE_DIR) / part)) {
      const auto folder = entry.path() / "sql";
      const bool has_migrations = entry.path().filename() != "sql" && fs::is_directory(folder);
      if (has_migrations) folders.push_back({entry.path().filename(), folder});
    }
  }
  return folders;
}

std::vector<MigrationFolder> migrations_of(const std::vector<std::string>& names) {
  auto folders = every_migration();
  std::erase_if(folders,
                [&](const MigrationFolder& folder) { return std::ranges::find(names, folder.service) == names.end(); });
  return folders;
}

}  // namespace sql::testing
