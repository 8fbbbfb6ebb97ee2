// The catalogue is what the folder of templates holds; names are looked up in it and never used as a path.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "catalogue.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;

class Catalogues : public testing::Test {
 protected:
  Catalogues() { fs::create_directories(folder); }
  ~Catalogues() override { fs::remove_all(folder); }

  void add(const std::string& name, const std::string& json) const {
    fs::create_directories(folder / name);
    std::ofstream(folder / name / "template.json") << json;
  }
  Catalogue read() const { return {folder, "/repositories"}; }

  const fs::path folder = fs::temp_directory_path() / ("dde-catalogue-" + base::to_hex(base::random_bytes(8)));
};

TEST_F(Catalogues, hold_every_template_by_the_name_of_its_folder) {
  add("shop", R"({"name":"other","title":"Shop","description":"Sells.","features":["cart"],"colour":"red"})");
  add("blog", R"({"name":"blog","title":"Blog","description":"Tells.","features":[]})");

  const auto catalogue = read();

  ASSERT_EQ(catalogue.all().size(), 2U);
  EXPECT_EQ(catalogue.all()[0].name, "blog");
  EXPECT_EQ(catalogue.get("shop", "template").title, "Shop");
  EXPECT_EQ(catalogue.git_url(catalogue.get("shop", "template")), "file:///repositories/shop.git");
}

TEST_F(Catalogues, refuse_names_they_do_not_hold_at_the_field_and_say_which_there_are) {
  add("blog", R"({"name":"blog","title":"Blog","description":"Tells.","features":[]})");
  const auto catalogue = read();

  for (const auto* name : {"shop", "", "..", "../blog", "blog/", "BLOG", "blog;rm"}) {
    try {
      catalogue.get(name, "website.template");
      FAIL() << name;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::invalid);
      ASSERT_EQ(error.details().size(), 1U);
      EXPECT_EQ(error.details()[0].field, "website.template");
      EXPECT_EQ(error.details()[0].code, "not_one_of");
      EXPECT_THAT(error.details()[0].message, testing::HasSubstr("blog"));
    }
  }
}

TEST_F(Catalogues, with_a_broken_template_are_not_read) {
  add("blog", "{");

  EXPECT_THROW(read(), base::Error);
}

TEST(ShippedTemplates, can_all_be_read_and_described) {
  const Catalogue catalogue(DDE_SOURCE_DIR "/site-templates", "/repositories");

  EXPECT_GE(catalogue.all().size(), 3U);
  for (const auto& shipped : catalogue.all()) {
    EXPECT_FALSE(shipped.title.empty()) << shipped.name;
    EXPECT_FALSE(shipped.description.empty()) << shipped.name;
  }
}

}  // namespace
}  // namespace provisioning
