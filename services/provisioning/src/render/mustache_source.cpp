// Reading mustache tags and inlining partials.
#include "render/mustache_source.hpp"

#include "render/place.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace provisioning {

namespace {

constexpr std::size_t largest_text = 512UL * 1024UL;
constexpr std::size_t deepest_section = 30;
constexpr std::size_t deepest_partial = 16;

struct Tag {
  char kind;  // '#', '^', '/', '>', '!', '&', '{' or 'v' for a plain variable
  std::string name;
  std::size_t begin;
  std::size_t end;
};

// One text and the places in it.
class Source {
 public:
  Source(const std::string& file, const std::string& text) : file_(file), text_(text) {}

  std::vector<Tag> tags() const {
    std::vector<Tag> found;
    for (auto at = text_.find("{{"); at != std::string::npos; at = text_.find("{{", at)) {
      found.push_back(read_tag(at));
      at = found.back().end;
    }
    return found;
  }

  [[noreturn]] void refuse(std::size_t offset, const std::string& reason) const {
    const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
    TemplatePlace{file_, "line " + std::to_string(line)}.refuse(reason);
  }

 private:
  Tag read_tag(std::size_t begin) const {
    const bool triple = text_.compare(begin, 3, "{{{") == 0;
    const std::string_view closing = triple ? "}}}" : "}}";
    const auto inside = begin + closing.size();
    const auto end = text_.find(closing, inside);
    if (end == std::string::npos) refuse(begin, "this {{ is never closed by " + std::string(closing));
    auto content = trimmed(std::string_view(text_).substr(inside, end - inside));
    char kind = triple ? '{' : 'v';
    if (!triple && !content.empty() && std::string_view("#^/>!&=").contains(content.front())) {
      kind = content.front();
      content = trimmed(content.substr(1));
    }
    if (kind == '=') refuse(begin, "changing the delimiters is not supported");
    if (kind != '!') require_name(content, begin);
    return {kind, std::string(content), begin, end + closing.size()};
  }

  void require_name(std::string_view name, std::size_t at) const {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    const bool dotted = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    const bool plain = !name.empty() && name.size() <= 120 && name.find_first_not_of(allowed) == std::string_view::npos;
    if (name != "." && (!plain || dotted)) {
      refuse(at, "\"" + std::string(name.substr(0, 60)) + "\" is not a name; write {{name}}, {{outer.name}} or {{.}}");
    }
  }

  static std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
  }

  const std::string& file_;
  const std::string& text_;
};

void require_matching_sections(const Source& source, const std::vector<Tag>& tags) {
  std::vector<const Tag*> open;
  for (const auto& tag : tags) {
    if (tag.kind == '#' || tag.kind == '^') open.push_back(&tag);
    if (open.size() > deepest_section) source.refuse(tag.begin, "sections are nested deeper than 30");
    if (tag.kind != '/') continue;
    if (open.empty()) source.refuse(tag.begin, "{{/" + tag.name + "}} closes a section that was never opened");
    if (open.back()->name != tag.name) {
      source.refuse(tag.begin, "{{/" + tag.name + "}} stands where {{/" + open.back()->name + "}} is due");
    }
    open.pop_back();
  }
  if (!open.empty()) {
    source.refuse(open.back()->begin,
                  "the section {{#" + open.back()->name + "}} is never closed by {{/" + open.back()->name + "}}");
  }
}

class Expansion {
 public:
  explicit Expansion(const MustachePartials& partials) : partials_(partials) {}

  void add(const std::string& file, const std::string& text) {
    const Source source(file, text);
    const auto tags = source.tags();
    require_matching_sections(source, tags);
    std::size_t done = 0;
    for (const auto& tag : tags) {
      if (tag.kind != '>') continue;
      append(file, std::string_view(text).substr(done, tag.begin - done));
      add_partial(source, tag);
      done = tag.end;
    }
    append(file, std::string_view(text).substr(done));
  }

  std::string take() { return std::move(whole_); }

 private:
  void add_partial(const Source& source, const Tag& tag) {
    const auto partial = partials_.find(tag.name);
    if (partial == partials_.end()) source.refuse(tag.begin, "there is no partials/" + tag.name + ".mustache");
    if (std::ranges::find(within_, tag.name) != within_.end()) {
      source.refuse(tag.begin, "{{> " + tag.name + "}} includes itself, directly or through another partial");
    }
    if (within_.size() == deepest_partial) source.refuse(tag.begin, "partials are nested deeper than 16");
    within_.push_back(tag.name);
    add("partials/" + tag.name + ".mustache", partial->second);
    within_.pop_back();
  }

  void append(const std::string& file, std::string_view text) {
    whole_ += text;
    if (whole_.size() > largest_text) TemplatePlace{file, ""}.refuse("with its partials this exceeds 512 kB");
  }

  const MustachePartials& partials_;
  std::vector<std::string> within_;
  std::string whole_;
};

}  // namespace

std::string complete_mustache(const std::string& file, const std::string& text, const MustachePartials& partials) {
  Expansion expansion(partials);
  expansion.add(file, text);
  return expansion.take();
}

}  // namespace provisioning
