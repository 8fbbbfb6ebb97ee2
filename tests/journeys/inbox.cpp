// Looking through the mailbox of an instance.
#include "inbox.hpp"

#include "agency.hpp"

namespace journeys {
namespace {

// Quoted-printable has soft line breaks and writes "=" as "=3D".
std::string decoded(std::string mail) {
  for (auto at = mail.find("=\r\n"); at != std::string::npos; at = mail.find("=\r\n", at)) mail.erase(at, 3);
  for (auto at = mail.find("=3D"); at != std::string::npos; at = mail.find("=3D", at + 1)) mail.replace(at, 3, "=");
  return mail;
}

// With and without a name: "To: Ada\r\n <ada@example.com>", "To: ada@example.com".
bool is_to(const std::string& mail, const std::string& email) {
  const auto begin = mail.find("\r\nTo: ");
  if (begin == std::string::npos) return false;
  auto end = mail.find("\r\n", begin + 2);
  if (mail.compare(end, 3, "\r\n ") == 0) end = mail.find("\r\n", end + 2);
  const auto header = mail.substr(begin, end - begin);
  return header.ends_with("<" + email + ">") || header.ends_with(" " + email);
}

}  // namespace

std::string mail_to(const Instance& instance, const std::string& email, const std::string& words) {
  std::string found;
  eventually([&] {
    for (const auto& mail : instance.mails_with(email)) {
      if (is_to(mail, email) && decoded(mail).contains(words)) found = decoded(mail);
    }
    return !found.empty();
  });
  return found;
}

std::string token_in(const std::string& mail, const std::string& page) {
  const auto link = page + "?token=";
  const auto begin = mail.find(link);
  if (begin == std::string::npos) return {};
  const auto token = begin + link.size();
  return mail.substr(token, mail.find_first_of("\r\n\"< ", token) - token);
}

}  // namespace journeys
