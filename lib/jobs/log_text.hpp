// Makes log lines out of whatever a build prints.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

inline constexpr std::size_t longest_line = 4096;

// Splits at line feeds; drops terminal colours, carriage returns and other control characters (a tab stays), replaces
// bytes that are not UTF-8 by U+FFFD and cuts a line at 4 KiB. An ending line feed makes no empty line.
std::vector<std::string> clean_lines(std::string_view text);

}  // namespace jobs
