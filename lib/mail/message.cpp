// Messages as RFC 5322 and MIME.
#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "mail/mail.hpp"
#include "mail/mime.hpp"

namespace mail {
namespace {

bool is_message_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 && text.front() != '.' &&
         std::ranges::all_of(text, [](unsigned char letter) {
           return std::isalnum(letter) || letter == '-' || letter == '_' || letter == '.';
         });
}

std::string in_quotes(std::string_view name) {
  std::string out = "\"";
  for (const char letter : name) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + '"';
}

// A plain name is quoted, as "Ada, Lovelace" would be two mailboxes otherwise.
std::string address_text(const Address& address, std::size_t used) {
  if (address.name().empty()) return address.mailbox();
  auto name = header_text(address.name(), used + 2);
  if (!name.starts_with("=?")) name = in_quotes(name);
  return name + "\r\n <" + address.mailbox() + ">";
}

// Not strftime: names of days and months would follow the locale.
std::string date_text(base::Timestamp date) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = std::chrono::system_clock::to_time_t(date);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 40> rest{};
  std::strftime(rest.data(), rest.size(), "%Y %H:%M:%S +0000", &parts);
  return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + std::to_string(parts.tm_mday) + " " +
         months[static_cast<std::size_t>(parts.tm_mon)] + " " + rest.data();
}

std::string part(std::string_view type, std::string_view content) {
  return "Content-Type: " + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(content);
}

std::string body(const Message& message) {
  if (message.html.empty()) return part("text/plain", message.text);
  // Quoted-printable never yields "=_", so the boundary cannot appear inside a part.
  const auto boundary = "=_" + base::to_hex(base::random_bytes(12));
  return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n" +
         part("text/plain", message.text) + "--" + boundary + "\r\n" + part("text/html", message.html) + "--" +
         boundary + "--\r\n";
}

}  // namespace

std::string to_mime(const Message& message, base::Timestamp date) {
  if (!is_message_id(message.message_id)) throw base::internal("this is no message id: " + message.message_id);
  std::string head;
  const auto add = [&](const std::string& name, const std::string& value) { head += name + ": " + value + "\r\n"; };
  add("Date", date_text(date));
  add("From", address_text(message.from, 6));
  add("To", address_text(message.to, 4));
  if (message.reply_to) add("Reply-To", address_text(*message.reply_to, 10));
  add("Subject", header_text(message.subject, 9));
  add("Message-ID", "<" + message.message_id + "@" + message.from.domain() + ">");
  add("Auto-Submitted", "auto-generated");
  add("MIME-Version", "1.0");
  return head + body(message);
}

}  // namespace mail
