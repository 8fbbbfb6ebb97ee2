// JSON lines by spdlog.
#include "base/log.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>

#include "base/time.hpp"

namespace base {
namespace {

constexpr std::size_t longest_text = 4096;
constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warning", "error"};
constexpr std::array<std::string_view, 7> secret_names{"password", "secret",  "token",      "authorization",
                                                       "cookie",   "api_key", "private_key"};

std::atomic<LogLevel> lowest{LogLevel::info};

std::function<void(const std::string&)>& redirected() {
  static std::function<void(const std::string&)> sink;
  return sink;
}

spdlog::logger& standard_error() {
  static const auto logger = [] {
    auto made = std::make_unique<spdlog::logger>("dde", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_formatter(std::make_unique<spdlog::pattern_formatter>("%v", spdlog::pattern_time_type::utc));
    made->flush_on(spdlog::level::info);
    return made;
  }();
  return *logger;
}

bool names_a_secret(std::string_view name) {
  return std::ranges::any_of(secret_names, [&](std::string_view secret) { return name.ends_with(secret); });
}

bool is_continuation(unsigned char byte) { return (byte & 0xc0) == 0x80; }

// Length of the well-formed UTF-8 sequence (Unicode table 3-7) at the front of `text`, 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (std::size_t at = 1; at < length; ++at) {
    if (!is_continuation(byte(at))) return 0;
  }
  const bool is_overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
  const bool is_surrogate = first == 0xed && byte(1) > 0x9f;
  const bool is_beyond = first == 0xf4 && byte(1) > 0x8f;
  return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

void append_escaped(char letter, std::string& out) {
  switch (letter) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(letter);
  if (code < 0x20 || code == 0x7f) {
    out += fmt::format("\\u{:04x}", code);
  } else {
    out += letter;
  }
}

}  // namespace

std::optional<LogLevel> parse_log_level(std::string_view word) {
  const auto found = std::ranges::find(level_names, word);
  if (found == level_names.end()) return std::nullopt;
  return static_cast<LogLevel>(found - level_names.begin());
}

void set_log_level(LogLevel level) { lowest.store(level, std::memory_order_relaxed); }

bool is_logged(LogLevel level) { return level >= lowest.load(std::memory_order_relaxed); }

void append_json_quoted(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) {
      out += "\xef\xbf\xbd";
      text.remove_prefix(1);
      continue;
    }
    if (length == 1) {
      append_escaped(text.front(), out);
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  out += '"';
}

LogField::LogField(std::string_view name, std::string_view value) : name_(name) {
  if (names_a_secret(name)) value = "***";
  append_json_quoted(value.substr(0, longest_text), json_);
}

LogField::LogField(std::string_view name, bool value) : name_(name), json_(value ? "true" : "false") {}

LogField::LogField(std::string_view name, double value)
    : name_(name), json_(std::isfinite(value) ? fmt::format("{}", value) : "null") {}

LogField LogField::whole_number(std::string_view name, std::int64_t value) {
  LogField field;
  field.name_ = name;
  field.json_ = fmt::format("{}", value);
  return field;
}

std::string format_log_line(LogLevel level, std::string_view sentence, std::span<const LogField> fields) {
  std::string line = R"({"time":")" + to_rfc3339(Clock::now()) + R"(","level":")";
  line += level_names[static_cast<std::size_t>(level)];
  line += R"(","message":)";
  append_json_quoted(sentence, line);
  for (const auto& field : fields) {
    line += ',';
    append_json_quoted(field.name(), line);
    line += ':';
    line += field.json();
  }
  line += '}';
  return line;
}

void write_log(LogLevel level, std::string_view sentence, std::span<const LogField> fields) {
  if (!is_logged(level)) return;
  const auto line = format_log_line(level, sentence, fields);
  if (const auto& sink = redirected()) {
    sink(line);
  } else {
    standard_error().log(spdlog::level::info, spdlog::string_view_t(line));
  }
}

void log_debug(std::string_view sentence, LogFields fields) { write_log(LogLevel::debug, sentence, fields); }
void log_info(std::string_view sentence, LogFields fields) { write_log(LogLevel::info, sentence, fields); }
void log_warning(std::string_view sentence, LogFields fields) { write_log(LogLevel::warning, sentence, fields); }
void log_error(std::string_view sentence, LogFields fields) { write_log(LogLevel::error, sentence, fields); }

void redirect_log(std::function<void(const std::string& line)> sink) { redirected() = std::move(sink); }

}  // namespace base
