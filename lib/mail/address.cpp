// Mailboxes, checked.
#include <algorithm>
#include <cctype>

#include "base/error.hpp"
#include "mail/mail.hpp"

namespace mail {
namespace {

bool is_atom(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char letter) {
    return std::isalnum(letter) || std::string_view("!#$%&'*+-/=?^_`{|}~.").contains(static_cast<char>(letter));
  });
}

bool is_domain(std::string_view text) {
  return !text.empty() && text.size() <= 253 && text.front() != '.' && text.back() != '.' && !text.contains("..") &&
         std::ranges::all_of(
             text, [](unsigned char letter) { return std::isalnum(letter) || letter == '-' || letter == '.'; });
}

// The dot-atom form of RFC 5321; quoted local parts are left out on purpose.
bool is_mailbox(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == text.npos || at > 64) return false;
  const auto local = text.substr(0, at);
  return is_atom(local) && local.front() != '.' && local.back() != '.' && !local.contains("..") &&
         is_domain(text.substr(at + 1));
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\"");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\"") - first + 1);
}

}  // namespace

Address Address::parse(std::string_view text) {
  const auto open = text.rfind('<');
  if (open == text.npos) return {"", text};
  if (!text.ends_with('>')) return {"", ""};
  return {trimmed(text.substr(0, open)), text.substr(open + 1, text.size() - open - 2)};
}

Address::Address(std::string_view name, std::string_view mailbox) : name_(name), mailbox_(mailbox) {
  if (!is_mailbox(mailbox)) throw base::invalid("address", "not_an_email", "This is no e-mail address.");
  std::ranges::replace_if(name_, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }, ' ');
}

std::string Address::domain() const { return mailbox_.substr(mailbox_.find('@') + 1); }

}  // namespace mail
