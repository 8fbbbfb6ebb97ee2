// The entries of collections, read and ready to show.
#pragma once

#include "render/checkout.hpp"
#include "render/fields.hpp"
#include "render/place.hpp"
#include "render/site_template.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace provisioning {

struct CollectionEntry {
  std::string path;             // /journal/first-light/
  boost::json::object written;  // as in its file
  boost::json::object shown;    // as templates see it, with path, url and slug
  boost::json::object card;     // the same without long texts, for lists
  TemplatePlace place;
};

// File and address of each entry of a collection: journal/first-light.md -> /journal/first-light/. Refuses names that
// cannot be an address and more than 1000 entries.
std::vector<std::pair<std::string, std::string>> entry_files(const TemplateCheckout& checkout,
                                                             const TemplateCollection& collection);

// Reads all entries, in the collection's order.
std::vector<CollectionEntry> read_entries(const TemplateCheckout& checkout, const TemplateCollection& collection,
                                          const FieldSources& sources);

using Collections = std::map<std::string, std::vector<CollectionEntry>>;

// Answers {"collection": "products", "where": {"category": "lamps"}, "limit": 4, "skip": 1} with cards.
boost::json::array chosen_cards(const Collections& collections, const boost::json::value& query,
                                const TemplatePlace& place);

// Up to `limit` cards of other entries, those with the same value of `related` first.
boost::json::array other_cards(const std::vector<CollectionEntry>& entries, std::size_t index,
                               const std::string& related, std::size_t limit);

// The fields above the body of a Markdown file ("---", "key: value" lines, "---"); the body is the field "body".
boost::json::object read_front_matter(std::string_view text, const std::vector<TemplateField>& fields,
                                      const TemplatePlace& place);

}  // namespace provisioning
