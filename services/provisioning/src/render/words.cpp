// Filling the site's words into texts.
#include "render/words.hpp"

#include <utility>

namespace provisioning {

namespace {

std::string escape_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~!&").contains(c)) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string guarded(const std::string& word, WordGuard guard) {
  if (guard == WordGuard::html) return escape_html(word);
  if (guard == WordGuard::markdown) return escape_markdown(word);
  return word;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

}  // namespace

SiteWords::SiteWords(std::string name, std::string domain, std::string url)
    : name_(std::move(name)), domain_(std::move(domain)), url_(std::move(url)) {}

std::string SiteWords::initial() const {
  std::size_t length = 1;
  while (length < name_.size() && (static_cast<unsigned char>(name_[length]) & 0xc0U) == 0x80) ++length;
  std::string letter = name_.substr(0, length);
  if (length == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

const std::string& SiteWords::word(std::string_view name, const TemplatePlace& place) const {
  if (name == "site.name") return name_;
  if (name == "site.domain") return domain_;
  if (name == "site.url") return url_;
  place.refuse("{{" + std::string(name.substr(0, 60)) +
               "}} is not known in texts; there are {{site.name}}, {{site.domain}} and {{site.url}}");
}

std::string SiteWords::fill(std::string_view text, WordGuard guard, const TemplatePlace& place) const {
  std::string filled;
  while (true) {
    const auto begin = text.find("{{");
    const auto end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    if (end == std::string_view::npos) return filled += text;
    const auto name = trimmed(text.substr(begin + 2, end - begin - 2));
    if (!name.starts_with("site.")) {
      filled += text.substr(0, begin + 2);
      text.remove_prefix(begin + 2);
      continue;
    }
    filled += text.substr(0, begin);
    filled += guarded(word(name, place), guard);
    text.remove_prefix(end + 2);
  }
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

}  // namespace provisioning
