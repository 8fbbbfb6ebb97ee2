// Boost.JSON's parser with a handler of our own: duplicate keys are refused, doubles are rounded correctly.
#include "shape/json_parser.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "shape/json.hpp"
#include "shape/utf8.hpp"

namespace shape {
namespace {

namespace json = boost::json;
using Text = json::string_view;
using Fault = json::error_code;

constexpr std::size_t depth_limit = 32;

class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  explicit TreeBuilder(json::storage_ptr storage) { stack_.reset(std::move(storage)); }
  json::value release() { return stack_.release(); }
  const std::optional<std::string>& duplicate() const { return duplicate_; }

  bool on_document_begin(Fault&) { return true; }
  bool on_document_end(Fault&) { return true; }
  bool on_object_begin(Fault&) { return true; }
  bool on_object_end(std::size_t count, Fault& fault) {
    if (has_duplicate(count)) return refuse(fault, json::error::syntax);
    stack_.push_object(count);
    return true;
  }
  bool on_array_begin(Fault&) { return true; }
  bool on_array_end(std::size_t count, Fault&) { return stack_.push_array(count), true; }
  bool on_key_part(Text part, std::size_t, Fault&) {
    key_.append(part.data(), part.size());
    return stack_.push_chars(part), true;
  }
  bool on_key(Text part, std::size_t, Fault&) {
    key_.append(part.data(), part.size());
    keys_.push_back(std::move(key_));
    key_.clear();
    return stack_.push_key(part), true;
  }
  bool on_string_part(Text part, std::size_t, Fault&) { return stack_.push_chars(part), true; }
  bool on_string(Text part, std::size_t, Fault&) { return stack_.push_string(part), true; }
  bool on_number_part(Text part, Fault&) { return number_.append(part.data(), part.size()), true; }
  bool on_int64(std::int64_t number, Text, Fault&) { return number_.clear(), stack_.push_int64(number), true; }
  bool on_uint64(std::uint64_t number, Text, Fault&) { return number_.clear(), stack_.push_uint64(number), true; }
  bool on_double(double, Text part, Fault& fault) {
    number_.append(part.data(), part.size());
    double number = 0;
    const auto end = number_.data() + number_.size();
    const auto read = std::from_chars(number_.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return refuse(fault, json::error::exponent_overflow);
    number_.clear();
    return stack_.push_double(number), true;
  }
  bool on_bool(bool value, Fault&) { return stack_.push_bool(value), true; }
  bool on_null(Fault&) { return stack_.push_null(), true; }
  bool on_comment_part(Text, Fault&) { return true; }
  bool on_comment(Text, Fault&) { return true; }

 private:
  static bool refuse(Fault& fault, json::error reason) {
    fault = reason;
    return false;
  }

  bool has_duplicate(std::size_t count) {
    const auto first = keys_.end() - static_cast<std::ptrdiff_t>(count);
    std::sort(first, keys_.end());
    const auto twice = std::adjacent_find(first, keys_.end());
    if (twice != keys_.end()) duplicate_ = *twice;
    keys_.erase(first, keys_.end());
    return duplicate_.has_value();
  }

  json::value_stack stack_;
  std::vector<std::string> keys_;  // of all objects that are open
  std::string key_;
  std::string number_;
  std::optional<std::string> duplicate_;
};

[[noreturn]] void refuse_json(const TreeBuilder& builder, const Fault& fault, std::size_t at) {
  const auto place = " at byte " + std::to_string(at) + ".";
  if (builder.duplicate()) {
    const std::string key(utf8_prefix(*builder.duplicate(), 100));
    throw base::malformed("The key \"" + key + "\" is there twice in the object that ends" + place);
  }
  if (fault == json::error::too_deep) throw base::malformed("The JSON is nested deeper than 32 levels" + place);
  throw base::malformed("This is not JSON: " + fault.message() + place);
}

}  // namespace

json::value parse_json_into(std::string_view text, json::storage_ptr storage) {
  json::parse_options options;
  options.max_depth = depth_limit;
  json::basic_parser<TreeBuilder> parser(options, std::move(storage));
  Fault fault;
  const auto read = parser.write_some(false, text.data(), text.size(), fault);
  if (!fault && read < text.size()) fault = json::error::extra_data;
  if (fault) refuse_json(parser.handler(), fault, read);
  return parser.handler().release();
}

json::value parse_json(std::string_view text) { return parse_json_into(text, {}); }

}  // namespace shape
