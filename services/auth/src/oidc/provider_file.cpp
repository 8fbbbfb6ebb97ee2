// The platform's providers, from a TOML file.
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "auth/oidc.hpp"
#include "base/error.hpp"
#include "oidc/provider.hpp"

namespace auth {
namespace {

constexpr std::array keys{"name", "issuer", "client_id", "client_secret"};

base::Error wrong(const std::string& what) { return base::internal("oidc_providers: " + what); }

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

std::string text_of(const std::string& id, const toml::table& table, std::string_view key) {
  const auto* node = table.get(key);
  if (node == nullptr && key == "client_secret") return "";
  const auto* text = node == nullptr ? nullptr : node->as_string();
  if (text == nullptr || text->get().empty()) throw wrong(id + ": " + std::string(key) + " has to be a text");
  return text->get();
}

OidcProvider provider_of(const std::string& id, const toml::node& node, const ProviderAddresses& addresses) {
  const auto* table = node.as_table();
  if (!is_word(id) || table == nullptr) throw wrong("[" + id + "] has to be a table named in a-z, 0-9 and '-'");
  for (const auto& [key, value] : *table) {
    const bool is_known = std::ranges::find(keys, key.str()) != keys.end();
    if (!is_known) throw wrong(id + ": there is no key " + std::string(key.str()));
  }
  OidcProvider provider{id, text_of(id, *table, "name"), text_of(id, *table, "issuer"),
                        text_of(id, *table, "client_id"), text_of(id, *table, "client_secret")};
  if (!addresses.allows(provider.issuer)) throw wrong(id + ": the issuer has to be an https address");
  return provider;
}

}  // namespace

std::vector<OidcProvider> read_oidc_providers(const std::string& file, const std::string& egress_allow) {
  std::vector<OidcProvider> providers;
  if (file.empty()) return providers;
  const ProviderAddresses addresses(egress_allow);
  try {
    const auto document = toml::parse_file(file);
    for (const auto& [id, node] : document) {
      providers.push_back(provider_of(std::string(id.str()), node, addresses));
    }
  } catch (const toml::parse_error& error) {
    std::ostringstream where;
    where << error.source().begin;
    throw wrong(file + " cannot be read: " + std::string(error.description()) + " (" + where.str() + ")");
  }
  return providers;
}

}  // namespace auth
