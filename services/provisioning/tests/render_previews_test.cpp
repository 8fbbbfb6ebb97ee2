// Every shipped template can be looked at before it is chosen.
#include <gmock/gmock.h>

#include "render/previews.hpp"
#include "render_fixture.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Previews : public testing::Test {
 protected:
  void render() { render_previews(templates.path(), folder.path() / "previews"); }
  std::string home(const std::string& name) const {
    return file_text(folder.path() / "previews" / name / "index.html");
  }
  std::size_t entries() const {
    const fs::directory_iterator all(folder.path() / "previews");
    return static_cast<std::size_t>(std::distance(fs::begin(all), fs::end(all)));
  }

  TemporaryFolder folder;
  TemporaryFolder templates;
};

TEST_F(Previews, show_every_shipped_template_with_all_its_features) {
  render_previews(fs::path(DDE_SOURCE_DIR) / "site-templates", folder.path() / "previews");

  for (const auto* name : {"starter", "blog", "ecommerce-pro"}) {
    EXPECT_THAT(home(name), HasSubstr("Your client")) << name;
    EXPECT_TRUE(fs::exists(folder.path() / "previews" / name / "assets" / "style.css")) << name;
  }
  EXPECT_TRUE(fs::exists(folder.path() / "previews" / "ecommerce-pro" / "journal.xml")) << "of the feature blog";
}

TEST_F(Previews, follow_a_changed_template_and_leave_nothing_behind) {
  fs::copy(fs::path(DDE_SOURCE_DIR) / "site-templates" / "starter", templates.path() / "starter",
           fs::copy_options::recursive);
  render();
  const auto before = fs::read_symlink(folder.path() / "previews" / "starter");
  render();
  EXPECT_EQ(fs::read_symlink(folder.path() / "previews" / "starter"), before);

  std::ofstream(templates.path() / "starter" / "layout.mustache") << "<title>{{page.title}}</title>Anew{{{content}}}";
  render();

  EXPECT_THAT(home("starter"), HasSubstr("Anew"));
  EXPECT_EQ(entries(), 2U);
}

TEST_F(Previews, of_a_broken_template_are_refused_and_the_one_before_stays) {
  fs::copy(fs::path(DDE_SOURCE_DIR) / "site-templates" / "starter", templates.path() / "starter",
           fs::copy_options::recursive);
  render();
  const auto before = home("starter");

  std::ofstream(templates.path() / "starter" / "layout.mustache") << "{{#open}}";

  EXPECT_THROW(render(), base::Error);
  EXPECT_EQ(home("starter"), before);
}

}  // namespace
}  // namespace provisioning
