// The shipped templates as visitors would see them, before anybody has chosen one.
#pragma once

#include <filesystem>

namespace provisioning {

// Renders each folder below `templates_dir` with all its features to <folder>/<name>/, where the edge finds it under
// /template-previews/. What is rendered already is left alone; a changed template is exchanged at one moment. Blocking;
// several processes may do it at once. Throws base::Error for a broken template.
void render_previews(const std::filesystem::path& templates_dir, const std::filesystem::path& folder);

}  // namespace provisioning
