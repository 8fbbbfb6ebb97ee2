// Markdown by cmark-gfm.
#include "render/markdown.hpp"

#include "base/error.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

namespace provisioning {

namespace {

constexpr std::size_t largest_input = 128UL * 1024UL;
constexpr std::size_t most_columns = 100;
constexpr std::size_t most_cells = 200000;
constexpr int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART;

void attach(cmark_parser* parser, const char* name) {
  auto* extension = cmark_find_syntax_extension(name);
  if (extension == nullptr) throw base::internal("cmark-gfm lacks its extension " + std::string(name));
  cmark_parser_attach_syntax_extension(parser, extension);
}

// cmark-gfm fills short rows up to the width of their table: a wide head over many lines of one letter takes gigabytes.
void require_small_tables(std::string_view markdown, const TemplatePlace& place) {
  std::size_t lines = 1;
  std::size_t columns = 1;
  std::size_t widest = 1;
  for (const char c : markdown) {
    columns = c == '\n' ? 1 : columns + (c == '|' ? 1 : 0);
    lines += c == '\n' ? 1 : 0;
    widest = std::max(widest, columns);
  }
  if (widest > most_columns) place.refuse("a line of Markdown with more than 100 table columns");
  if (widest > 2 && widest * lines > most_cells) place.refuse("too wide a table in so long a text; split the text");
}

}  // namespace

std::string markdown_to_html(std::string_view markdown, const TemplatePlace& place) {
  if (markdown.size() > largest_input) place.refuse("Markdown longer than 128 kB");
  require_small_tables(markdown, place);
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);

  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(options),
                                                                           cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink"}) attach(parser.get(), name);
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(cmark_parser_finish(parser.get()),
                                                                         cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())), std::free);
  return html.get();
}

}  // namespace provisioning
