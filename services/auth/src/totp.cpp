// Codes by liboath.
#include "totp.hpp"

#include <liboath/oath.h>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <array>
#include <cstdlib>

#include "base/error.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace auth {
namespace {

constexpr std::size_t secret_size = 20;
constexpr unsigned digits = 6;
constexpr std::int64_t seconds_a_step = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;

void require(int result) {
  if (result != OATH_OK) throw base::internal(std::string("liboath: ") + oath_strerror(result));
}

void start_liboath() {
  static const int started = oath_init();
  require(started);
}

std::string escaped(std::string_view text) {
  return boost::urls::encode({text.data(), text.size()}, boost::urls::unreserved_chars);
}

}  // namespace

std::string make_totp_secret() { return base::random_bytes(secret_size); }

std::string totp_secret_text(std::string_view secret) {
  start_liboath();
  char* encoded = nullptr;
  std::size_t size = 0;
  require(oath_base32_encode(secret.data(), secret.size(), &encoded, &size));
  std::string text(encoded, size);
  std::free(encoded);
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

std::int64_t totp_step(base::Timestamp time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count() / seconds_a_step;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  start_liboath();
  std::array<char, digits + 1> code{};
  require(oath_totp_generate(secret.data(), secret.size(), step * seconds_a_step, seconds_a_step,
                             OATH_TOTP_DEFAULT_START_TIME, digits, code.data()));
  return {code.data(), digits};
}

std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, base::Timestamp now,
                                       std::int64_t newest_used) {
  std::optional<std::int64_t> found;
  const auto present = totp_step(now);
  for (auto step = present - 1; step <= present + 1; ++step) {
    const bool is_right = crypto::constant_time_equal(totp_code(secret, step), code);
    if (is_right && step > newest_used) found = step;
  }
  return found;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
  return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + totp_secret_text(secret) +
         "&issuer=" + escaped(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace auth
