// Days in words.
#include "render/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace provisioning {

using std::chrono::year_month_day;

namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits[0] == '-') return std::nullopt;
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

unsigned day(year_month_day date) { return static_cast<unsigned>(date.day()); }

std::string month(year_month_day date) { return months[static_cast<unsigned>(date.month()) - 1]; }

std::string year(year_month_day date) { return padded(static_cast<int>(date.year()), 4); }

}  // namespace

std::optional<year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_date(year_month_day date) {
  return year(date) + "-" + padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(static_cast<int>(day(date)), 2);
}

std::string long_date(year_month_day date) { return std::to_string(day(date)) + " " + month(date) + " " + year(date); }

std::string short_date(year_month_day date) { return std::to_string(day(date)) + " " + month(date).substr(0, 3); }

std::string mail_date(year_month_day date) {
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return std::string(weekdays[weekday.c_encoding()]) + ", " + padded(static_cast<int>(day(date)), 2) + " " +
         month(date).substr(0, 3) + " " + year(date) + " 00:00:00 GMT";
}

}  // namespace provisioning
