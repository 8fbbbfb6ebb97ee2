// Reading pages/*.json.
#include "render/pages.hpp"

#include "render/keys.hpp"
#include "render/links.hpp"

#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t most_blocks_a_page = 100;

struct PageReading {
  const SiteTemplate& site_template;
  const std::set<std::string>& features;
  const SiteWords& words;

  bool is_active(const std::string& feature) const { return feature.empty() || features.contains(feature); }
};

PageBlock read_page_block(const json::value& value, const TemplatePlace& place, const PageReading& reading) {
  TemplateKeys keys(value, place);
  const auto name = keys.name("block");
  const auto block = reading.site_template.blocks.find(name);
  if (block == reading.site_template.blocks.end()) keys.at("block").refuse("there is no folder blocks/" + name);
  const auto feature = read_feature(keys, reading.site_template.features);
  PageBlock read{&block->second, keys.object("content"), reading.is_active(feature), keys.at("content")};
  keys.refuse_others();
  return read;
}

std::vector<PageBlock> read_page_blocks(TemplateKeys& keys, const PageReading& reading) {
  std::vector<PageBlock> blocks;
  for (const auto& value : keys.array("blocks")) {
    blocks.push_back(read_page_block(value, keys.at("blocks").item(blocks.size()), reading));
    if (blocks.size() > most_blocks_a_page) keys.at("blocks").refuse("a page holds at most 100 blocks");
  }
  return blocks;
}

void require_canonical(const std::string& path, const TemplatePlace& place) {
  if (path == "/404.html") return;
  if (!is_page_path(path)) {
    place.refuse("\"" + path +
                 "\" is not an address: write / or /about/ with a-z, 0-9 and '-', ending in /, without ..");
  }
  if (path.starts_with("/assets/")) place.refuse("/assets/ is where the template's files are served");
}

SitePage read_page(const std::string& file, const json::value& value, const PageReading& reading) {
  const TemplatePlace place{file, ""};
  TemplateKeys keys(value, place);
  SitePage page{};
  page.place = place;
  page.name = file.substr(6, file.size() - 11);
  page.path = keys.text("path");
  require_canonical(page.path, keys.at("path"));
  page.title = reading.words.fill(keys.text("title"), WordGuard::none, keys.at("title"));
  page.description = reading.words.fill(keys.text_or("description", ""), WordGuard::none, keys.at("description"));
  page.hidden = keys.flag_or("hidden", false) || page.path == "/404.html";
  page.active = reading.is_active(read_feature(keys, reading.site_template.features));
  page.blocks = read_page_blocks(keys, reading);
  keys.refuse_others();
  return page;
}

}  // namespace

std::vector<SitePage> read_pages(const TemplateCheckout& checkout, const SiteTemplate& site_template,
                                 const std::set<std::string>& features, const SiteWords& words) {
  const PageReading reading{site_template, features, words};
  std::vector<SitePage> pages;
  for (const auto& file : checkout.files("pages", ".json")) {
    pages.push_back(read_page(file, read_json(checkout, file), reading));
  }
  return pages;
}

}  // namespace provisioning
