// API keys and refresh tokens as they come.
#include "api_key.hpp"
#include "fuzz.hpp"
#include "refresh_token.hpp"

namespace {

template <class Token>
void read(std::string_view text) {
  const auto token = Token::parse(text);
  if (token) fuzz::promise(token->text() == text, "a token has one spelling");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = fuzz::text_of(bytes, size);
  read<auth::ApiKey>(text);
  read<auth::RefreshToken>(text);
  auth::looks_like_api_key(text);
  auth::is_permission_pattern(text);
  return 0;
}
