// Lists of what exists.
#include "regional.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include "colors.hpp"

namespace tenants {
namespace {

using shape::Refusal;

constexpr std::array<std::string_view, 40> locales{
    "bg",    "cs",    "da",    "de", "de-AT", "de-CH", "el", "en", "en-AU", "en-CA",
    "en-GB", "en-IE", "en-US", "es", "es-AR", "es-MX", "et", "fi", "fr",    "fr-BE",
    "fr-CA", "fr-CH", "hr",    "hu", "it",    "it-CH", "ja", "lt", "lv",    "nb",
    "nl",    "nl-BE", "pl",    "pt", "pt-BR", "ro",    "sk", "sl", "sv",    "tr"};

// ISO 4217, list one: the currencies that people pay with.
constexpr std::string_view currencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; }
char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

// The compact database names every zone in a line "Z <name> ..." and every other name of one in "L <zone> <name>".
std::set<std::string, std::less<>> read_time_zones() {
  std::set<std::string, std::less<>> names{"UTC", "Etc/UTC"};
  std::ifstream database("/usr/share/zoneinfo/tzdata.zi");
  for (std::string line; std::getline(database, line);) {
    std::istringstream words(line);
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (kind == "L") words >> name;
    if (kind == "L" || kind == "Z") names.insert(name);
  }
  return names;
}

bool is_phone_letter(char letter) {
  return (letter >= '0' && letter <= '9') || std::string_view(" ()./-").contains(letter);
}

}  // namespace

std::string pattern_schema(std::string_view pattern) {
  return fmt::format(R"({{"type":"string","pattern":"{}"}})", pattern);
}

std::optional<Refusal> check_color(std::string& text) {
  const auto color = parse_color(text);
  if (!color) return Refusal{"not_a_color", "Write the colour as # and six hexadecimal digits, such as #1a73e8."};
  text = to_string(*color);
  return std::nullopt;
}

std::optional<Refusal> check_locale(std::string& text) {
  const auto known = std::ranges::find_if(
      locales, [&text](std::string_view locale) { return std::ranges::equal(locale, text, {}, lower, lower); });
  if (known == locales.end()) return Refusal{"not_one_of", "This language is not offered."};
  text = *known;
  return std::nullopt;
}

std::optional<Refusal> check_time_zone(std::string& text) {
  static const auto known = read_time_zones();
  if (!known.contains(text)) return Refusal{"not_one_of", "There is no such time zone. Write it as Europe/Berlin."};
  return std::nullopt;
}

std::optional<Refusal> check_currency(std::string& text) {
  std::ranges::transform(text, text.begin(), upper);
  const bool has_shape = text.size() == 3 && !text.contains(' ');
  if (!has_shape || !currencies.contains(text))
    return Refusal{"not_one_of", "There is no such currency. Write its three letters, such as EUR."};
  return std::nullopt;
}

std::optional<Refusal> check_phone(std::string& text) {
  if (auto refusal = shape::check_line(text, 3, 40)) return refusal;
  const auto rest = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
  const bool has_digit = std::ranges::any_of(rest, [](char letter) { return letter >= '0' && letter <= '9'; });
  if (!has_digit || !std::ranges::all_of(rest, is_phone_letter))
    return Refusal{"not_a_phone", "Write the number with digits, spaces and + ( ) . / - only."};
  return std::nullopt;
}

}  // namespace tenants
