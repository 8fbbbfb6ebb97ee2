// A template as its repository declares it, before any client's content.
#pragma once

#include "render/checkout.hpp"
#include "render/fields.hpp"
#include "render/keys.hpp"
#include "render/mustache.hpp"
#include "render/place.hpp"
#include "render/theme.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace provisioning {

struct TemplateBlock {
  std::vector<TemplateField> fields;
  Mustache view;
};

struct TemplateMenuEntry {
  std::string label;
  std::string url;
  std::string feature;
  TemplatePlace place;
};

// Entries kept as files of one folder, each with a page of its own: posts, products, cases.
struct TemplateCollection {
  std::string name;     // also the folder
  std::string path;     // "/journal/": an entry's page is path + file name
  std::string block;    // shows one entry
  std::string feature;  // empty: always there
  std::string order;    // a field, "-field" for falling; empty: by file name
  std::string related;  // a field; entries that share its value come first in {{#others}}
  std::string feed;     // "/feed.xml" or empty
  std::vector<TemplateField> fields;
  TemplatePlace place;
};

struct SiteTemplate {
  std::string name;
  std::string title;
  std::set<std::string> features;
  Theme theme;
  boost::json::value data;
  std::map<std::string, std::vector<TemplateMenuEntry>> menus;
  std::vector<TemplateCollection> collections;
  std::map<std::string, TemplateBlock> blocks;
  Mustache layout;
};

// Reads template.json, layout.mustache, partials/ and blocks/. Refuses unknown keys and whatever else cannot work.
SiteTemplate read_site_template(const TemplateCheckout& checkout);

// A "feature" key: empty, or one the template lists.
std::string read_feature(TemplateKeys& keys, const std::set<std::string>& known);

}  // namespace provisioning
