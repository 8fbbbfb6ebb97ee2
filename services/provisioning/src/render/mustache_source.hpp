// Template texts, checked and with their partials put in, before the mustache library sees them.
#pragma once

#include <map>
#include <string>

namespace provisioning {

// Name of a partial -> its text; partials/<name>.mustache.
using MustachePartials = std::map<std::string, std::string>;

// Replaces every {{> name}} by that partial's text. Refuses, with file and line: unknown and recursive partials (the
// library would overflow its stack), unclosed or crossed sections, more than 30 levels, changed delimiters, more than
// 512 kB in the end.
std::string complete_mustache(const std::string& file, const std::string& text, const MustachePartials& partials);

}  // namespace provisioning
