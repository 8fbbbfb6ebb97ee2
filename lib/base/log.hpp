// The log of a process: one JSON object a line on standard error.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace base {

enum class LogLevel { debug, info, warning, error };

// "debug", "info", "warning", "error"; nothing for any other word.
std::optional<LogLevel> parse_log_level(std::string_view word);
// Lines below this level are not written. Thread-safe; info until set.
void set_log_level(LogLevel level);
bool is_logged(LogLevel level);

// One dotted field of a line: {"tenant.id", id}, {"duration_ms", 12}. Texts are cut at 4 KiB, bad UTF-8 is replaced,
// and the value of a field named like a secret (password, token, authorization, cookie, ...) is never written.
class LogField {
 public:
  LogField(std::string_view name, std::string_view value);
  LogField(std::string_view name, const char* value) : LogField(name, std::string_view(value)) {}
  LogField(std::string_view name, const std::string& value) : LogField(name, std::string_view(value)) {}
  LogField(std::string_view name, bool value);
  LogField(std::string_view name, double value);
  LogField(std::string_view name, std::integral auto value) : LogField(whole_number(name, value)) {}
  LogField(std::string_view name, const Uuid& value) : LogField(name, to_string(value)) {}
  template <class Kind>
  LogField(std::string_view name, const Id<Kind>& value) : LogField(name, value.value) {}

  const std::string& name() const { return name_; }
  const std::string& json() const { return json_; }

 private:
  LogField() = default;
  static LogField whole_number(std::string_view name, std::int64_t value);

  std::string name_;
  std::string json_;
};

using LogFields = std::initializer_list<LogField>;

// A sentence for people, fields for queries. Costs about 2 us and one write(2); safe from every thread.
void write_log(LogLevel level, std::string_view sentence, std::span<const LogField> fields);
void log_debug(std::string_view sentence, LogFields fields = {});
void log_info(std::string_view sentence, LogFields fields = {});
void log_warning(std::string_view sentence, LogFields fields = {});
void log_error(std::string_view sentence, LogFields fields = {});

// The line as it would be written, without its line feed.
std::string format_log_line(LogLevel level, std::string_view sentence, std::span<const LogField> fields);

// Where lines go in place of standard error, for tests; an empty function restores it. Call while nothing logs.
void redirect_log(std::function<void(const std::string& line)> sink);

// Text between quotes as JSON wants it; bytes that are not UTF-8 become U+FFFD.
void append_json_quoted(std::string_view text, std::string& out);

}  // namespace base
