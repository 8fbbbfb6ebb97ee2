// Reading, ordering and choosing entries.
#include "render/collections.hpp"

#include "render/keys.hpp"

#include <algorithm>
#include <cstdint>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t most_entries = 1000;
constexpr std::size_t largest_markdown = 160UL * 1024UL;

std::string stem(const std::string& file) {
  const auto name = file.substr(file.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

json::object without_long_texts(const json::object& shown, const std::vector<TemplateField>& fields) {
  json::object card = shown;
  for (const auto& field : fields) {
    if (field.type == FieldType::markdown || field.type == FieldType::html) card.erase(field.name);
  }
  return card;
}

CollectionEntry read_entry(const TemplateCheckout& checkout, const TemplateCollection& collection,
                           const std::pair<std::string, std::string>& file_and_path, const FieldSources& sources) {
  const auto& [file, path] = file_and_path;
  const TemplatePlace place{file, ""};
  CollectionEntry entry{path, {}, {}, {}, place};
  if (file.ends_with(".md")) {
    entry.written = read_front_matter(checkout.read_text(file, largest_markdown), collection.fields, place);
  } else {
    const auto written = read_json(checkout, file);
    if (!written.is_object()) place.refuse("this must be an object {…}");
    entry.written = written.get_object();
  }
  entry.shown = field_values(collection.fields, entry.written, place, sources);
  entry.shown["path"] = path;
  entry.shown["url"] = escape_html(sources.words.url() + path);
  entry.shown["slug"] = stem(file);
  entry.card = without_long_texts(entry.shown, collection.fields);
  return entry;
}

// Texts compare as texts, prices as numbers, absent values last.
bool comes_before(const CollectionEntry& left, const CollectionEntry& right, const std::string& field) {
  const auto* a = left.written.if_contains(field);
  const auto* b = right.written.if_contains(field);
  if (a == nullptr || b == nullptr) return a != nullptr && b == nullptr;
  if (a->is_int64() && b->is_int64()) return a->get_int64() < b->get_int64();
  if (a->is_string() && b->is_string()) return a->get_string() < b->get_string();
  return false;
}

// Equal entries keep the order of their files.
void put_in_order(std::vector<CollectionEntry>& entries, const std::string& order) {
  if (order.empty()) return;
  const bool falling = order.starts_with('-');
  const std::string field = falling ? order.substr(1) : order;
  std::ranges::sort(entries, [&](const auto& left, const auto& right) {
    const bool before = comes_before(left, right, field);
    const bool after = comes_before(right, left, field);
    if (before == after) return left.place.file < right.place.file;
    return falling ? after : before;
  });
}

bool matches(const CollectionEntry& entry, const json::object& where) {
  return std::ranges::all_of(where, [&entry](const auto& condition) {
    const auto* written = entry.written.if_contains(condition.key());
    return written != nullptr && *written == condition.value();
  });
}

std::size_t read_count(TemplateKeys& keys, std::string_view key, std::int64_t fallback) {
  const auto* value = keys.find(key);
  const auto count = value == nullptr ? fallback : value->is_int64() ? value->get_int64() : -1;
  if (count < 0 || count > 1000) keys.at(key).refuse("this must be a whole number from 0 to 1000");
  return static_cast<std::size_t>(count);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> entry_files(const TemplateCheckout& checkout,
                                                             const TemplateCollection& collection) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& file : checkout.tree(collection.name)) {
    const TemplatePlace place{file, ""};
    const bool direct = file.find('/') == file.rfind('/');
    if (!direct || (!file.ends_with(".md") && !file.ends_with(".json"))) {
      place.refuse("only *.md and *.json files belong into " + collection.name + "/");
    }
    if (!is_slug(stem(file))) place.refuse("the file name becomes the address: a-z, 0-9 and single '-' only");
    found.emplace_back(file, collection.path + stem(file) + "/");
    if (found.size() > most_entries) place.refuse("a collection holds at most 1000 entries");
  }
  return found;
}

std::vector<CollectionEntry> read_entries(const TemplateCheckout& checkout, const TemplateCollection& collection,
                                          const FieldSources& sources) {
  std::vector<CollectionEntry> entries;
  for (const auto& file : entry_files(checkout, collection)) {
    entries.push_back(read_entry(checkout, collection, file, sources));
  }
  put_in_order(entries, collection.order);
  return entries;
}

json::array chosen_cards(const Collections& collections, const json::value& query, const TemplatePlace& place) {
  TemplateKeys keys(query, place);
  const auto name = keys.name("collection");
  const auto found = collections.find(name);
  if (found == collections.end()) keys.at("collection").refuse("template.json declares no collection " + name);
  const auto& where = keys.object("where");
  auto skip = read_count(keys, "skip", 0);
  const auto limit = read_count(keys, "limit", 1000);
  keys.refuse_others();
  json::array cards;
  for (const auto& entry : found->second) {
    if (cards.size() == limit) break;
    if (!matches(entry, where)) continue;
    if (skip > 0) {
      --skip;
    } else {
      cards.push_back(entry.card);
    }
  }
  return cards;
}

json::array other_cards(const std::vector<CollectionEntry>& entries, std::size_t index, const std::string& related,
                        std::size_t limit) {
  const auto* value = related.empty() ? nullptr : entries[index].written.if_contains(related);
  const auto is_related = [&](const CollectionEntry& entry) {
    const auto* other = value == nullptr ? nullptr : entry.written.if_contains(related);
    return other != nullptr && *other == *value;
  };
  json::array cards;
  for (const bool wanted : {true, false}) {
    for (std::size_t step = 1; step < entries.size() && cards.size() < limit; ++step) {
      const auto& entry = entries[(index + step) % entries.size()];
      if (is_related(entry) == wanted) cards.push_back(entry.card);
    }
  }
  return cards;
}

}  // namespace provisioning
