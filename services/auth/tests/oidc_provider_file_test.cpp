// The platform's providers are read from a file, or the program says what is wrong with it.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "auth/oidc.hpp"
#include "base/error.hpp"

namespace auth {
namespace {

class ProviderFiles : public testing::Test {
 protected:
  ~ProviderFiles() override { std::filesystem::remove(path); }
  std::vector<OidcProvider> read(const std::string& text) const {
    std::ofstream(path) << text;
    return read_oidc_providers(path, "localhost:8080");
  }

  const std::string path =
      std::filesystem::temp_directory_path() / ("dde-oidc-" + std::to_string(::getpid()) + ".toml");
};

constexpr const char* google = R"(
[google]
name = "Google"
issuer = "https://accounts.google.com"
client_id = "us"
client_secret = "secret"
)";

TEST_F(ProviderFiles, name_the_platforms_providers) {
  const auto providers = read(std::string(google) + "[inner-one]\nname = \"Inner\"\nissuer = "
                                                    "\"http://localhost:8080\"\nclient_id = \"x\"\n");

  ASSERT_EQ(providers.size(), 2U);
  EXPECT_EQ(providers[0].id, "google");
  EXPECT_EQ(providers[0].name, "Google");
  EXPECT_EQ(providers[0].issuer, "https://accounts.google.com");
  EXPECT_EQ(providers[0].client_id, "us");
  EXPECT_EQ(providers[0].client_secret, "secret");
  EXPECT_EQ(providers[1].client_secret, "");
}

TEST_F(ProviderFiles, may_be_left_out) { EXPECT_TRUE(read_oidc_providers("", "").empty()); }

TEST_F(ProviderFiles, that_are_wrong_are_refused) {
  for (const auto* bad :
       {"[google", "google = 5", "[google]\nname = \"G\"", "[Goo_gle]\n",
        "[google]\nname = \"G\"\nissuer = \"http://a.example\"\nclient_id = \"x\"",
        "[google]\nname = 5\nissuer = \"https://a.example\"\nclient_id = \"x\"",
        "[google]\nname = \"G\"\nissuer = \"https://a.example\"\nclient_id = \"x\"\nsecret = \"y\""}) {
    EXPECT_THROW(read(bad), base::Error) << bad;
  }
  EXPECT_THROW(read_oidc_providers("/nowhere/at/all", ""), base::Error);
}

}  // namespace
}  // namespace auth
