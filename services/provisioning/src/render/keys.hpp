// A JSON object of a template, read key by key so that what nobody asked for is refused.
#pragma once

#include "render/checkout.hpp"
#include "render/place.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

// Parses a JSON file of a checkout (UTF-8, at most 1 MiB, 32 levels); refuses with line and column.
boost::json::value read_json(const TemplateCheckout& checkout, const std::string& file);
boost::json::value parse_json(std::string_view text, const TemplatePlace& place);

class TemplateKeys {
 public:
  // Refuses anything but an object. `value` must outlive this.
  TemplateKeys(const boost::json::value& value, TemplatePlace place);

  // Null when the key is absent.
  const boost::json::value* find(std::string_view key);
  // Required and not blank / optional with a fallback; both refuse other types and more than 2000 bytes.
  std::string text(std::string_view key);
  std::string text_or(std::string_view key, std::string fallback);
  // A lower-case name: letters, digits, single '-'.
  std::string name(std::string_view key);
  std::string name_or(std::string_view key, std::string fallback);
  bool flag_or(std::string_view key, bool fallback);
  // Empty when the key is absent.
  const boost::json::object& object(std::string_view key);
  const boost::json::array& array(std::string_view key);

  TemplatePlace at(std::string_view key) const { return place_.key(key); }
  // Called last: refuses keys that were never asked for and lists those that exist.
  void refuse_others() const;

 private:
  const boost::json::object* object_;
  TemplatePlace place_;
  std::vector<std::string> asked_;
};

// "blue-lamp": how blocks, features, collections and addresses are written.
bool is_slug(std::string_view text);

}  // namespace provisioning
