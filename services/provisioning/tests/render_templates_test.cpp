// The templates that ship with DDE, in every combination of their features.
#include "render_fixture.hpp"

#include <gmock/gmock.h>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <regex>
#include <set>

namespace provisioning {
namespace {

namespace fs = std::filesystem;

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const fs::path templates = fs::path(DDE_SOURCE_DIR) / "site-templates";

class Shipped : public testing::TestWithParam<const char*> {
 protected:
  fs::path source() const { return templates / GetParam(); }

  // Every subset of the features template.json lists.
  std::vector<std::vector<std::string>> feature_sets() const {
    const auto declaration = boost::json::parse(file_text(source() / "template.json"));
    std::vector<std::vector<std::string>> sets{{}};
    for (const auto& feature : declaration.at("features").as_array()) {
      const auto count = sets.size();
      for (std::size_t i = 0; i < count; ++i) {
        sets.push_back(sets[i]);
        sets.back().emplace_back(feature.as_string());
      }
    }
    return sets;
  }
};

struct WrittenSite {
  TemporaryFolder folder;
  std::set<std::string> files;  // "/about/index.html"

  WrittenSite(const fs::path& source, const std::vector<std::string>& features) {
    render_site(source, folder.path() / "site",
                {"Maison & Søn", "maison.example", "https://maison.example", features, {}});
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "site")) {
      if (entry.is_regular_file()) files.insert("/" + fs::relative(entry.path(), folder.path() / "site").string());
    }
  }

  std::string text(const std::string& file) const { return file_text(folder.path() / "site" / file.substr(1)); }

  // The file a link of this site is answered with, empty for links elsewhere.
  static std::string file_behind(std::string link) {
    link = link.substr(0, link.find_first_of("?#"));
    if (!link.starts_with('/')) return {};
    return link.ends_with('/') ? link + "index.html" : link;
  }
};

std::vector<std::string> all_matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

void expect_resolved_links(const WrittenSite& site, const std::string& file) {
  const auto page = site.text(file);
  for (const auto& link : all_matches(page, R"re((?:href|src)="([^"]*)")re")) {
    const auto target = WrittenSite::file_behind(link);
    if (!target.empty()) {
      EXPECT_THAT(site.files, Contains(target)) << file << " links to " << link;
    }
    const auto fragment = link.find('#');
    if (fragment == std::string::npos) continue;
    const auto holder = target.empty() ? page : site.text(target);
    EXPECT_THAT(holder, HasSubstr("id=\"" + link.substr(fragment + 1) + "\"")) << file << " links to " << link;
  }
}

TEST_P(Shipped, has_no_dead_links_whatever_features_are_on) {
  for (const auto& features : feature_sets()) {
    const WrittenSite site(source(), features);

    for (const auto& file : site.files) {
      if (file.ends_with(".html")) expect_resolved_links(site, file);
    }
  }
}

TEST_P(Shipped, has_stylesheets_whose_files_exist) {
  const WrittenSite site(source(), {});

  for (const auto& link : all_matches(site.text("/assets/style.css"), R"re(url\("([^"]*)"\))re")) {
    EXPECT_THAT(site.files, Contains("/assets/" + link));
  }
}

TEST_P(Shipped, loads_nothing_from_elsewhere_and_nothing_inline) {
  const WrittenSite site(source(), {"blog", "estore", "chatbot"});

  for (const auto& file : site.files) {
    const auto text = site.text(file);
    if (file.ends_with(".css")) EXPECT_THAT(text, Not(HasSubstr("http"))) << file;
    if (!file.ends_with(".html")) continue;
    EXPECT_THAT(all_matches(text, R"re(src="(https?:[^"]*)")re"), testing::IsEmpty()) << file;
    EXPECT_THAT(all_matches(text, R"re(<link rel="stylesheet" href="(https?:[^"]*)")re"), testing::IsEmpty()) << file;
    EXPECT_THAT(all_matches(text, R"re(\s(style|on[a-z]+)=")re"), testing::IsEmpty()) << file;
    EXPECT_THAT(all_matches(text, R"re((<script)>)re"), testing::IsEmpty()) << file;
    EXPECT_THAT(all_matches(text, R"re((<style|<form))re"), testing::IsEmpty()) << file;
  }
}

TEST_P(Shipped, has_pages_people_and_search_engines_can_read) {
  const WrittenSite site(source(), {"blog", "estore", "chatbot"});

  for (const auto& file : site.files) {
    if (!file.ends_with(".html")) continue;
    const auto text = site.text(file);
    EXPECT_THAT(text, HasSubstr("<html lang=\"en\">")) << file;
    EXPECT_THAT(text, HasSubstr("<meta name=\"viewport\"")) << file;
    EXPECT_THAT(text, HasSubstr("class=\"skip\" href=\"#content\"")) << file;
    EXPECT_THAT(text, HasSubstr("<main id=\"content\">")) << file;
    EXPECT_THAT(text, HasSubstr("Maison &amp; Søn")) << file;
    EXPECT_THAT(text, Not(HasSubstr("{{"))) << file;
    EXPECT_EQ(all_matches(text, R"re((<h1)[ >])re").size(), 1U) << file;
    EXPECT_EQ(all_matches(text, R"re((<img ))re").size(), all_matches(text, R"re(<img [^>]*(alt)[ =>])re").size())
        << file;
  }
}

INSTANTIATE_TEST_SUITE_P(Templates, Shipped, testing::Values("starter", "blog", "ecommerce-pro"));

TEST(Blog, has_five_posts_and_a_feed) {
  const WrittenSite site(templates / "blog", {});

  EXPECT_THAT(site.files, Contains("/essays/what-the-bowl-knows/index.html"));
  EXPECT_EQ(all_matches(site.text("/feed.xml"), "(<item>)").size(), 5U);
}

TEST(EcommercePro, sells_only_with_the_store_on) {
  const WrittenSite with(templates / "ecommerce-pro", {"blog", "estore", "chatbot"});
  const WrittenSite without(templates / "ecommerce-pro", {});

  EXPECT_THAT(with.files, Contains("/products/halo-lamp/index.html"));
  EXPECT_THAT(with.files, Contains("/journal.xml"));
  EXPECT_THAT(with.text("/index.html"), HasSubstr("data-cart-open"));
  EXPECT_THAT(with.text("/index.html"), HasSubstr("class=\"chat\""));
  for (const char* file :
       {"/products/halo-lamp/index.html", "/shop/index.html", "/journal/index.html", "/journal.xml"}) {
    EXPECT_THAT(without.files, Not(Contains(file)));
  }
  EXPECT_THAT(without.text("/index.html"), Not(HasSubstr("cart")));
  EXPECT_THAT(without.text("/index.html"), Not(HasSubstr("class=\"chat\"")));
}

}  // namespace
}  // namespace provisioning
