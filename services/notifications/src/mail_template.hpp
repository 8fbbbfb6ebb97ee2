// The one look of all mails: the agency's name, a heading, paragraphs, one button. Pure.
#pragma once

#include <string>
#include <vector>

namespace notifications {

struct MailContent {
  std::string brand;    // the agency, never the platform
  std::string subject;
  std::string heading;
  std::vector<std::string> paragraphs;
  std::string button;   // empty: no button
  std::string address;  // where the button leads
  std::string color = "#111827";          // of the button
  std::string text_on_color = "#ffffff";  // which can be read on it
  std::string support = {};               // e-mail that is named at the end, empty: none
};

struct RenderedMail {
  std::string text;
  std::string html;
};

// Everything in `content` is text; the HTML form escapes it.
RenderedMail render_mail(const MailContent& content);

}  // namespace notifications
