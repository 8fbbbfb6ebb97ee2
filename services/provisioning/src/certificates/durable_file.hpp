// Small files that are whole or not there at all, also after a power cut.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace provisioning {

struct FileAccess {
  mode_t mode = 0600;
  const char* group = nullptr;  // given where it exists and we may; otherwise the file keeps our own group
};

// Writes beside the target, flushes, renames. Throws base::internal saying what failed.
void replace_file(const std::filesystem::path& path, std::string_view bytes, FileAccess access);
// The same, but a file that is there already stays as it is, whoever writes at the same time.
void create_file(const std::filesystem::path& path, std::string_view bytes, FileAccess access);
// Nothing when there is no such file.
std::optional<std::string> find_file_text(const std::filesystem::path& path);

}  // namespace provisioning
