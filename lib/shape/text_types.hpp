// Texts that keep a rule: a value of such a type was either parsed and accepted, or read from our own database.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shape/scalar.hpp"

namespace shape {

// What all constrained texts share; passes for a const std::string& wherever one is wanted.
class TextValue {
 public:
  const std::string& str() const { return text_; }
  operator const std::string&() const { return text_; }  // NOLINT: a Text is a string
  std::string_view view() const { return text_; }
  bool empty() const { return text_.empty(); }

  auto operator<=>(const TextValue&) const = default;
  bool operator==(const TextValue&) const = default;
  friend bool operator==(const TextValue& left, std::string_view right) { return left.text_ == right; }

 protected:
  std::string text_;  // the only member: codecs treat a TextValue as its string
};

// Throws base::invalid with an empty field.
[[noreturn]] void refuse_text(Refusal refusal);

// A text that passed Rule:
//   struct Rule { static std::optional<Refusal> check(std::string& text);  // may normalise in place
//                 static std::string schema(); };                          // JSON Schema, as JSON text
// A default-constructed value is empty: the state before a reader has filled it.
template <class Rule>
class Checked : public TextValue {
 public:
  Checked() = default;
  // Throws base::invalid when the text breaks the rule. Use parse() for input with a field name.
  explicit Checked(std::string text) {
    if (auto refusal = Rule::check(text)) refuse_text(std::move(*refusal));
    text_ = std::move(text);
  }
  explicit Checked(std::string_view text) : Checked(std::string(text)) {}
  explicit Checked(const char* text) : Checked(std::string(text)) {}

  static Parsed<Checked> parse(std::string_view text) {
    std::string copy(text);
    if (auto refusal = Rule::check(copy)) return std::unexpected(std::move(*refusal));
    return trusted(std::move(copy));
  }
  // Without the check: for texts the program itself made.
  static Checked trusted(std::string text) {
    Checked value;
    value.text_ = std::move(text);
    return value;
  }
};

// The shared checks; each trims or lower-cases in place where its type says so.
std::optional<Refusal> check_line(std::string& text, std::size_t min, std::size_t max);
std::optional<Refusal> check_paragraph(std::string& text, std::size_t max);
std::optional<Refusal> check_secret(const std::string& text, std::size_t min, std::size_t max);
std::optional<Refusal> check_email(std::string& text);
std::optional<Refusal> check_domain_name(std::string& text);
std::optional<Refusal> check_http_url(std::string& text);
std::optional<Refusal> check_git_url(std::string& text);
std::optional<Refusal> check_slug(std::string& text);
std::string text_schema(std::size_t min, std::size_t max, std::string_view format = {});

template <std::size_t Min, std::size_t Max>
struct LineRule {
  static std::optional<Refusal> check(std::string& text) { return check_line(text, Min, Max); }
  static std::string schema() { return text_schema(Min, Max); }
};

template <std::size_t Max>
struct ParagraphRule {
  static std::optional<Refusal> check(std::string& text) { return check_paragraph(text, Max); }
  static std::string schema() { return text_schema(0, Max); }
};

struct EmailRule {
  static std::optional<Refusal> check(std::string& text) { return check_email(text); }
  static std::string schema() { return text_schema(3, 254, "email"); }
};

struct DomainNameRule {
  static std::optional<Refusal> check(std::string& text) { return check_domain_name(text); }
  static std::string schema() { return text_schema(4, 253, "hostname"); }
};

struct HttpUrlRule {
  static std::optional<Refusal> check(std::string& text) { return check_http_url(text); }
  static std::string schema() { return text_schema(8, 2048, "uri"); }
};

struct GitUrlRule {
  static std::optional<Refusal> check(std::string& text) { return check_git_url(text); }
  static std::string schema() { return text_schema(8, 2048, "uri"); }
};

struct SlugRule {
  static std::optional<Refusal> check(std::string& text) { return check_slug(text); }
  static std::string schema();
};

// One line of UTF-8, ends trimmed, Min..Max code points, no control or bidirectional-override characters.
template <std::size_t Min, std::size_t Max>
using Text = Checked<LineRule<Min, Max>>;
// Several lines: as Text, but tabs and line feeds may stay (CR LF becomes LF); may be empty.
template <std::size_t Max>
using Paragraph = Checked<ParagraphRule<Max>>;
// Lower-cased, ASCII, at most 254 characters (RFC 5321), a dotted domain.
using Email = Checked<EmailRule>;
// Lower-cased public name in ASCII (xn-- for others): at least two labels, letters as top level (RFC 1123).
// Never a wildcard, an IP address in any spelling, or a name under localhost, local, internal, invalid, arpa, onion.
using DomainName = Checked<DomainNameRule>;
// http or https, with a host, without user:password@; at most 2048 characters. Says nothing about where it leads.
using HttpUrl = Checked<HttpUrlRule>;
// An HttpUrl with a path, safe as an argument of git (no ssh, file or ext transports).
using GitUrl = Checked<GitUrlRule>;
// a-z 0-9 in words joined by single hyphens, 1..63 characters: usable as a DNS label.
using Slug = Checked<SlugRule>;

// A password or key as it was sent: never trimmed, never written to JSON, logs or SQL (those do not compile).
template <std::size_t Min, std::size_t Max>
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  // The secret itself, for hashing and sealing only.
  const std::string& reveal() const { return text_; }
  bool operator==(const Secret&) const = delete;

  static std::optional<Refusal> check(std::string& text) { return check_secret(text, Min, Max); }
  static std::string schema() { return text_schema(Min, Max, "password"); }

 private:
  std::string text_;  // the only member: codecs read into it
};

// Raw bytes (bytea): hashes and sealed secrets. Lives in SQL only; JSON of it does not compile.
struct Bytes {
  std::string bytes;

  bool operator==(const Bytes&) const = default;
};

}  // namespace shape
