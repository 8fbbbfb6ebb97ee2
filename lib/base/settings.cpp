// Reading, checking and describing of settings.
#include "base/settings.hpp"

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace base {
namespace {

std::string environment_name(std::string_view name) {
  std::string upper = "DDE_";
  for (const char letter : name) upper += static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  return upper;
}

std::string plain(const std::string& value) { return value; }

std::string masked(const std::string& value) { return value.empty() ? "" : "***"; }

std::string without_password(const std::string& value) {
  std::string shown = value;
  const auto scheme = shown.find("://");
  const auto at = scheme == std::string::npos ? scheme : shown.find('@', scheme);
  if (at != std::string::npos) {
    const auto colon = shown.find(':', scheme + 3);
    if (colon < at) shown.replace(colon + 1, at - colon - 1, "***");
  }
  const auto word = shown.find("password=");
  if (word != std::string::npos) {
    const auto from = word + 9;
    const auto end = shown.find_first_of(" &", from);
    shown.replace(from, end == std::string::npos ? end : end - from, "***");
  }
  return shown;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> parse_flag(std::string_view text) {
  if (text == "true" || text == "yes" || text == "on" || text == "1") return true;
  if (text == "false" || text == "no" || text == "off" || text == "0") return false;
  return std::nullopt;
}

bool is_address(std::string_view text) {
  if (text.starts_with('/')) return text.size() > 1;
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto host = text.substr(0, colon);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (host.contains(':') && !is_bracketed) return false;
  const auto port = parse_number(text.substr(colon + 1));
  return port && *port >= 0 && *port <= 65535;
}

// Scalars as their text; nothing for arrays, tables and dates.
std::optional<std::string> as_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return std::nullopt;
}

std::string as_lines(const std::vector<std::string>& problems) {
  std::string lines = "The settings cannot be used:";
  for (const auto& problem : problems) lines += "\n  - " + problem;
  return lines;
}

}  // namespace

SettingsError::SettingsError(std::vector<std::string> problems)
    : std::runtime_error(as_lines(problems)), problems_(std::move(problems)) {}

Settings::Environment Settings::environment_of_process() {
  Environment found;
  for (char** entry = ::environ; *entry != nullptr; ++entry) {
    const std::string_view line(*entry);
    const auto equals = line.find('=');
    if (line.starts_with("DDE_") && equals != std::string_view::npos) {
      found.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
  }
  return found;
}

Settings::Settings(std::optional<std::filesystem::path> toml_file, Environment environment)
    : environment_(std::move(environment)) {
  if (toml_file) read_file(*toml_file);
}

void Settings::read_file(const std::filesystem::path& file) {
  try {
    const auto table = toml::parse_file(file.string());
    for (const auto& [key, node] : table) {
      const auto text = as_text(node);
      const std::string name(key.str());
      if (text) {
        file_[name] = {*text, "file " + file.string()};
      } else {
        problems_.push_back(name + " in " + file.string() + " must be a text, a whole number or true/false");
      }
    }
  } catch (const toml::parse_error& error) {
    std::ostringstream where;
    where << error.source().begin;
    problems_.push_back("the file " + file.string() + " cannot be read: " + std::string(error.description()) + " (" +
                        where.str() + ")");
  }
}

std::optional<Settings::Found> Settings::find(std::string_view name) {
  asked_.emplace(name);
  const auto variable = environment_name(name);
  if (const auto found = environment_.find(variable); found != environment_.end()) {
    return Found{found->second, "environment " + variable};
  }
  if (const auto found = file_.find(name); found != file_.end()) return found->second;
  return std::nullopt;
}

std::string Settings::take(std::string_view name, std::string_view fallback, std::string (*shown)(const std::string&)) {
  const auto found = find(name).value_or(Found{std::string(fallback), "default"});
  rows_.push_back({std::string(name), shown(found.value), found.origin});
  return found.value;
}

std::string Settings::text(std::string_view name, std::string_view fallback) { return take(name, fallback, plain); }

std::string Settings::secret(std::string_view name, std::string_view fallback) { return take(name, fallback, masked); }

std::string Settings::url(std::string_view name, std::string_view fallback) {
  return take(name, fallback, without_password);
}

std::string Settings::required(std::string_view name) {
  auto value = take(name, "", without_password);
  if (value.empty()) refuse(name, "is missing: set " + environment_name(name));
  return value;
}

std::int64_t Settings::number(std::string_view name, std::int64_t fallback,
                              std::pair<std::int64_t, std::int64_t> range) {
  const auto text = take(name, std::to_string(fallback), plain);
  const auto value = parse_number(text);
  if (value && *value >= range.first && *value <= range.second) return *value;
  refuse(name, "must be a whole number from " + std::to_string(range.first) + " to " + std::to_string(range.second) +
                   ", not \"" + text + "\"");
  return fallback;
}

std::chrono::seconds Settings::seconds(std::string_view name, std::chrono::seconds fallback,
                                       std::pair<std::int64_t, std::int64_t> range) {
  return std::chrono::seconds(number(name, fallback.count(), range));
}

bool Settings::flag(std::string_view name, bool fallback) {
  const auto text = take(name, fallback ? "true" : "false", plain);
  const auto value = parse_flag(text);
  if (!value) refuse(name, "must be true or false, not \"" + text + "\"");
  return value.value_or(fallback);
}

std::string Settings::choice(std::string_view name, std::string_view fallback,
                             std::initializer_list<std::string_view> allowed) {
  auto value = take(name, fallback, plain);
  if (std::ranges::find(allowed, value) != allowed.end()) return value;
  std::string list;
  for (const auto word : allowed) list += (list.empty() ? "" : ", ") + std::string(word);
  refuse(name, "must be one of " + list + ", not \"" + value + "\"");
  return std::string(fallback);
}

std::string Settings::address(std::string_view name, std::string_view fallback) {
  auto value = take(name, fallback, plain);
  if (is_address(value)) return value;
  refuse(name, "must be host:port or the path of a unix socket, not \"" + value + "\"");
  return std::string(fallback);
}

std::filesystem::path Settings::path(std::string_view name, const std::filesystem::path& fallback) {
  auto value = take(name, fallback.string(), plain);
  if (!value.empty()) return value;
  refuse(name, "must be a path");
  return fallback;
}

void Settings::refuse(std::string_view name, std::string_view why) {
  problems_.push_back(std::string(name) + " " + std::string(why));
}

std::vector<std::string> Settings::unknown_settings() const {
  std::vector<std::string> unknown;
  for (const auto& [name, found] : file_) {
    if (!asked_.contains(name)) unknown.push_back(name + " in " + found.origin.substr(5) + " is no setting");
  }
  std::set<std::string> variables;
  for (const auto& name : asked_) variables.insert(environment_name(name));
  for (const auto& [variable, value] : environment_) {
    if (!variables.contains(variable) && !variable.starts_with("DDE_TEST_")) {
      unknown.push_back(variable + " in the environment is no setting");
    }
  }
  return unknown;
}

void Settings::check() const {
  auto problems = problems_;
  std::ranges::move(unknown_settings(), std::back_inserter(problems));
  if (!problems.empty()) throw SettingsError(std::move(problems));
}

}  // namespace base
