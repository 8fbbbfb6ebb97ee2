// The site's own words inside a template's texts: {{site.name}}, {{site.domain}}, {{site.url}}.
#pragma once

#include "render/place.hpp"

#include <string>
#include <string_view>

namespace provisioning {

// How a word is guarded where it lands: as itself, inside HTML, or inside Markdown.
enum class WordGuard { none, html, markdown };

class SiteWords {
 public:
  SiteWords(std::string name, std::string domain, std::string url);

  const std::string& name() const { return name_; }
  const std::string& domain() const { return domain_; }
  const std::string& url() const { return url_; }
  // The first letter of the name, for logos.
  std::string initial() const;
  // Puts the words in; other braces stay, an unknown {{site.…}} is refused.
  std::string fill(std::string_view text, WordGuard guard, const TemplatePlace& place) const;

 private:
  const std::string& word(std::string_view name, const TemplatePlace& place) const;

  std::string name_;
  std::string domain_;
  std::string url_;
};

// & < > " ' as entities: fit for element content and quoted attributes.
std::string escape_html(std::string_view text);

}  // namespace provisioning
