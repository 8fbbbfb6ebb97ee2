// HTML for mail programs (tables, inline styles) and its plain text twin.
#include "mail_template.hpp"

#include <kainjow/mustache.hpp>

namespace notifications {
namespace {

constexpr const char* html_form = R"html(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{{subject}}</title></head>
<body style="margin:0;padding:0;background:#f3f4f6;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f6"><tr>
<td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px;font-size:15px;font-weight:600;color:#374151">{{brand}}</td></tr>
<tr><td style="background:#ffffff;border:1px solid #e5e7eb;border-radius:12px;padding:32px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#111827">{{heading}}</h1>
{{#paragraphs}}<p style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#374151">{{.}}</p>
{{/paragraphs}}{{#button}}<p style="margin:24px 0 8px"><a href="{{address}}" style="display:inline-block;background:{{color}};color:{{text_on_color}};
text-decoration:none;font-size:16px;font-weight:600;padding:12px 20px;border-radius:8px">{{button}}</a></p>
<p style="margin:16px 0 0;font-size:13px;line-height:1.5;color:#6b7280">{{address}}</p>{{/button}}
</td></tr>
<tr><td style="padding:16px 4px 0;font-size:13px;line-height:1.5;color:#6b7280">Sent by {{brand}}.{{#support}}
Questions? <a href="mailto:{{support}}" style="color:#374151">{{support}}</a>{{/support}}</td></tr>
</table></td></tr></table></body></html>
)html";

}  // namespace

RenderedMail render_mail(const MailContent& content) {
  using kainjow::mustache::data;
  data values;
  values.set("brand", content.brand);
  values.set("subject", content.subject);
  values.set("heading", content.heading);
  data paragraphs{data::type::list};
  for (const auto& paragraph : content.paragraphs) paragraphs.push_back(paragraph);
  values.set("paragraphs", paragraphs);
  if (!content.button.empty()) values.set("button", content.button);
  values.set("address", content.address);
  values.set("color", content.color);
  values.set("text_on_color", content.text_on_color);
  if (!content.support.empty()) values.set("support", content.support);

  RenderedMail mail;
  mail.html = kainjow::mustache::mustache(html_form).render(values);
  mail.text = content.heading + "\n\n";
  for (const auto& paragraph : content.paragraphs) mail.text += paragraph + "\n\n";
  if (!content.button.empty()) mail.text += content.button + ": " + content.address + "\n\n";
  mail.text += "-- \n" + content.brand + "\n";
  if (!content.support.empty()) mail.text += content.support + "\n";
  return mail;
}

}  // namespace notifications
