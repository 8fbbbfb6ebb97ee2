// Locale, time zone, currency and colour as types that accept only what exists.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shape/types.hpp"

namespace tenants {

std::optional<shape::Refusal> check_color(std::string& text);
std::optional<shape::Refusal> check_locale(std::string& text);
std::optional<shape::Refusal> check_time_zone(std::string& text);
std::optional<shape::Refusal> check_currency(std::string& text);
std::optional<shape::Refusal> check_phone(std::string& text);
std::string pattern_schema(std::string_view pattern);

struct ColorRule {
  static std::optional<shape::Refusal> check(std::string& text) { return check_color(text); }
  static std::string schema() { return pattern_schema("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"); }
};
struct LocaleRule {
  static std::optional<shape::Refusal> check(std::string& text) { return check_locale(text); }
  static std::string schema() { return pattern_schema("^[A-Za-z]{2}(-[A-Za-z]{2})?$"); }
};
struct TimeZoneRule {
  static std::optional<shape::Refusal> check(std::string& text) { return check_time_zone(text); }
  static std::string schema() { return shape::text_schema(1, 64); }
};
struct CurrencyRule {
  static std::optional<shape::Refusal> check(std::string& text) { return check_currency(text); }
  static std::string schema() { return pattern_schema("^[A-Za-z]{3}$"); }
};
struct PhoneRule {
  static std::optional<shape::Refusal> check(std::string& text) { return check_phone(text); }
  static std::string schema() { return pattern_schema("^[+]?[0-9 ()./-]{3,40}$"); }
};

using CssColor = shape::Checked<ColorRule>;      // kept as #rrggbb
using Locale = shape::Checked<LocaleRule>;       // BCP 47, of a list: those for which dates and numbers are prepared
using TimeZone = shape::Checked<TimeZoneRule>;   // a name of the IANA database as this machine knows it
using Currency = shape::Checked<CurrencyRule>;   // ISO 4217, kept in capitals
using Phone = shape::Checked<PhoneRule>;

}  // namespace tenants
