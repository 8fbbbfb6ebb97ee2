// Writing sitemap, robots and feeds.
#include "render/indexes.hpp"

#include "render/dates.hpp"

#include <algorithm>
#include <string_view>

namespace provisioning {

namespace {

constexpr std::size_t longest_feed = 20;
constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string element(const std::string& name, const std::string& content) {
  return "<" + name + ">" + content + "</" + name + ">\n";
}

std::string feed_item(const CollectionEntry& entry) {
  const std::string url(entry.shown.at("url").as_string());
  const auto date = parse_date(std::string_view(entry.written.at("date").as_string()));
  const auto* description = entry.shown.if_contains("description");
  std::string item =
      element("title", std::string(entry.shown.at("title").as_string())) + element("link", url) + element("guid", url);
  if (date) item += element("pubDate", mail_date(*date));
  if (description != nullptr && description->is_string()) {
    item += element("description", std::string(description->get_string()));
  }
  return "<item>\n" + item + "</item>\n";
}

}  // namespace

std::string sitemap_xml(const SiteWords& words, const std::vector<SitemapEntry>& entries) {
  std::string urls;
  for (const auto& entry : entries) {
    urls += "<url><loc>" + escape_html(words.url() + entry.path) + "</loc>";
    if (!entry.changed.empty()) urls += "<lastmod>" + entry.changed + "</lastmod>";
    urls += "</url>\n";
  }
  return std::string(xml) + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" + urls + "</urlset>\n";
}

std::string robots_txt(const SiteWords& words) {
  return "User-agent: *\nAllow: /\n\nSitemap: " + words.url() + "/sitemap.xml\n";
}

std::string feed_xml(const SiteWords& words, const TemplateCollection& collection,
                     const std::vector<CollectionEntry>& entries) {
  const auto self = escape_html(words.url() + collection.feed);
  std::string channel = element("title", escape_html(words.name())) +
                        element("link", escape_html(words.url() + collection.path)) +
                        element("description", escape_html(words.name() + ", " + words.domain())) +
                        "<atom:link href=\"" + self + "\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  for (std::size_t i = 0; i < std::min(entries.size(), longest_feed); ++i) channel += feed_item(entries[i]);
  return std::string(xml) + "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n" + channel +
         "</channel>\n</rss>\n";
}

}  // namespace provisioning
