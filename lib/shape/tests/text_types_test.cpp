// Which texts become values, and what is said about the others.
#include <gmock/gmock.h>

#include "samples.hpp"

using testing::HasSubstr;

namespace {

struct Case {
  std::string text;
  std::string fault;  // "" is acceptance
  std::string kept = {};  // what an accepted text becomes; "" is the text itself
};

template <class T>
void expect_all(std::initializer_list<Case> cases) {
  for (const auto& [text, fault, kept] : cases) {
    const auto parsed = T::parse(text);

    EXPECT_EQ(samples::fault_of<T>(text), fault) << "for \"" << text << '"';
    if (parsed && fault.empty()) EXPECT_EQ(parsed->str(), kept.empty() ? text : kept);
  }
}

std::string many(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

const std::string label63(63, 'a');

}  // namespace

TEST(Texts, count_code_points_and_trim_their_ends) {
  using Short = shape::Text<2, 4>;

  expect_all<Short>({
      {"ab", ""},
      {"äöüß", ""},
      {"😀😀😀😀", ""},
      {"  ab\t", "", "ab"},
      {"\u00a0\u3000ab\u200b", "", "ab"},
      {"a b", ""},
      {"", "too_short"},
      {"   ", "too_short"},
      {"\u00a0", "too_short"},
      {"a", "too_short"},
      {"abcde", "too_long"},
      {"äöüßx", "too_long"},
  });
}

TEST(Texts, refuse_control_characters_and_broken_utf8) {
  using Short = shape::Text<1, 20>;

  expect_all<Short>({
      {"a\nb", "control_characters"},
      {"a\tb", "control_characters"},
      {std::string("a\0b", 3), "control_characters"},
      {"a\x7f", "control_characters"},
      {"a\u0085b", "control_characters"},
      {"a\u202eb", "control_characters"},
      {"a\u2066b", "control_characters"},
      {"\xff", "wrong_type"},
      {"\xc0\xaf", "wrong_type"},
      {"\xed\xa0\x80", "wrong_type"},
      {"\xf4\x90\x80\x80", "wrong_type"},
      {"a\xe2\x82", "wrong_type"},
  });
}

TEST(Paragraphs, keep_line_feeds_only) {
  using Note = shape::Paragraph<7>;

  expect_all<Note>({
      {"", ""},
      {"a\nb\tc", ""},
      {"a\r\nb\r\n", "", "a\nb"},
      {"a\rb", "control_characters"},
      {std::string("a\0", 2), "control_characters"},
      {"12345678", "too_long"},
  });
}

TEST(Emails, are_lower_cased_addresses_with_a_dotted_domain) {
  expect_all<shape::Email>({
      {"ada@example.com", ""},
      {" Ada.Love+tag@Example.COM ", "", "ada.love+tag@example.com"},
      {"o'neil_{x}@sub.example.co", ""},
      {"a@xn--mnchen-3ya.de", ""},
      {std::string(64, 'a') + "@example.com", ""},
      {"", "not_an_email"},
      {"ada", "not_an_email"},
      {"ada@", "not_an_email"},
      {"@example.com", "not_an_email"},
      {"ada@localhost", "not_an_email"},
      {"ada@@example.com", "not_an_email"},
      {"ada@example.com@example.com", "not_an_email"},
      {".ada@example.com", "not_an_email"},
      {"ada.@example.com", "not_an_email"},
      {"a..da@example.com", "not_an_email"},
      {"a da@example.com", "not_an_email"},
      {"\"a\"@example.com", "not_an_email"},
      {"ada@[127.0.0.1]", "not_an_email"},
      {"ada@127.0.0.1", "not_an_email"},
      {"ada@exa mple.com", "not_an_email"},
      {"ada@example.com\r\nBcc: x@example.com", "not_an_email"},
      {"ada@münchen.de", "not_an_email"},
      {std::string(65, 'a') + "@example.com", "not_an_email"},
      {"ada@" + many("aaaaaaa.", 31) + "com", "too_long"},
  });
}

TEST(DomainNames, are_lower_cased_public_names) {
  expect_all<shape::DomainName>({
      {"example.com", ""},
      {"WWW.Example.COM", "", "www.example.com"},
      {"a-b.3.example.test", ""},
      {"xn--mnchen-3ya.de", ""},
      {"example.xn--p1ai", ""},
      {"1and1.com", ""},
      {label63 + ".com", ""},
      {many(label63 + ".", 3) + std::string(57, 'a') + ".com", ""},
      {"localhost.example.com", ""},
  });
}

TEST(DomainNames, refuse_what_is_not_a_plain_public_host_name) {
  const std::string refused[] = {
      "",
      "com",
      "localhost",
      "LOCALHOST",
      "shop.localhost",
      "printer.local",
      "db.internal",
      "1.0.0.127.in-addr.arpa",
      "x.onion",
      "x.invalid",
      "localhost.localdomain",
      "exa mple.com",
      " example.com",
      "example.com ",
      "example.com;",
      "example.com{",
      "example.com}",
      "example.com\n",
      "example.com\ninclude /etc/passwd",
      std::string("example.com\0", 12),
      std::string("exam\0ple.com", 12),
      "*.example.com",
      "*",
      "_dmarc.example.com",
      "exa_mple.com",
      "example..com",
      ".example.com",
      "example.com.",
      ".",
      "..",
      "-example.com",
      "example-.com",
      "www.-a.com",
      "example.com-",
      "xn--.com",
      label63 + "a.com",
      many(label63 + ".", 3) + std::string(58, 'a') + ".com",
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "0x7f.0x1",
      "0177.0.0.1",
      "::1",
      "[::1]",
      "fe80::1",
      "example.123",
      "example.c",
      "example.c0m",
      "münchen.de",
      "example.com:443",
      "http://example.com",
      "example.com/",
      "user@example.com",
      "example.com\\",
      "$(id).example.com",
      "../example.com",
  };

  for (const auto& name : refused) EXPECT_EQ(samples::fault_of<shape::DomainName>(name), "not_a_domain") << name;
}

TEST(DomainNames, ask_for_the_ascii_form_of_others) {
  const auto parsed = shape::DomainName::parse("münchen.de");

  ASSERT_FALSE(parsed);
  EXPECT_THAT(parsed.error().message, HasSubstr("xn--"));
}

TEST(HttpUrls, are_absolute_with_a_host_and_without_credentials) {
  expect_all<shape::HttpUrl>({
      {"https://example.com", ""},
      {" http://example.com:8080/a?b=c#d ", "", "http://example.com:8080/a?b=c#d"},
      {"http://[::1]:80/", ""},
      {"http://127.0.0.1/", ""},
      {"HTTPS://Example.com/", ""},
      {"", "not_a_url"},
      {"example.com", "not_a_url"},
      {"/path", "not_a_url"},
      {"//example.com/", "not_a_url"},
      {"ftp://example.com/", "not_a_url"},
      {"javascript:alert(1)", "not_a_url"},
      {"file:///etc/passwd", "not_a_url"},
      {"http://", "not_a_url"},
      {"http:///path", "not_a_url"},
      {"http://user@example.com/", "not_a_url"},
      {"http://user:word@example.com/", "not_a_url"},
      {"http://example.com:99999/", "not_a_url"},
      {"http://example.com:0/", "not_a_url"},
      {"http://example.com:x/", "not_a_url"},
      {"http://example.com:65535/", ""},
      {"http://exa mple.com/", "not_a_url"},
      {"http://exa;mple.com/", "not_a_url"},
      {"http://exam%70le.com/", "not_a_url"},
      {"http://example.com/\r\nHost: x", "not_a_url"},
      {"http://example.com\\@evil.com/", "not_a_url"},
      {"https://münchen.de/", "not_a_url"},
      {"https://example.com/" + std::string(2048, 'a'), "too_long"},
  });
}

TEST(GitUrls, name_a_repository_over_http) {
  expect_all<shape::GitUrl>({
      {"https://example.com/site.git", ""},
      {"https://example.com", "not_a_url"},
      {"https://example.com/", "not_a_url"},
      {"https://example.com/site?x=1", "not_a_url"},
      {"https://example.com/site#main", "not_a_url"},
      {"git@example.com:site.git", "not_a_url"},
      {"ssh://git@example.com/site.git", "not_a_url"},
      {"git://example.com/site.git", "not_a_url"},
      {"ext::sh -c id", "not_a_url"},
      {"--upload-pack=id", "not_a_url"},
      {"file:///srv/site.git", "not_a_url"},
      {"https://word@example.com/site.git", "not_a_url"},
  });
}

TEST(Slugs, are_words_joined_by_single_hyphens) {
  expect_all<shape::Slug>({
      {"a", ""},
      {"my-shop-2", ""},
      {label63, ""},
      {"", "too_short"},
      {label63 + "a", "too_long"},
      {"My-shop", "not_a_slug"},
      {"my_shop", "not_a_slug"},
      {"my--shop", "not_a_slug"},
      {"-shop", "not_a_slug"},
      {"shop-", "not_a_slug"},
      {"my shop", "not_a_slug"},
      {"../shop", "not_a_slug"},
      {"shöp", "not_a_slug"},
      {"shop\n", "not_a_slug"},
  });
}

TEST(Secrets, are_taken_whole) {
  const auto in = shape::read_json<samples::SignIn>(R"({"email":"a@b.co","password":"  spaces stay\t "})");

  EXPECT_EQ(in.password.reveal(), "  spaces stay\t ");
}

TEST(Secrets, keep_their_length_and_hold_no_nul) {
  using Password = shape::Secret<3, 4>;
  const std::pair<std::string, std::string> cases[] = {
      {"äöü", ""}, {"äö", "too_short"}, {"abcde", "too_long"}, {std::string("ab\0c", 4), "control_characters"}};

  for (auto [text, code] : cases) {
    const auto refusal = Password::check(text);

    EXPECT_EQ(refusal ? refusal->code : "", code);
  }
}

TEST(CheckedTexts, throw_when_built_from_what_they_refuse) {
  const auto faults = samples::faults_of([] { shape::Email("nobody"); });

  EXPECT_EQ(faults, std::vector<std::string>{"=not_an_email"});
}

TEST(CheckedTexts, compare_and_pass_as_strings) {
  const shape::Text<1, 9> name("Ada");
  const std::string& plain = name;

  EXPECT_EQ(plain, "Ada");
  EXPECT_TRUE(name == "Ada");
  EXPECT_TRUE((name == shape::Text<1, 9>("Ada")));
  EXPECT_FALSE((name == shape::Text<1, 9>("Bob")));
}

TEST(Amounts, throw_when_they_overflow) {
  const shape::Cents most{std::numeric_limits<std::int64_t>::max()};

  EXPECT_EQ((shape::Cents{5} + shape::Cents{7} - shape::Cents{2}) * 3, shape::Cents{30});
  EXPECT_THROW(most + shape::Cents{1}, base::Error);
  EXPECT_THROW(shape::Cents{-2} - most, base::Error);
  EXPECT_THROW(most * 2, base::Error);
}
