// The pages a template writes down and those its collections bring.
#pragma once

#include "render/checkout.hpp"
#include "render/collections.hpp"
#include "render/fields.hpp"
#include "render/place.hpp"
#include "render/site_template.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <set>
#include <string>
#include <vector>

namespace provisioning {

// One use of a block on a page.
struct PageBlock {
  const TemplateBlock* block;
  boost::json::value content;
  bool active;
  TemplatePlace place;
};

struct SitePage {
  std::string name;  // pages/about.json: about
  std::string path;
  std::string title;
  std::string description;
  bool hidden;  // kept out of the sitemap and out of search engines
  bool active;
  std::vector<PageBlock> blocks;
  TemplatePlace place;
};

// Reads pages/*.json, sorted by file. Refuses unknown blocks and addresses that are not canonical.
std::vector<SitePage> read_pages(const TemplateCheckout& checkout, const SiteTemplate& site_template,
                                 const std::set<std::string>& features, const SiteWords& words);

}  // namespace provisioning
