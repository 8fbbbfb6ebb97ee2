// Messages as text: headers that cannot be extended, bodies that survive.
#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"
#include "mail/mail.hpp"
#include "mail/mime.hpp"

namespace {

const base::Timestamp date{std::chrono::seconds(1'795'255'200)};

mail::Message message() {
  return {mail::Address("Ada", "ada@example.com"),
          mail::Address("DDE", "noreply@dde.example"),
          "Hello",
          "text",
          "",
          "site-1"};
}

std::string header(const std::string& text, const std::string& name) {
  const auto start = text.find("\r\n" + name + ": ");
  if (start == text.npos) return "absent";
  auto end = text.find("\r\n", start + 2);
  while (text.compare(end, 3, "\r\n ") == 0) end = text.find("\r\n", end + 2);
  return text.substr(start + name.size() + 4, end - start - name.size() - 4);
}

TEST(Messages, hold_the_headers_of_a_mail) {
  const auto text = to_mime(message(), date);

  EXPECT_TRUE(text.starts_with("Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n")) << text;
  EXPECT_EQ(header(text, "From"), "\"DDE\"\r\n <noreply@dde.example>");
  EXPECT_EQ(header(text, "To"), "\"Ada\"\r\n <ada@example.com>");
  EXPECT_EQ(header(text, "Subject"), "Hello");
  EXPECT_EQ(header(text, "Message-ID"), "<site-1@dde.example>");
  EXPECT_EQ(header(text, "Content-Type"), "text/plain; charset=utf-8");
  EXPECT_TRUE(text.ends_with("\r\n\r\ntext\r\n"));
}

TEST(Messages, cannot_be_given_another_header) {
  auto evil = message();
  evil.subject = "Hi\r\nBcc: victim@example.com\n\nbody";
  evil.to = mail::Address("Ada\r\nBcc: victim@example.com", "ada@example.com");

  const auto text = to_mime(evil, date);

  EXPECT_EQ(text.find("\r\nBcc:"), text.npos) << text;
  EXPECT_EQ(text.find("\nBcc:"), text.npos) << text;
  EXPECT_EQ(header(text, "Subject"), "Hi  Bcc: victim@example.com  body");
}

TEST(Messages, write_other_scripts_in_ascii_lines_of_76) {
  auto foreign = message();
  foreign.subject = "Ihre Website ist fertig – grüße aus München, und noch viel mehr Text als auf eine Zeile passt ✓";
  foreign.text = std::string(300, 'x') + "\n.\nÄÖÜ = 1\ntrailing \n";

  const auto text = to_mime(foreign, date);

  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_TRUE(line.ends_with('\r')) << line;
    EXPECT_LE(line.size(), 77U) << line;
    for (const unsigned char letter : line) EXPECT_LT(letter, 0x80);
  }
  EXPECT_NE(text.find("=C3=84=C3=96=C3=9C =3D 1\r\n"), text.npos);
  EXPECT_NE(text.find("trailing=20\r\n"), text.npos);
  EXPECT_TRUE(header(text, "Subject").starts_with("=?UTF-8?B?SWhyZSBXZWJzaXRl")) << text;
}

TEST(Messages, offer_text_and_html_side_by_side) {
  auto both = message();
  both.html = "<p>hello</p>";

  const auto text = to_mime(both, date);

  const auto type = header(text, "Content-Type");
  ASSERT_TRUE(type.starts_with("multipart/alternative; boundary=\"")) << type;
  const auto boundary = "--" + type.substr(33, type.size() - 34);
  EXPECT_LT(text.find(boundary + "\r\nContent-Type: text/plain"), text.find(boundary + "\r\nContent-Type: text/html"));
  EXPECT_TRUE(text.ends_with(boundary + "--\r\n"));
}

TEST(Messages, need_an_id_that_can_name_a_file) {
  for (const auto* id : {"", "../x", "a b", "a>\r\nX: 1", ".hidden"}) {
    auto wrong = message();
    wrong.message_id = id;
    EXPECT_THROW(to_mime(wrong, date), base::Error) << id;
  }
}

TEST(Addresses, are_read_with_and_without_a_name) {
  EXPECT_EQ(mail::Address::parse("ada@example.com").mailbox(), "ada@example.com");
  const auto named = mail::Address::parse("\"Ada, Countess\" <ada@example.com>");
  EXPECT_EQ(named.name(), "Ada, Countess");
  EXPECT_EQ(named.mailbox(), "ada@example.com");
  EXPECT_EQ(named.domain(), "example.com");
}

TEST(Addresses, refuse_what_is_no_mailbox) {
  for (const auto* text : {"", "ada", "@example.com", "ada@", "ada@b@c", "a b@example.com", "ada@exa mple.com",
                           "ada@example.com\r\nBcc: x@y.z", "ada@example.com>", "<ada@example.com", ".a@b.c",
                           "a..b@c.d", "a@.b", "a@b..c", "Ada <ada@example.com> x", "a@b\n", "grüße@example.com"}) {
    EXPECT_THROW(mail::Address::parse(text), base::Error) << text;
  }
}

TEST(EncodedWords, never_cut_a_character) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "€";

  const auto encoded = mail::header_text(text, 9);

  EXPECT_EQ(encoded.find("\r\n =?UTF-8?B?"), 9U + 55U) << encoded;
  EXPECT_EQ(mail::header_text("=?UTF-8?B?eHg=?=", 9), "=?UTF-8?B?PT9VVEYtOD9CP2VIZz0/PQ==?=");
}

}  // namespace
