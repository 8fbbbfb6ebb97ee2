// The one look of all mails: nothing that people typed becomes markup.
#include "mail_template.hpp"

#include <gmock/gmock.h>

namespace notifications {
namespace {

using testing::HasSubstr;
using testing::Not;

MailContent content() {
  return {.brand = "Ada's Agency",
          .subject = "Live",
          .heading = "It is live",
          .paragraphs = {"First.", "Second."},
          .button = "Open",
          .address = "https://bakery.example/?a=1&b=2"};
}

TEST(Mails, show_everything_in_both_forms) {
  const auto mail = render_mail(content());

  EXPECT_EQ(mail.text,
            "It is live\n\nFirst.\n\nSecond.\n\nOpen: https://bakery.example/?a=1&b=2\n\n-- \nAda's Agency\n");
  for (const auto* words : {"It is live", "First.", "Second.", "Open", "bakery.example", "Sent by"}) {
    EXPECT_THAT(mail.html, HasSubstr(words));
  }
}

TEST(Mails, escape_what_people_typed_wherever_it_stands) {
  const std::string hostile = R"(<script>alert("x")</script>'&)";
  const auto mail = render_mail({hostile, hostile, hostile, {hostile}, hostile, R"("><img src=x>)"});

  EXPECT_THAT(mail.html, Not(HasSubstr("<script")));
  EXPECT_THAT(mail.html, Not(HasSubstr("<img")));
  EXPECT_THAT(mail.html, Not(HasSubstr("alert(\"x\")")));
  EXPECT_THAT(mail.html, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(mail.text, HasSubstr(hostile));
}

TEST(Mails, read_no_template_in_what_people_typed) {
  auto tricky = content();
  tricky.heading = "{{brand}} {{{brand}}} {{#paragraphs}}";

  const auto mail = render_mail(tricky);

  EXPECT_THAT(mail.html, HasSubstr("{{brand}} {{{brand}}} {{#paragraphs}}"));
}

TEST(Mails, without_a_button_have_no_link) {
  auto plain = content();
  plain.button.clear();

  const auto mail = render_mail(plain);

  EXPECT_THAT(mail.html, Not(HasSubstr("<a ")));
  EXPECT_THAT(mail.text, Not(HasSubstr("https:")));
}

}  // namespace
}  // namespace notifications
