// The one unit that compiles kainjow's mustache, with a budget around it.
#include "render/mustache.hpp"

#include "render/place.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace provisioning {

namespace json = boost::json;
namespace library = kainjow::mustache;

namespace {

constexpr std::size_t largest_output = 4UL * 1024UL * 1024UL;
constexpr std::size_t largest_work = 256UL * 1024UL * 1024UL;

library::data to_data(const json::value& value) {
  if (const auto* object = value.if_object()) {
    library::object members;
    for (const auto& member : *object) members.emplace(std::string(member.key()), to_data(member.value()));
    return library::data(members);
  }
  if (const auto* array = value.if_array()) {
    library::list entries;
    for (const auto& entry : *array) entries.push_back(to_data(entry));
    return library::data(entries);
  }
  if (const auto* text = value.if_string(); text != nullptr && !text->empty()) {
    return library::data(std::string(*text));
  }
  if (value.is_number()) return library::data(json::serialize(value));
  return library::data(value.is_bool() && value.get_bool());
}

// The library buffers a line until its newline, and sections over lists multiply: so work is counted where it asks us.
// Entering a section costs the whole template, the most it can add to the buffer; a text costs its length.
class Lookup : public library::basic_context<std::string> {
 public:
  Lookup(const std::string& file, std::size_t template_size) : file_(file), template_size_(template_size) {}

  void push(const library::data* value) override {
    spend(template_size_);
    stack_.push_back(value);
  }

  void pop() override { stack_.pop_back(); }

  const library::data* get(const std::string& name) const override {
    const auto* found = name == "." ? stack_.back() : find(name);
    spend(64 + (found != nullptr && found->is_string() ? found->string_value().size() : 0));
    return found;
  }

  const library::data* get_partial(const std::string&) const override { return nullptr; }

 private:
  const library::data* find(const std::string& name) const {
    for (auto value = stack_.rbegin(); value != stack_.rend(); ++value) {
      if (const auto* found = find_in(*value, name)) return found;
    }
    return nullptr;
  }

  static const library::data* find_in(const library::data* value, const std::string& name) {
    std::size_t begin = 0;
    while (value != nullptr && begin <= name.size()) {
      const auto end = std::min(name.find('.', begin), name.size());
      value = value->get(name.substr(begin, end - begin));
      begin = end + 1;
    }
    return value;
  }

  void spend(std::size_t amount) const {
    spent_ += amount;
    if (spent_ > largest_work) {
      TemplatePlace{file_, ""}.refuse("rendering takes too much work; use fewer or smaller lists inside each other");
    }
  }

  const std::string& file_;
  std::size_t template_size_;
  std::vector<const library::data*> stack_;
  mutable std::size_t spent_ = 0;
};

struct CappedText {
  const std::string& file;
  std::string text;
};

CappedText& operator<<(CappedText& capped, const std::string& piece) {
  capped.text += piece;
  if (capped.text.size() > largest_output) TemplatePlace{capped.file, ""}.refuse("the page grows beyond 4 MiB");
  return capped;
}

}  // namespace

struct MustacheValues::Tree {
  library::data root;
};

MustacheValues::MustacheValues(const json::object& values) : tree_(new Tree{to_data(values)}) {}
MustacheValues::MustacheValues(MustacheValues&&) noexcept = default;
MustacheValues::~MustacheValues() = default;

struct Mustache::Parsed {
  std::string file;
  std::size_t size;
  library::mustache text;
};

Mustache::Mustache(std::string file, const std::string& text)
    : parsed_(new Parsed{std::move(file), text.size(), library::mustache(text)}) {
  parsed_->text.set_custom_escape([](const std::string& escaped_already) { return escaped_already; });
  if (!parsed_->text.is_valid()) TemplatePlace{parsed_->file, ""}.refuse(parsed_->text.error_message());
}

Mustache::Mustache(Mustache&&) noexcept = default;
Mustache::~Mustache() = default;

std::string Mustache::render(std::initializer_list<const MustacheValues*> innermost_first) const {
  Lookup lookup(parsed_->file, parsed_->size);
  for (auto values = std::rbegin(innermost_first); values != std::rend(innermost_first); ++values) {
    lookup.push(&(*values)->tree_->root);
  }
  CappedText output{parsed_->file, {}};
  parsed_->text.render(lookup, output);
  return std::move(output.text);
}

}  // namespace provisioning
