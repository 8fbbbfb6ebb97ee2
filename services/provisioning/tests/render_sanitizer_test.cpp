// Markdown and HTML by strangers.
#include "base/error.hpp"
#include "render/checkout.hpp"
#include "render/markdown.hpp"
#include "render/sanitizer.hpp"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace provisioning {
namespace {

using testing::HasSubstr;
using testing::Not;

const TemplatePlace here{"a.json", "body"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

class Attacks : public testing::TestWithParam<const char*> {};

TEST_P(Attacks, end_neutral_and_stay_so) {
  const auto clean = sanitize_html(GetParam(), here);
  const auto again = sanitize_html(clean, here);

  EXPECT_EQ(clean, again);
  for (const char* trace :
       {"<script",  "<style",      "<svg",      "<math",     "<iframe", "<form",  "<input",  "<object",
        "<link",    "<base",       "<meta",     "<template", "onerror", "onload", "onclick", "onmouse",
        "ontoggle", "javascript:", "vbscript:", "data:",     "srcdoc",  "style="}) {
    EXPECT_THAT(lower(clean), Not(HasSubstr(trace))) << clean;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Classics, Attacks,
    testing::Values(
        "<script>alert(1)</script>ok", "<img src=x onerror=alert(1)>", "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\" &#1; javascript:alert(1)\">x</a>", "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
        "<svg><g/onload=alert(2)//<p>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<form><input formaction=javascript:alert(1)><button>x",
        "<p style=\"background:url(javascript:alert(1))\">x</p>", "<template><script>alert(1)</script></template>",
        "<textarea></textarea><script>alert(1)</script>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<details open ontoggle=alert(1)>x</details>", "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"></object>",
        "<base href=\"javascript:alert(1)//\"><a href=x>y", "<table><a href=1><tr><td><a href=2></table><a>",
        "<a href=\"vbscript:x\">x</a><img src=\"data:image/svg+xml,x\">", "<!--><img src=x onerror=alert(1)>-->",
        "<plaintext><script>alert(1)</script>", "<b><p></b><i></p></i>"));

TEST(Sanitizer, keeps_what_authors_need) {
  const std::string html =
      "<h2 class=\"big\">A &amp; B</h2><p>x <em>y</em> <a href=\"https://e.example/?a=1&amp;b=2\">z</a><br></p>"
      "<ul><li>1</li></ul><table><tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>"
      "<img src=\"/assets/a.svg\" alt=\"\">";

  EXPECT_EQ(sanitize_html(html, here), html);
}

TEST(Sanitizer, leaves_the_text_of_unknown_elements) {
  EXPECT_EQ(sanitize_html("<blink>still <marquee>here</marquee></blink>", here), "still here");
}

TEST(Sanitizer, closes_what_was_left_open) {
  EXPECT_EQ(sanitize_html("<div><p>one<p>two", here), "<div><p>one</p><p>two</p></div>");
}

TEST(Sanitizer, keeps_the_first_newline_of_preformatted_text) {
  const auto once = sanitize_html("<pre>\n\nx</pre>", here);

  EXPECT_EQ(sanitize_html(once, here), once);
  EXPECT_EQ(once, "<pre>\n\nx</pre>");
}

TEST(Sanitizer, refuses_too_much_of_anything) {
  std::string flat;
  for (int i = 0; i < 4001; ++i) flat += "<br>";
  std::string hidden_depth;
  for (int i = 0; i < 5000; ++i) hidden_depth += "<div><!-- </div> -->";

  EXPECT_THROW(sanitize_html(std::string(256 * 1024 + 1, 'x'), here), base::Error);
  EXPECT_THROW(sanitize_html(flat, here), base::Error);
  EXPECT_THROW(sanitize_html(hidden_depth, here), base::Error);
}

TEST(Markdown, becomes_html) {
  EXPECT_EQ(
      markdown_to_html("# T\n\na **b** ~~c~~ https://e.example", here),
      "<h1>T</h1>\n<p>a <strong>b</strong> <del>c</del> <a href=\"https://e.example\">https://e.example</a></p>\n");
  EXPECT_THAT(markdown_to_html("|a|b|\n|---|---|\n|1|2|", here), HasSubstr("<td>1</td>"));
}

TEST(Markdown, leaves_out_html_and_scripts) {
  const auto html = markdown_to_html(
      "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) [y](JaVaScRiPt:x)\n\n"
      "![z](data:text/html,x)",
      here);

  for (const char* trace : {"<script", "onerror", "javascript", "JaVaScRiPt", "data:"}) {
    EXPECT_THAT(html, Not(HasSubstr(trace)));
  }
}

TEST(Markdown, refuses_more_than_128_kB) {
  EXPECT_THROW(markdown_to_html(std::string(128 * 1024 + 1, 'x'), here), base::Error);
}

TEST(Texts, are_utf8_or_not) {
  for (const char* text : {"", "a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x8c\x88", "\xef\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (const char* text : {"\x80", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                           "\xf5\x80\x80\x80", "\xe2\x82", "a\xff"}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

}  // namespace
}  // namespace provisioning
