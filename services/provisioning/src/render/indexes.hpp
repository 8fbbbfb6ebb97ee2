// Files about the site rather than of it: sitemap.xml, robots.txt, feeds.
#pragma once

#include "render/collections.hpp"
#include "render/pages.hpp"
#include "render/words.hpp"

#include <string>
#include <vector>

namespace provisioning {

struct SitemapEntry {
  std::string path;
  std::string changed;  // YYYY-MM-DD or empty
};

std::string sitemap_xml(const SiteWords& words, const std::vector<SitemapEntry>& entries);
std::string robots_txt(const SiteWords& words);
// RSS 2.0 of a collection's entries, newest twenty in the collection's order.
std::string feed_xml(const SiteWords& words, const TemplateCollection& collection,
                     const std::vector<CollectionEntry>& entries);

}  // namespace provisioning
