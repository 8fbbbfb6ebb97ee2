// The rendering of one site, start to end.
#include "render/site.hpp"

#include "render/budget.hpp"
#include "render/checkout.hpp"
#include "render/collections.hpp"
#include "render/fields.hpp"
#include "render/indexes.hpp"
#include "render/links.hpp"
#include "render/output.hpp"
#include "render/pages.hpp"
#include "render/site_template.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t largest_asset = 25UL * 1024UL * 1024UL;
constexpr std::size_t most_others = 4;

// FNV-1a: changes when a file changes, which is all that ?v= needs.
class Stamp {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  std::string text() const {
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(hash_ >> shift) & 0xfU];
    return digits;
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

SiteWords words_of(const SiteContent& content) {
  const TemplatePlace place{"site", ""};
  if (content.name.find_first_not_of(' ') == std::string::npos) place.key("name").refuse("a site needs a name");
  for (const char c : content.name) {
    if (static_cast<unsigned char>(c) < 0x20) place.key("name").refuse("the name must be one line of text");
  }
  if (!content.url.starts_with("https://") && !content.url.starts_with("http://")) {
    place.key("url").refuse("this must start with https://");
  }
  return {content.name, content.domain, content.url.substr(0, content.url.find_last_not_of('/') + 1)};
}

class Rendering {
 public:
  Rendering(const std::filesystem::path& source, const std::filesystem::path& destination, const SiteContent& content)
      : checkout_(source),
        words_(words_of(content)),
        template_(read_site_template(checkout_)),
        theme_(overridden_theme(template_.theme, content.theme)),
        output_(destination) {
    for (const auto& feature : content.features) {
      if (template_.features.contains(feature)) features_.insert(feature);
    }
  }

  RenderedSite run() {
    copy_assets();
    auto pages = read_pages(checkout_, template_, features_, words_);
    claim_addresses(pages);
    read_collections();
    base_.emplace(base_values());
    for (const auto& page : pages) write_declared_page(page);
    for (const auto& collection : template_.collections) write_collection(collection);
    if (!has_own_404_) write_standard_404();
    output_.write("/sitemap.xml", sitemap_xml(words_, sitemap_));
    output_.write("/robots.txt", robots_txt(words_));
    return output_.written();
  }

 private:
  bool is_active(const std::string& feature) const { return feature.empty() || features_.contains(feature); }

  FieldSources sources() {
    return {words_, addresses_, assets_, budget_, [this](const json::value& query, const TemplatePlace& place) {
              return chosen_cards(collections_, query, place);
            }};
  }

  void copy_assets() {
    for (const auto& file : checkout_.tree("assets")) {
      const auto bytes = checkout_.read(file, largest_asset);
      stamp_.add(file);
      stamp_.add(bytes);
      output_.write(file, bytes);
      assets_.insert("/" + file);
      addresses_.add("/" + file, true, {file, ""});
    }
    const auto css = theme_css(theme_);
    stamp_.add(css);
    output_.write("/theme.css", css);
  }

  void claim_addresses(const std::vector<SitePage>& pages) {
    for (const auto* file : {"/sitemap.xml", "/robots.txt", "/theme.css"}) addresses_.add(file, true, {file, ""});
    for (const auto& page : pages) {
      addresses_.add(page.path, page.active, page.place);
      if (page.path == "/404.html") has_own_404_ = page.active;
    }
    const bool has_home = std::ranges::any_of(pages, [](const auto& page) { return page.path == "/" && page.active; });
    if (!has_home) TemplatePlace{"pages", ""}.refuse("one page must have the path \"/\" and no feature");
    for (const auto& collection : template_.collections) {
      const bool active = is_active(collection.feature);
      if (!collection.feed.empty()) addresses_.add(collection.feed, active, collection.place.key("feed"));
      for (const auto& [file, path] : entry_files(checkout_, collection)) addresses_.add(path, active, {file, ""});
    }
  }

  void read_collections() {
    for (const auto& collection : template_.collections) {
      auto& entries = collections_[collection.name];
      if (is_active(collection.feature)) entries = read_entries(checkout_, collection, sources());
    }
  }

  // What every page sees.
  json::object base_values() {
    json::object features;
    for (const auto& feature : template_.features) features[feature] = features_.contains(feature);
    json::object cards;
    for (const auto& [name, entries] : collections_) {
      json::array list;
      for (const auto& entry : entries) list.push_back(entry.card);
      cards[name] = std::move(list);
    }
    return {{"site",
             {{"name", escape_html(words_.name())},
              {"domain", escape_html(words_.domain())},
              {"url", escape_html(words_.url())},
              {"initial", escape_html(words_.initial())},
              {"stamp", stamp_.text()}}},
            {"features", std::move(features)},
            {"theme", theme_values(theme_)},
            {"collections", std::move(cards)},
            {"data", shown_values(template_.data, words_, {"template.json", "data"})}};
  }

  json::object menus_on(const std::string& path) const {
    json::object menus;
    for (const auto& [name, entries] : template_.menus) {
      json::array shown;
      for (const auto& entry : entries) {
        const auto url = addresses_.check(words_.fill(entry.url, WordGuard::none, entry.place), entry.place.key("url"));
        if (!url || !is_active(entry.feature)) continue;
        const bool current = path == *url || (*url != "/" && url->ends_with('/') && path.starts_with(*url));
        shown.push_back({{"label", escape_html(words_.fill(entry.label, WordGuard::none, entry.place))},
                         {"url", escape_html(*url)},
                         {"current", current}});
      }
      menus[name] = std::move(shown);
    }
    return menus;
  }

  json::object page_values(const SitePage& page) const {
    return {{"page",
             {{"name", page.name},
              {"path", page.path},
              {"url", escape_html(words_.url() + page.path)},
              {"title", escape_html(page.title)},
              {"description", escape_html(page.description)},
              {"hidden", page.hidden},
              {"isHome", page.path == "/"}}},
            {"menus", menus_on(page.path)}};
  }

  void write_page(const SitePage& page, const MustacheValues& values, const std::string& content) {
    budget_.require_time_left(page.place);
    const MustacheValues inner(json::object{{"content", content}});
    output_.write_page(page.path, template_.layout.render({&inner, &values, &*base_}));
  }

  void write_declared_page(const SitePage& page) {
    if (!page.active) return;
    const MustacheValues values(page_values(page));
    std::string content;
    for (const auto& use : page.blocks) {
      if (!use.active) continue;
      const MustacheValues fields(field_values(use.block->fields, use.content, use.place, sources()));
      content += use.block->view.render({&fields, &values, &*base_});
    }
    write_page(page, values, content);
    if (!page.hidden) sitemap_.push_back({page.path, ""});
  }

  void write_collection(const TemplateCollection& collection) {
    const auto& entries = collections_[collection.name];
    for (std::size_t i = 0; i < entries.size(); ++i) write_entry(collection, entries, i);
    if (!collection.feed.empty() && is_active(collection.feature)) {
      output_.write(collection.feed, feed_xml(words_, collection, entries));
    }
  }

  void write_entry(const TemplateCollection& collection, const std::vector<CollectionEntry>& entries,
                   std::size_t index) {
    const auto& entry = entries[index];
    json::object shown = entry.shown;
    shown["previous"] = index > 0 ? json::value(entries[index - 1].card) : json::value(false);
    shown["next"] = index + 1 < entries.size() ? json::value(entries[index + 1].card) : json::value(false);
    shown["others"] = other_cards(entries, index, collection.related, most_others);
    shown["hasOthers"] = entries.size() > 1;

    const SitePage page = page_of(collection, entry);
    const MustacheValues values(page_values(page));
    const MustacheValues fields(shown);
    write_page(page, values, template_.blocks.at(collection.block).view.render({&fields, &values, &*base_}));
    const auto* date = entry.written.if_contains("date");
    const bool dated = date != nullptr && entry.shown.at("date").is_object();
    sitemap_.push_back({entry.path, dated ? std::string(date->as_string()) : ""});
  }

  SitePage page_of(const TemplateCollection& collection, const CollectionEntry& entry) const {
    const auto text = [&](std::string_view field) {
      const auto* value = entry.written.if_contains(field);
      if (value == nullptr || !value->is_string()) return std::string();
      return words_.fill(std::string_view(value->get_string()), WordGuard::none, entry.place.key(field));
    };
    return {collection.name, entry.path, text("title"), text("description"), false, true, {}, entry.place};
  }

  void write_standard_404() {
    const SitePage page{"404", "/404.html", "Page not found", "", true, true, {}, {"404.html", ""}};
    write_page(page, MustacheValues(page_values(page)),
               "<section class=\"not-found\"><h1>Page not found</h1><p>There is nothing at this address. "
               "<a href=\"/\">Back to the start page</a></p></section>");
  }

  RenderBudget budget_{std::chrono::minutes(1), 64UL * 1024UL * 1024UL};
  TemplateCheckout checkout_;
  SiteWords words_;
  SiteTemplate template_;
  Theme theme_;
  SiteOutput output_;
  std::set<std::string> features_;
  std::set<std::string> assets_;
  Stamp stamp_;
  SiteAddresses addresses_;
  bool has_own_404_ = false;
  Collections collections_;
  std::optional<MustacheValues> base_;
  std::vector<SitemapEntry> sitemap_;
};

}  // namespace

RenderedSite render_site(const std::filesystem::path& source, const std::filesystem::path& destination,
                         const SiteContent& content) {
  return Rendering(source, destination, content).run();
}

}  // namespace provisioning
