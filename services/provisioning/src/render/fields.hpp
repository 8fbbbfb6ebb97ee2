// What a block or a collection asks its authors for.
#pragma once

#include "render/budget.hpp"
#include "render/links.hpp"
#include "render/place.hpp"
#include "render/words.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace provisioning {

enum class FieldType { text, markdown, html, url, image, date, price, flag, list, items };

struct TemplateField {
  std::string name;
  FieldType type;
  bool required;
  std::optional<boost::json::value> fallback;
  std::vector<TemplateField> fields;  // of a list's entries; empty for a list of texts
  TemplatePlace place;
};

// Reads {"heading": {"type": "text", …}, …}; refuses unknown types, keys and field names, and lists nested past 3.
std::vector<TemplateField> read_fields(const boost::json::value& declaration, const TemplatePlace& place);

// What a field's value may refer to; each member outlives the use.
struct FieldSources {
  const SiteWords& words;
  const SiteAddresses& addresses;
  const std::set<std::string>& assets;  // "/assets/hero.svg"
  RenderBudget& budget;
  // Entries of a collection a field of type items asks for, ready to show.
  std::function<boost::json::array(const boost::json::value& query, const TemplatePlace& place)> items;
};

// The values as the templates see them: texts escaped, Markdown and HTML rendered and clean, links and images checked,
// "has…" beside each list. Refuses fields nobody declared.
boost::json::object field_values(const std::vector<TemplateField>& fields, const boost::json::value& content,
                                 const TemplatePlace& place, const FieldSources& sources);

// Any JSON with its texts filled and escaped: what a template ships as plain values.
boost::json::value shown_values(const boost::json::value& value, const SiteWords& words, const TemplatePlace& place);

}  // namespace provisioning
