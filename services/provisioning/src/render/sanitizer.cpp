// The allow-list and its walk over gumbo's tree.
#include "render/sanitizer.hpp"

#include "render/html_depth.hpp"
#include "render/links.hpp"
#include "render/words.hpp"

#include <gumbo.h>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace provisioning {

namespace {

using Names = std::set<std::string_view>;

constexpr std::size_t largest_input = 256UL * 1024UL;
constexpr std::size_t deepest = 200;
constexpr int most_passes = 4;

const Names allowed_elements{
    "a",       "abbr", "b",     "blockquote", "br",    "caption",    "code",   "col", "colgroup", "dd",  "del",
    "details", "div",  "dl",    "dt",         "em",    "figcaption", "figure", "h1",  "h2",       "h3",  "h4",
    "h5",      "h6",   "hr",    "i",          "img",   "ins",        "kbd",    "li",  "mark",     "ol",  "p",
    "pre",     "q",    "s",     "samp",       "small", "span",       "strong", "sub", "summary",  "sup", "table",
    "tbody",   "td",   "tfoot", "th",         "thead", "time",       "tr",     "u",   "ul",       "var"};

const Names dropped_elements{"script",   "style", "svg",     "math",     "template",  "noscript", "xmp",
                             "iframe",   "form",  "object",  "embed",    "applet",    "textarea", "select",
                             "button",   "input", "noembed", "noframes", "plaintext", "title",    "head",
                             "frameset", "audio", "video",   "canvas",   "base",      "link",     "meta"};

const Names void_elements{"br", "col", "hr", "img"};

bool is_allowed_attribute(std::string_view element, std::string_view name) {
  if (Names{"class", "dir", "lang", "title"}.contains(name)) return true;
  if (element == "a") return name == "href";
  if (element == "img") return Names{"src", "alt", "width", "height", "loading"}.contains(name);
  if (element == "td" || element == "th") return Names{"colspan", "rowspan", "scope"}.contains(name);
  if (element == "ol") return name == "start" || name == "reversed";
  if (element == "time" || element == "del" || element == "ins") return name == "datetime";
  return false;
}

std::optional<std::string> checked_value(std::string_view name, std::string_view value) {
  if (name == "href") return safe_link(value);
  if (name == "src") return safe_source(value);
  return std::string(value);
}

class Cleaning {
 public:
  explicit Cleaning(const TemplatePlace& place) : place_(place) {}

  void children(const GumboVector& nodes, std::size_t depth) {
    if (depth > deepest) place_.refuse("elements are nested deeper than 200");
    for (unsigned int i = 0; i < nodes.length; ++i) node(*static_cast<const GumboNode*>(nodes.data[i]), depth);
  }

  std::string take() { return std::move(clean_); }

 private:
  void node(const GumboNode& node, std::size_t depth) {
    const bool text =
        node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
    if (text) clean_ += escape_html(node.v.text.text);
    if (node.type == GUMBO_NODE_ELEMENT) element(node.v.element, depth);
  }

  void element(const GumboElement& element, std::size_t depth) {
    const bool foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML;
    const std::string_view name = gumbo_normalized_tagname(element.tag);
    if (foreign || dropped_elements.contains(name)) return;
    if (!allowed_elements.contains(name)) return children(element.children, depth + 1);
    open(element, name);
    if (void_elements.contains(name)) return;
    if (name == "pre") keep_leading_newline(element.children);
    children(element.children, depth + 1);
    clean_.append("</").append(name).append(">");
  }

  void open(const GumboElement& element, std::string_view name) {
    clean_.append("<").append(name);
    for (unsigned int i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      if (!is_allowed_attribute(name, attribute.name)) continue;
      const auto value = checked_value(attribute.name, attribute.value);
      if (value) clean_.append(" ").append(attribute.name).append("=\"").append(escape_html(*value)).append("\"");
    }
    clean_ += '>';
  }

  // A parser drops the newline that follows <pre>, so one that is text needs a second.
  void keep_leading_newline(const GumboVector& nodes) {
    if (nodes.length == 0) return;
    const auto& first = *static_cast<const GumboNode*>(nodes.data[0]);
    const bool text = first.type == GUMBO_NODE_TEXT || first.type == GUMBO_NODE_WHITESPACE;
    if (text && first.v.text.text[0] == '\n') clean_ += '\n';
  }

  const TemplatePlace& place_;
  std::string clean_;
};

std::string clean_once(std::string_view html, const TemplatePlace& place) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  const auto release = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(release)> tree(
      gumbo_parse_with_options(&options, html.data(), html.size()), release);
  Cleaning cleaning(place);
  cleaning.children(tree->root->v.element.children, 1);
  return cleaning.take();
}

}  // namespace

std::string sanitize_html(std::string_view html, const TemplatePlace& place) {
  if (html.size() > largest_input) place.refuse("HTML longer than 256 kB");
  require_shallow_html(html, place);
  // Mis-nested tables and links can parse differently once written out; a stable text means the same to every parser.
  std::string clean = clean_once(html, place);
  for (int pass = 1; pass < most_passes; ++pass) {
    auto again = clean_once(clean, place);
    if (again == clean) return clean;
    clean = std::move(again);
  }
  return escape_html(clean);
}

}  // namespace provisioning
