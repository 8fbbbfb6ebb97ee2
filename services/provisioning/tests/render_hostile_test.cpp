// Templates by people who made a mistake, and by people who did not.
#include "render/output.hpp"
#include "render_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace provisioning {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string repeated(const std::string& text, std::size_t count) {
  std::string whole;
  whole.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) whole += text;
  return whole;
}

struct Mistake {
  const char* file;
  const char* text;
  const char* answer;
};

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, are_named_with_file_and_remedy) {
  GivenTemplate given;
  given.write(GetParam().file, GetParam().text);

  EXPECT_EQ(given.refusal(), GetParam().answer);
}

constexpr Mistake mustache_mistakes[] = {
    {"layout.mustache", "a\n{{#open}}{{{content}}}",
     "layout.mustache: line 2: the section {{#open}} is never closed by {{/open}}"},
    {"layout.mustache", "{{#a}}{{#b}}{{/a}}{{/b}}{{{content}}}",
     "layout.mustache: line 1: {{/a}} stands where {{/b}} is due"},
    {"layout.mustache", "{{/a}}{{{content}}}",
     "layout.mustache: line 1: {{/a}} closes a section that was never opened"},
    {"layout.mustache", "{{{content}}}\n\n{{oops", "layout.mustache: line 3: this {{ is never closed by }}"},
    {"layout.mustache", "{{=<% %>=}}{{{content}}}",
     "layout.mustache: line 1: changing the delimiters is not supported"},
    {"layout.mustache", "{{{content}}}{{a b}}",
     "layout.mustache: line 1: \"a b\" is not a name; write {{name}}, {{outer.name}} or {{.}}"},
    {"layout.mustache", "{{{content}}}{{> nothing}}", "layout.mustache: line 1: there is no partials/nothing.mustache"},
    {"layout.mustache", "nothing", "layout.mustache: the layout never shows {{{content}}}, where a page's blocks go"},
    {"partials/self.mustache", "x{{> self}}",
     "partials/self.mustache: line 1: {{> self}} includes itself, directly or through another partial"},
};

INSTANTIATE_TEST_SUITE_P(Mustache, Mistakes, testing::ValuesIn(mustache_mistakes));

constexpr Mistake page_mistakes[] = {
    {"pages/x.json", R"({"path": "/../etc/", "title": "X"})",
     "pages/x.json: path: \"/../etc/\" is not an address: write / or /about/ with a-z, 0-9 and '-', ending in /, "
     "without .."},
    {"pages/x.json", R"({"path": "/About", "title": "X"})",
     "pages/x.json: path: \"/About\" is not an address: write / or /about/ with a-z, 0-9 and '-', ending in /, without "
     ".."},
    {"pages/x.json", R"({"path": "/assets/x/", "title": "X"})",
     "pages/x.json: path: /assets/ is where the template's files are served"},
    {"pages/x.json", R"({"path": "/", "title": "X"})",
     "pages/x.json: the address / is already taken by pages/home.json"},
    {"pages/x.json", R"({"path": "/x/"})", "pages/x.json: title: this text is required"},
    {"pages/x.json", R"({"path": "/x/", "title": "X", "blokcs": []})",
     "pages/x.json: blokcs: unknown key; known here: path, title, description, hidden, feature, blocks"},
    {"pages/x.json", R"({"path": "/x/", "title": "X", "feature": "shop"})",
     "pages/x.json: feature: \"shop\" is not listed under \"features\" in template.json"},
    {"pages/x.json", R"({"path": "/x/", "title": "X", "blocks": [{"block": "hreo"}]})",
     "pages/x.json: blocks[0].block: there is no folder blocks/hreo"},
    {"pages/x.json", R"({"path": "/x/", "title": "{{site.nmae}}"})",
     "pages/x.json: title: {{site.nmae}} is not known in texts; there are {{site.name}}, {{site.domain}} and "
     "{{site.url}}"},
    {"pages/x.json", "{\n  \"path\": /x/\n}", "pages/x.json: not valid JSON at line 2, column 11: syntax error"},
    {"pages/x.json", "[]", "pages/x.json: this must be an object {…}"},
    {"pages/notes.txt", "", "pages/notes.txt: only *.json files belong into pages/"},
    {"pages/x.json", "\xff", "pages/x.json: the file is not UTF-8 text; save it as UTF-8"},
    {"pages/home.json", R"({"path": "/home/", "title": "X"})",
     "pages: one page must have the path \"/\" and no feature"},
};

INSTANTIATE_TEST_SUITE_P(Pages, Mistakes, testing::ValuesIn(page_mistakes));

constexpr Mistake declaration_mistakes[] = {
    {"template.json", R"({"name": "small", "title": "Small", "colour": "red"})",
     "template.json: colour: unknown key; known here: name, title, features, description, version, theme, data, menus, "
     "collections"},
    {"template.json", R"({"name": "Small One", "title": "Small"})",
     "template.json: name: this must be a name of a-z, 0-9 and single '-', at most 60 long"},
    {"template.json", R"({"name": "small", "title": "Small", "features": ["blog", "blog"]})",
     "template.json: features[1]: this feature is listed twice"},
    {"template.json", R"({"name": "small", "title": "Small", "menus": {"main": [{"label": "X", "url": "/nowhere/"}]}})",
     "template.json: menus.main[0].url: there is no page /nowhere/ in this template"},
    {"template.json", R"({"name": "small", "title": "Small", "theme": {"accent": "red; --x: y"}})",
     "template.json: theme.accent: not a CSS value; colours, sizes and font names of at most 200 characters, without ; "
     "{ } < "
     "> \\ or /*"},
    {"template.json", R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/p/", "block": "nope",
      "fields": {"title": {"type": "text", "required": true}}}}})",
     "template.json: collections.posts.block: there is no folder blocks/nope"},
    {"template.json",
     R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/assets/p/", "block": "note"}}})",
     "template.json: collections.posts.path: /assets/ is where the template's files are served"},
    {"blocks/note/block.json", R"({"fields": {"x": {"type": "colour"}}})",
     "blocks/note/block.json: fields.x.type: \"colour\" is not a type; there are text, markdown, html, url, image, "
     "date, "
     "price, flag, list, items"},
    {"blocks/note/block.json", R"({"fields": {"x": {"type": "text", "fields": {}}}})",
     "blocks/note/block.json: fields.x.fields: only lists have fields"},
    {"blocks/note/block.json", R"({"fields": {"text": {"type": "text"}, "need": {"type": "text", "required": true}}})",
     "pages/home.json: blocks[0].content.need: this field is required"},
    {"blocks/note/block.json", R"({"fields": {}})",
     "pages/home.json: blocks[0].content.text: no such field; declared are: "},
    {"blocks/stray.txt", "", "blocks/stray.txt: only folders belong into blocks/"},
};

INSTANTIATE_TEST_SUITE_P(Declarations, Mistakes, testing::ValuesIn(declaration_mistakes));

class Contents : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Contents, are_refused_at_their_field) {
  GivenTemplate given;
  given.home(GetParam().first);

  EXPECT_EQ(given.refusal(), std::string("pages/home.json: blocks[0].content.") + GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, Contents,
    testing::Values(
        std::pair{R"json({"link": "java\tscript:alert(1)"})json",
                  "link: links start with /, #, https:, http:, mailto: or tel:"},
        std::pair{R"({"link": "data:text/html,x"})", "link: links start with /, #, https:, http:, mailto: or tel:"},
        std::pair{R"({"link": "//evil.example"})", "link: links start with /, #, https:, http:, mailto: or tel:"},
        std::pair{R"({"link": "/nowhere/"})", "link: there is no page /nowhere/ in this template"},
        std::pair{R"({"picture": {"src": "/assets/none.svg", "alt": ""}})",
                  "picture.src: /assets/none.svg is not among the template's files; images are written /assets/…"},
        std::pair{R"({"picture": {"src": "/assets/none.svg"}})",
                  "picture.alt: describe the image, or write \"\" when it is decoration"},
        std::pair{R"({"text": 7})", "text: this must be a text \"…\""},
        std::pair{R"({"tags": "a"})", "tags: this must be a list […]"},
        std::pair{R"({"chosen": {"collection": "posts"}})",
                  "chosen.collection: template.json declares no collection posts"}));

TEST(HostileTemplates, include_partials_in_a_circle) {
  GivenTemplate given;
  given.write("partials/a.mustache", "{{> b}}");
  given.write("partials/b.mustache", "\n{{> a}}");

  EXPECT_THAT(given.refusal(), AllOf(StartsWith("partials/a.mustache: line 1"), HasSubstr("{{> b}} includes itself")));
}

TEST(HostileTemplates, double_their_partials_without_end) {
  GivenTemplate given;
  for (int i = 0; i < 15; ++i) {
    const auto next = "{{> p" + std::to_string(i + 1) + "}}";
    given.write("partials/p" + std::to_string(i) + ".mustache", repeated(next, 10));
  }
  given.write("partials/p15.mustache", "0123456789");

  EXPECT_THAT(given.refusal(), HasSubstr("with its partials this exceeds 512 kB"));
}

TEST(HostileTemplates, multiply_sections_over_a_list) {
  GivenTemplate given;
  given.home(R"({"tags": [)" + repeated("\"a\",", 99) + "\"a\"]}");
  given.write("blocks/note/block.mustache", repeated("{{#tags}}", 12) + "no newline ever" + repeated("{{/tags}}", 12));

  EXPECT_THAT(given.refusal(), HasSubstr("rendering takes too much work"));
}

TEST(HostileTemplates, print_a_text_until_the_page_bursts) {
  GivenTemplate given;
  given.home(R"({"text": ")" + std::string(20000, 'x') + "\"}");
  given.write("blocks/note/block.mustache", repeated("{{text}}\n", 500));

  EXPECT_THAT(given.refusal(), HasSubstr("the page grows beyond 4 MiB"));
}

TEST(HostileTemplates, nest_sections_too_deep) {
  GivenTemplate given;
  given.write("layout.mustache", repeated("{{#a}}", 20000) + "{{{content}}}" + repeated("{{/a}}", 20000));

  EXPECT_THAT(given.refusal(), HasSubstr("sections are nested deeper than 30"));
}

TEST(HostileTemplates, nest_twenty_thousand_elements) {
  GivenTemplate given;
  given.home(R"({"raw": ")" + repeated("<div>", 20000) + "\"}");

  EXPECT_EQ(given.refusal(),
            "pages/home.json: blocks[0].content.raw: more than 200 elements nested or left open; close each element");
}

TEST(HostileTemplates, nest_json_without_end) {
  GivenTemplate given;
  given.write("template.json", repeated("[", 100000));

  EXPECT_THAT(given.refusal(), StartsWith("template.json: not valid JSON at line 1"));
}

TEST(HostileTemplates, link_out_of_the_checkout) {
  for (const char* name : {"assets/passwd", "pages/x.json", "posts", "layout.mustache", "partials"}) {
    GivenTemplate given;
    std::filesystem::create_directories(given.source() / "assets");
    std::filesystem::remove(given.source() / name);
    std::filesystem::create_symlink(name == std::string("partials") ? "/etc" : "/etc/passwd", given.source() / name);
    given.write("template.json", R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/p/",
        "block": "note", "fields": {"title": {"type": "text", "required": true}}}}})");

    EXPECT_THAT(given.refusal(), StartsWith(name));
    EXPECT_FALSE(given.has(name)) << name;
  }
}

TEST(HostileTemplates, bring_hidden_files_and_devices) {
  GivenTemplate hidden;
  hidden.write("assets/.htaccess", "x");
  GivenTemplate device;
  std::filesystem::create_directories(device.source() / "assets");
  ASSERT_EQ(::mkfifo((device.source() / "assets/pipe").c_str(), 0600), 0);
  GivenTemplate strange;
  strange.write("assets/a\nb.css", "x");

  EXPECT_EQ(hidden.refusal(), "assets/.htaccess: hidden files are not allowed here; remove it from the repository");
  EXPECT_EQ(device.refusal(), "assets/pipe: only files and folders are allowed");
  EXPECT_THAT(strange.refusal(), StartsWith("assets/a?b.css: file names are"));
}

TEST(HostileTemplates, bring_files_too_large) {
  GivenTemplate one;
  one.write("assets/huge.bin", "");
  std::filesystem::resize_file(one.source() / "assets/huge.bin", 25 * 1024 * 1024 + 1);
  GivenTemplate many;
  for (const char* name : {"assets/a.bin", "assets/b.bin", "assets/c.bin"}) {
    many.write(name, "");
    std::filesystem::resize_file(many.source() / name, 25 * 1024 * 1024);
  }

  EXPECT_EQ(one.refusal(), "assets/huge.bin: the file has 26214401 bytes; 26214400 are allowed");
  EXPECT_EQ(many.refusal(), "assets/c.bin: with this file the site exceeds 64 MiB");
}

TEST(HostileTemplates, bring_more_than_two_thousand_pages) {
  const TemporaryFolder folder;
  SiteOutput output(folder.path() / "site");
  for (int i = 0; i < 2000; ++i) output.write_page("/x/", "x");

  EXPECT_THROW(output.write_page("/x/", "x"), base::Error);
}

TEST(HostileTemplates, blow_up_a_text_by_references) {
  GivenTemplate given;
  given.write("template.json",
              R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/p/", "block": "note",
      "fields": {"title": {"type": "text", "required": true}, "body": {"type": "markdown"}}}}})");
  const auto body = "[x]: /" + std::string(2000, 'u') + "\n\n" + repeated("[x] ", 10000);
  for (int i = 0; i < 5; ++i) given.write("posts/p" + std::to_string(i) + ".md", "---\ntitle: x\n---\n" + body);

  EXPECT_EQ(given.refusal(), "posts/p3.md: body: with this text the site's content exceeds 64 MiB");
}

TEST(HostileTemplates, draw_tables_that_fill_the_memory) {
  GivenTemplate wide;
  wide.home(R"({"body": "|)" + repeated("x|", 20000) + "\\n|" + repeated("-|", 20000) + "\"}");
  GivenTemplate long_one;
  long_one.home(R"({"body": "|)" + repeated("x|", 50) + "\\n|" + repeated("-|", 50) + repeated("\\na", 30000) + "\"}");

  EXPECT_EQ(wide.refusal(),
            "pages/home.json: blocks[0].content.body: a line of Markdown with more than 100 table columns");
  EXPECT_EQ(long_one.refusal(),
            "pages/home.json: blocks[0].content.body: too wide a table in so long a text; split the text");
}

TEST(HostileTemplates, write_broken_front_matter) {
  const std::pair<const char*, const char*> files[] = {
      {"no fields", "posts/x.md: the file starts with a line --- and fields like \"title: First light\""},
      {"---\ntitle: X\n", "posts/x.md: line 3: the fields above the text end with a line ---"},
      {"---\ntitle\n---\n", "posts/x.md: line 2: this must be \"field: value\""},
      {"---\ntitle: a\ntitle: b\n---\n", "posts/x.md: line 3: the field title is given twice"},
      {"---\nbogus: a\n---\n", "posts/x.md: line 2: no such field: bogus"},
      {"---\ntitle: X\ndate: 2026-02-30\n---\n",
       "posts/x.md: date: this must be a day that exists, written YYYY-MM-DD"},
      {"---\ntitle: X\nprice: cheap\n---\n", "posts/x.md: price: a price is a whole number of cents, 4850 for 48.50"},
  };
  for (const auto& [text, answer] : files) {
    GivenTemplate given;
    given.write("template.json", R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/p/",
        "block": "note", "fields": {"title": {"type": "text", "required": true}, "date": {"type": "date"},
        "price": {"type": "price"}}}}})");
    given.write("posts/x.md", text);

    EXPECT_EQ(given.refusal(), answer);
  }
}

TEST(HostileTemplates, take_an_address_twice_between_a_page_and_an_entry) {
  GivenTemplate given;
  given.write("template.json", R"({"name": "small", "title": "Small", "collections": {"posts": {"path": "/p/",
      "block": "note", "fields": {"title": {"type": "text", "required": true}}}}})");
  given.write("posts/x.json", R"({"title": "X"})");
  given.write("pages/x.json", R"({"path": "/p/x/", "title": "X"})");

  EXPECT_EQ(given.refusal(), "posts/x.json: the address /p/x/ is already taken by pages/x.json");
}

}  // namespace
}  // namespace provisioning
