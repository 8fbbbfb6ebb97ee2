// Checking claims one by one.
#include "oidc/id_token.hpp"

#include <algorithm>

#include "base/encode.hpp"
#include "crypto/digest.hpp"
#include "oidc/provider_answer.hpp"

namespace auth {
namespace {

using Claims = boost::json::object;

// Clocks of two machines may differ by this much.
constexpr std::int64_t leeway_seconds = 60;
// A token is fetched right after it is made; an old one has been lying around somewhere.
constexpr std::int64_t oldest_seconds = 600;
constexpr std::size_t longest_subject = 255;

base::Error wrong(std::string_view claim) {
  return provider_fault("the \"" + std::string(claim) + "\" of its ID token is wrong");
}

void check_audience(const Claims& claims, const std::string& client_id) {
  const auto* audience = claims.if_contains("aud");
  const bool is_list = audience != nullptr && audience->is_array();
  const auto names = is_list ? *texts_of(claims, "aud") : std::vector{require_text(claims, "aud")};
  if (std::ranges::find(names, client_id) == names.end()) throw wrong("aud");
  const auto party = text_of(claims, "azp");
  if (party && *party != client_id) throw wrong("azp");
  if (!party && names.size() > 1) throw wrong("azp");
}

std::int64_t require_number(const Claims& claims, std::string_view name) {
  const auto number = number_of(claims, name);
  if (!number) throw wrong(name);
  return *number;
}

void check_times(const Claims& claims, base::Timestamp time) {
  const auto now = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  if (require_number(claims, "exp") <= now - leeway_seconds) throw wrong("exp");
  const auto issued = require_number(claims, "iat");
  if (issued > now + leeway_seconds || issued < now - oldest_seconds) throw wrong("iat");
  if (number_of(claims, "nbf").value_or(now) > now + leeway_seconds) throw wrong("nbf");
}

// Half of the hash of the access token that came along (3.1.3.6); all our algorithms hash with SHA-256.
void check_access_token(const Claims& claims, const std::string& access_token) {
  const auto hash = text_of(claims, "at_hash");
  if (!hash || access_token.empty()) return;
  if (base::to_base64url(crypto::sha256(access_token).substr(0, 16)) != *hash) throw wrong("at_hash");
}

std::string subject_of(const Claims& claims) {
  auto subject = require_text(claims, "sub");
  const bool is_plain =
      std::ranges::all_of(subject, [](unsigned char letter) { return letter >= ' ' && letter < 0x7f; });
  if (subject.size() > longest_subject || !is_plain) throw wrong("sub");
  return subject;
}

std::optional<shape::Email> verified_email_of(const Claims& claims) {
  const auto text = text_of(claims, "email");
  if (!text || !flag_of(claims, "email_verified").value_or(false)) return std::nullopt;
  auto email = shape::Email::parse(*text);
  if (!email) throw wrong("email");
  return std::move(*email);
}

// Without a fit name, what stands before the @.
std::string name_of(const Claims& claims, const std::optional<shape::Email>& email) {
  const auto name = shape::Text<1, 120>::parse(text_of(claims, "name").value_or(""));
  if (name) return name->str();
  return email ? email->str().substr(0, email->str().find('@')) : std::string("Somebody");
}

}  // namespace

IdToken read_id_token(std::string_view payload, const IdTokenRule& rule) {
  const auto claims = read_answer(payload, "its ID token");
  if (require_text(claims, "iss") != rule.issuer) throw wrong("iss");
  check_audience(claims, rule.client_id);
  check_times(claims, rule.now);
  if (!crypto::constant_time_equal(text_of(claims, "nonce").value_or(""), rule.nonce)) throw wrong("nonce");
  check_access_token(claims, rule.access_token);
  const auto methods = texts_of(claims, "amr").value_or(std::vector<std::string>());
  auto email = verified_email_of(claims);
  auto name = name_of(claims, email);
  return {subject_of(claims), std::move(email), std::move(name), std::ranges::find(methods, "mfa") != methods.end()};
}

}  // namespace auth
