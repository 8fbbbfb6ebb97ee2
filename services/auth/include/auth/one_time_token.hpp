// The text of a one-time token, for whoever sends it to its holder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace auth {

using OneTimeTokenId = base::Id<struct OneTimeTokenKind>;

// "ddt_" and base64url of the id and its HMAC-SHA-256 under `key` (Options::token_key): derived when it is needed, so
// that no event, job or row ever holds it.
std::string one_time_token_text(std::string_view key, OneTimeTokenId id);

// The id of a token that `key` made; nothing for anything else. Whether it is still good is for the database to say.
std::optional<OneTimeTokenId> read_one_time_token(std::string_view key, std::string_view text);

}  // namespace auth
