// Reading template.json and the mustache files.
#include "render/site_template.hpp"

#include "render/mustache_source.hpp"

#include <algorithm>
#include <utility>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t largest_mustache = 256UL * 1024UL;
constexpr std::size_t most_blocks = 200;

std::string stem(const std::string& file) {
  const auto name = file.substr(file.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

std::set<std::string> read_features(TemplateKeys& keys) {
  std::set<std::string> features;
  const auto& names = keys.array("features");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto place = keys.at("features").item(i);
    const bool valid = names[i].is_string() && is_slug(std::string_view(names[i].get_string()));
    if (!valid) place.refuse("a feature is a name of a-z, 0-9 and single '-'");
    if (!features.emplace(names[i].get_string()).second) place.refuse("this feature is listed twice");
  }
  return features;
}

TemplateMenuEntry read_menu_entry(const json::value& entry, const TemplatePlace& place,
                                  const std::set<std::string>& features) {
  TemplateKeys keys(entry, place);
  TemplateMenuEntry read{keys.text("label"), keys.text("url"), read_feature(keys, features), place};
  keys.refuse_others();
  return read;
}

std::map<std::string, std::vector<TemplateMenuEntry>> read_menus(TemplateKeys& keys,
                                                                 const std::set<std::string>& features) {
  std::map<std::string, std::vector<TemplateMenuEntry>> menus;
  for (const auto& member : keys.object("menus")) {
    const auto place = keys.at("menus").key(member.key());
    if (!is_slug(member.key())) place.refuse("menu names are a-z, 0-9 and single '-'");
    if (!member.value().is_array()) place.refuse("a menu is a list of {\"label\": …, \"url\": …}");
    auto& menu = menus[std::string(member.key())];
    for (const auto& entry : member.value().get_array()) {
      menu.push_back(read_menu_entry(entry, place.item(menu.size()), features));
    }
  }
  return menus;
}

const TemplateField* find_field(const std::vector<TemplateField>& fields, const std::string& name) {
  const auto found = std::ranges::find(fields, name, &TemplateField::name);
  return found == fields.end() ? nullptr : &*found;
}

void require_sensible_fields(const TemplateCollection& collection) {
  const auto fields = collection.place.key("fields");
  const auto* title = find_field(collection.fields, "title");
  if (title == nullptr || title->type != FieldType::text || !title->required) {
    fields.refuse("a collection needs the field \"title\": {\"type\": \"text\", \"required\": true}");
  }
  for (const auto& field : collection.fields) {
    if (std::set<std::string>{"path", "url", "slug", "previous", "next", "others"}.contains(field.name)) {
      fields.key(field.name).refuse("this name is taken: entries have it by themselves");
    }
    if (field.type == FieldType::items) fields.key(field.name).refuse("entries cannot hold fields of type items");
  }
  const auto order = collection.order.starts_with('-') ? collection.order.substr(1) : collection.order;
  if (!order.empty() && find_field(collection.fields, order) == nullptr) {
    collection.place.key("order").refuse("there is no field " + order);
  }
  if (!collection.related.empty() && find_field(collection.fields, collection.related) == nullptr) {
    collection.place.key("related").refuse("there is no field " + collection.related);
  }
  const auto* date = find_field(collection.fields, "date");
  if (!collection.feed.empty() && (date == nullptr || date->type != FieldType::date || !date->required)) {
    collection.place.key("feed").refuse("a feed needs the field \"date\": {\"type\": \"date\", \"required\": true}");
  }
}

bool is_feed_path(const std::string& path) {
  return path.empty() || (path.starts_with('/') && path.ends_with(".xml") &&
                          is_slug(std::string_view(path).substr(1, path.size() - 5)) && path != "/sitemap.xml");
}

TemplateCollection read_collection(const std::string& name, const json::value& declaration, const TemplatePlace& place,
                                   const std::set<std::string>& features) {
  static const std::set<std::string> taken{"assets", "blocks", "pages", "partials"};
  if (!is_slug(name) || taken.contains(name))
    place.refuse("a collection's name is its folder: a-z, 0-9 and single '-'");
  TemplateKeys keys(declaration, place);
  TemplateCollection collection{name,
                                keys.text("path"),
                                keys.name("block"),
                                read_feature(keys, features),
                                keys.text_or("order", ""),
                                keys.text_or("related", ""),
                                keys.text_or("feed", ""),
                                {},
                                place};
  if (!is_page_path(collection.path) || collection.path == "/") {
    keys.at("path").refuse("this must be a path like /journal/ of a-z, 0-9 and '-', beginning and ending with /");
  }
  if (collection.path.starts_with("/assets/")) {
    keys.at("path").refuse("/assets/ is where the template's files are served");
  }
  if (!is_feed_path(collection.feed)) keys.at("feed").refuse("this must be a file like /feed.xml");
  const auto* fields = keys.find("fields");
  if (fields == nullptr) keys.at("fields").refuse("a collection declares its fields");
  collection.fields = read_fields(*fields, keys.at("fields"));
  keys.refuse_others();
  require_sensible_fields(collection);
  return collection;
}

Mustache read_mustache(const TemplateCheckout& checkout, const std::string& file, const MustachePartials& partials) {
  return {file, complete_mustache(file, checkout.read_text(file, largest_mustache), partials)};
}

MustachePartials read_partials(const TemplateCheckout& checkout) {
  MustachePartials partials;
  for (const auto& file : checkout.files("partials", ".mustache")) {
    partials[stem(file)] = checkout.read_text(file, largest_mustache);
  }
  for (const auto& [name, text] : partials) complete_mustache("partials/" + name + ".mustache", text, partials);
  return partials;
}

TemplateBlock read_block(const TemplateCheckout& checkout, const std::string& folder,
                         const MustachePartials& partials) {
  const auto declaration = read_json(checkout, folder + "/block.json");
  TemplateKeys keys(declaration, {folder + "/block.json", ""});
  keys.text_or("title", "");
  keys.text_or("description", "");
  const auto* fields = keys.find("fields");
  keys.refuse_others();
  return {fields == nullptr ? std::vector<TemplateField>{} : read_fields(*fields, keys.at("fields")),
          read_mustache(checkout, folder + "/block.mustache", partials)};
}

std::map<std::string, TemplateBlock> read_blocks(const TemplateCheckout& checkout, const MustachePartials& partials) {
  std::map<std::string, TemplateBlock> blocks;
  for (const auto& folder : checkout.folders("blocks")) {
    const auto name = folder.substr(folder.rfind('/') + 1);
    if (!is_slug(name)) TemplatePlace{folder, ""}.refuse("block names are a-z, 0-9 and single '-'");
    blocks.emplace(name, read_block(checkout, folder, partials));
    if (blocks.size() > most_blocks) TemplatePlace{"blocks", ""}.refuse("more than 200 blocks");
  }
  return blocks;
}

Mustache read_layout(const TemplateCheckout& checkout, const MustachePartials& partials) {
  const std::string file = "layout.mustache";
  const auto whole = complete_mustache(file, checkout.read_text(file, largest_mustache), partials);
  if (!whole.contains("{{{content}}}") && !whole.contains("{{content}}")) {
    TemplatePlace{file, ""}.refuse("the layout never shows {{{content}}}, where a page's blocks go");
  }
  return {file, whole};
}

}  // namespace

std::string read_feature(TemplateKeys& keys, const std::set<std::string>& known) {
  auto feature = keys.name_or("feature", "");
  if (!feature.empty() && !known.contains(feature)) {
    keys.at("feature").refuse("\"" + feature + "\" is not listed under \"features\" in template.json");
  }
  return feature;
}

SiteTemplate read_site_template(const TemplateCheckout& checkout) {
  const TemplatePlace place{"template.json", ""};
  const auto declaration = read_json(checkout, "template.json");
  TemplateKeys keys(declaration, place);
  const auto partials = read_partials(checkout);
  SiteTemplate read{keys.name("name"),
                    keys.text("title"),
                    read_features(keys),
                    {},
                    json::object{},
                    {},
                    {},
                    read_blocks(checkout, partials),
                    read_layout(checkout, partials)};
  keys.text_or("description", "");
  keys.text_or("version", "");
  read.theme = read_theme(json::value(keys.object("theme")), keys.at("theme"));
  read.data = keys.object("data");
  read.menus = read_menus(keys, read.features);
  for (const auto& member : keys.object("collections")) {
    const auto inside = keys.at("collections").key(member.key());
    auto collection = read_collection(std::string(member.key()), member.value(), inside, read.features);
    if (!read.blocks.contains(collection.block)) {
      inside.key("block").refuse("there is no folder blocks/" + collection.block);
    }
    read.collections.push_back(std::move(collection));
  }
  keys.refuse_others();
  return read;
}

}  // namespace provisioning
