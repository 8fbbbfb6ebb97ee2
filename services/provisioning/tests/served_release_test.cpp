// Which releases stay on disk after one went live.
#include "served_release.hpp"

#include <gmock/gmock.h>

namespace provisioning {
namespace {

using testing::ElementsAre;

class KeptReleases : public testing::Test {
 protected:
  std::vector<base::Uuid> after(base::Uuid served) const { return releases_to_keep(website, served); }

  const base::Uuid a = base::make_uuid(), b = base::make_uuid(), c = base::make_uuid(), d = base::make_uuid(),
                   e = base::make_uuid(), f = base::make_uuid();
  HeldWebsite website{base::make_uuid(), WebsiteStatus::live, 6, e, {e, d, c, b, a}};
};

TEST_F(KeptReleases, are_the_newest_five) { EXPECT_THAT(after(f), ElementsAre(f, e, d, c, b)); }

TEST_F(KeptReleases, keep_their_places_when_an_earlier_one_is_served_again) {
  EXPECT_THAT(after(a), ElementsAre(e, d, c, b, a));
}

TEST_F(KeptReleases, begin_with_the_first_release) {
  website.release_id = std::nullopt;
  website.kept_releases = {};

  EXPECT_THAT(after(a), ElementsAre(a));
}

// Of a site that went live before it was written down what is kept.
TEST_F(KeptReleases, include_the_one_that_was_served_before) {
  website.release_id = a;
  website.kept_releases = {};

  EXPECT_THAT(after(b), ElementsAre(b, a));
}

}  // namespace
}  // namespace provisioning
