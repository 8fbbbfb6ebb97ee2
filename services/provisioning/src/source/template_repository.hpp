// A folder of this program made into a bare Git repository, so that shipped templates are fetched like any other.
#pragma once

#include <filesystem>
#include <string>

#include "base/task.hpp"

namespace provisioning {

// Brings branch `main` of `bare_repository` to the content of `source` and returns its commit. Commits only when the
// folder differs from what was shipped before; author and date are fixed, so equal histories have equal ids. A branch
// that somebody else has pushed to is theirs from then on and stays. Callers at the same time wait for each other.
// Throws base::internal when the folder or git does not serve.
base::Task<std::string> make_template_repository(std::filesystem::path source, std::filesystem::path bare_repository);

// make_template_repository for each folder below `templates_dir`, as <repositories_dir>/<name>.git.
base::Task<void> make_template_repositories(std::filesystem::path templates_dir,
                                            std::filesystem::path repositories_dir);

}  // namespace provisioning
