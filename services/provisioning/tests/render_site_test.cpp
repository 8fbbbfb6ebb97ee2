// What a template and a client's choices turn into.
#include "render_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace provisioning {
namespace {

using testing::HasSubstr;
using testing::Not;

void give_posts(GivenTemplate& given) {
  given.write("template.json", R"({"name": "small", "title": "Small",
      "features": ["blog"], "collections": {"posts": {
      "path": "/journal/", "block": "note", "feature": "blog", "order": "-date",
      "related": "topic", "feed": "/feed.xml",
      "fields": {"title": {"type": "text", "required": true}, "date": {"type": "date", "required": true},
                 "topic": {"type": "text"}, "description": {"type": "text"}, "body": {"type": "markdown"}}}}})");
  given.write("blocks/note/block.mustache",
              "<h1>{{title}}</h1><time>{{date.long}}</time>{{{body}}}{{#previous}}<prev>{{title}}</prev>{{/previous}}"
              "{{#others}}<li>{{title}}</li>{{/others}}{{#chosen}}<b>{{title}}</b>{{/chosen}}");
  given.write("posts/first.md", "---\ntitle: First & foremost\ndate: 2026-01-05\ntopic: a\n---\nThe *first*.\n");
  given.write("posts/second.md", "---\ntitle: Second\ndate: 2026-02-05\ntopic: b\ndescription: Two\n---\nBody.\n");
  given.write("posts/third.md", "---\ntitle: Third\ndate: 2026-03-05\ntopic: a\n---\nBody.\n");
  given.home(R"({"chosen": {"collection": "posts", "where": {"topic": "a"}, "limit": 5}})");
}

TEST(Sites, puts_blocks_into_the_layout) {
  GivenTemplate given;

  const auto site = given.render();

  EXPECT_EQ(given.written("index.html"), "<title>Home</title><main>[Hello|Hello]</main>");
  EXPECT_EQ(site.pages, 2U);  // and 404.html
}

TEST(Sites, escapes_text_in_two_and_in_three_braces) {
  GivenTemplate given;
  given.home(R"({"text": "<b onclick='x'>\"&"})");

  given.render();

  const std::string escaped = "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;";
  EXPECT_THAT(given.written("index.html"), HasSubstr("[" + escaped + "|" + escaped + "]"));
}

TEST(Sites, puts_the_sites_words_into_texts_as_words) {
  GivenTemplate given;
  given.content.name = "A *B* <i>&";
  given.home(R"json({"text": "at {{site.name}}", "body": "**{{site.name}}** [mail](mailto:a@{{site.domain}})",
                     "raw": "<p>{{ site.name }}</p>"})json");

  given.render();

  const auto page = given.written("index.html");
  EXPECT_THAT(page, HasSubstr("[at A *B* &lt;i&gt;&amp;|"));
  EXPECT_THAT(page, HasSubstr("<strong>A *B* &lt;i&gt;&amp;</strong>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"mailto:a@nordlys.example\">mail</a>"));
  EXPECT_THAT(page, HasSubstr("<p>A *B* &lt;i&gt;&amp;</p>"));
}

TEST(Sites, show_pages_menus_and_blocks_of_enabled_features_only) {
  GivenTemplate given;
  given.write("template.json", R"({"name": "small", "title": "Small", "features": ["blog"], "menus": {"main": [
      {"label": "Home", "url": "/"}, {"label": "News", "url": "/news/"},
      {"label": "Feed", "url": "/", "feature": "blog"}]}})");
  given.write("layout.mustache",
              "{{#menus.main}}<a{{#current}} now{{/current}}>{{label}}</a>{{/menus.main}}"
              "{{#features.blog}}on{{/features.blog}}{{^features.blog}}off{{/features.blog}}{{{content}}}");
  given.write("pages/home.json", R"({"path": "/", "title": "Home", "blocks": [
      {"block": "note", "feature": "blog", "content": {"text": "teaser"}},
      {"block": "note", "content": {"link": "/news/"}}]})");
  given.write("pages/news.json", R"({"path": "/news/", "title": "News", "feature": "blog"})");

  given.render();
  const auto without = given.written("index.html");
  const bool page_without = given.has("news/index.html");
  given.content.features = {"blog", "unheard-of"};
  given.render();
  const auto with = given.written("index.html");

  EXPECT_EQ(without, "<a now>Home</a>off[|]");
  EXPECT_FALSE(page_without);
  EXPECT_THAT(with, HasSubstr("<a now>Home</a><a>News</a><a now>Feed</a>on[teaser|teaser]"));
  EXPECT_THAT(with, HasSubstr("<a href=\"/news/\">go</a>"));
  EXPECT_TRUE(given.has("news/index.html"));
}

TEST(Sites, turn_theme_tokens_into_custom_properties) {
  GivenTemplate given;
  given.write("template.json", R"({"name": "small", "title": "Small", "theme": {"accent": "#0a6e4f",
      "paper": {"light": "#fff", "dark": "#111"}, "font": "'Familjen Grotesk', serif"}})");
  given.content.theme = {{"accent", "rgb(1, 2, 3)"}};

  given.render();

  const auto css = given.written("theme.css");
  EXPECT_THAT(css, HasSubstr("--accent: rgb(1, 2, 3);"));
  EXPECT_THAT(css, HasSubstr("--font: 'Familjen Grotesk', serif;"));
  EXPECT_THAT(css, HasSubstr("@media (prefers-color-scheme: dark) {\n  :root {\n    --paper: #111;\n"));
}

TEST(Sites, refuse_theme_values_that_leave_their_declaration) {
  for (const char* value :
       {"red; } body { display: none", "url(https://evil.example)", "red}", "a\\3b", "'", "(", "", "/* x", "<style>"}) {
    GivenTemplate given;
    given.content.theme = {{"accent", value}};

    EXPECT_THAT(given.refusal(), HasSubstr("theme: accent:")) << value;
  }
}

TEST(Sites, refuse_theme_tokens_the_template_does_not_have) {
  GivenTemplate given;
  given.content.theme = {{"acent", "#fff"}};

  EXPECT_EQ(given.refusal(), "theme: acent: the template has no such token");
}

TEST(Sites, give_each_entry_of_a_collection_a_page) {
  GivenTemplate given;
  give_posts(given);
  given.content.features = {"blog"};

  given.render();

  const auto page = given.written("journal/first/index.html");
  EXPECT_THAT(page, HasSubstr("<title>First &amp; foremost</title>"));
  EXPECT_THAT(page, HasSubstr("<time>5 January 2026</time><p>The <em>first</em>.</p>"));
  EXPECT_THAT(page, HasSubstr("<prev>Second</prev>"));
  EXPECT_THAT(page, HasSubstr("<li>Third</li><li>Second</li>"));
}

TEST(Sites, choose_entries_by_value_in_the_collections_order) {
  GivenTemplate given;
  give_posts(given);
  given.content.features = {"blog"};

  given.render();

  EXPECT_THAT(given.written("index.html"), HasSubstr("<b>Third</b><b>First &amp; foremost</b></main>"));
}

TEST(Sites, leave_out_collections_whose_feature_is_off) {
  GivenTemplate given;
  give_posts(given);

  given.render();

  EXPECT_FALSE(given.has("journal"));
  EXPECT_FALSE(given.has("feed.xml"));
  EXPECT_THAT(given.written("index.html"), Not(HasSubstr("<b>")));
}

TEST(Sites, announce_entries_in_a_feed_and_a_sitemap) {
  GivenTemplate given;
  give_posts(given);
  given.content.features = {"blog"};

  given.render();

  EXPECT_THAT(given.written("feed.xml"),
              HasSubstr("<title>Second</title>\n<link>https://nordlys.example/journal/second/</link>"));
  EXPECT_THAT(given.written("feed.xml"),
              HasSubstr("<pubDate>Thu, 05 Feb 2026 00:00:00 GMT</pubDate>\n<description>Two"));
  EXPECT_THAT(given.written("sitemap.xml"),
              HasSubstr("<loc>https://nordlys.example/journal/third/</loc><lastmod>2026-03-05</lastmod>"));
}

TEST(Sites, bring_a_404_page_robots_and_a_sitemap_of_what_may_be_found) {
  GivenTemplate given;
  given.write("pages/secret.json", R"({"path": "/secret/", "title": "Secret", "hidden": true})");

  given.render();

  EXPECT_THAT(given.written("404.html"), HasSubstr("<h1>Page not found</h1>"));
  EXPECT_THAT(given.written("robots.txt"), HasSubstr("Sitemap: https://nordlys.example/sitemap.xml"));
  EXPECT_THAT(given.written("sitemap.xml"), HasSubstr("<loc>https://nordlys.example/</loc>"));
  EXPECT_THAT(given.written("sitemap.xml"), Not(HasSubstr("secret")));
}

TEST(Sites, take_the_templates_own_404_page) {
  GivenTemplate given;
  given.write("pages/404.json", R"({"path": "/404.html", "title": "Lost", "blocks": [{"block": "note"}]})");

  given.render();

  EXPECT_EQ(given.written("404.html"), "<title>Lost</title><main>[|]</main>");
}

TEST(Sites, are_equal_byte_for_byte_when_rendered_again) {
  GivenTemplate given;
  give_posts(given);
  given.write("assets/a.css", "b{}");
  given.write("layout.mustache", "{{site.stamp}}{{{content}}}");
  given.content.features = {"blog"};

  given.render();
  const auto first = given.written("index.html") + given.written("feed.xml") + given.written("sitemap.xml");
  given.render();
  const auto second = given.written("index.html") + given.written("feed.xml") + given.written("sitemap.xml");

  EXPECT_EQ(first, second);
}

TEST(Sites, have_a_stamp_that_follows_the_assets) {
  GivenTemplate given;
  given.write("layout.mustache", "{{site.stamp}}{{{content}}}");
  given.write("assets/a.css", "b{}");

  given.render();
  const auto before = given.written("index.html");
  given.write("assets/a.css", "i{}");
  given.render();

  EXPECT_NE(given.written("index.html"), before);
}

TEST(Sites, can_be_read_by_another_user) {
  GivenTemplate given;
  given.write("assets/deep/a.css", "b{}");
  const auto before = ::umask(077);

  given.render();
  ::umask(before);

  using std::filesystem::perms;
  const auto of = [&](const char* name) { return std::filesystem::status(given.output() / name).permissions(); };
  EXPECT_NE(of("assets/deep/a.css") & perms::others_read, perms::none);
  EXPECT_NE(of("assets/deep") & perms::others_exec, perms::none);
  EXPECT_NE(of("") & perms::others_exec, perms::none);
}

TEST(Sites, are_never_written_into_a_folder_in_use) {
  GivenTemplate given;
  std::filesystem::create_directories(given.output());
  std::ofstream(given.output() / "index.html") << "live";

  EXPECT_THROW(render_site(given.source(), given.output(), given.content), base::Error);
  EXPECT_EQ(given.written("index.html"), "live");
}

TEST(Sites, show_images_of_the_template) {
  GivenTemplate given;
  given.write("assets/a.svg", "<svg/>");
  given.home(R"({"picture": {"src": "/assets/a.svg", "alt": "A \"picture\""}})");

  given.render();

  EXPECT_THAT(given.written("index.html"), HasSubstr("<img src=\"/assets/a.svg\" alt=\"A &quot;picture&quot;\">"));
  EXPECT_EQ(given.written("assets/a.svg"), "<svg/>");
}

TEST(Sites, take_partials_from_partials) {
  GivenTemplate given;
  given.write("partials/outer.mustache", "<o>{{> inner}}</o>");
  given.write("partials/inner.mustache", "{{page.title}}");
  given.write("layout.mustache", "{{> outer}}{{> inner}}{{{content}}}");

  given.render();

  EXPECT_THAT(given.written("index.html"), HasSubstr("<o>Home</o>Home["));
}

}  // namespace
}  // namespace provisioning
