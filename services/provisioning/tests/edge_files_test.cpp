// The edge's links from host names to sockets.
#include "edge/edge_files.hpp"

#include <gmock/gmock.h>

#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(EdgeFiles, point_a_host_at_a_socket_and_change_it) {
  const Scratch scratch;
  const EdgeFiles edge(scratch / "edge");

  const bool made = edge.point("shop.example.com", "/run/a/http.sock");
  const bool same = edge.point("shop.example.com", "/run/a/http.sock");
  const bool changed = edge.point("shop.example.com", "/run/b/http.sock");

  EXPECT_TRUE(made);
  EXPECT_FALSE(same);
  EXPECT_TRUE(changed);
  EXPECT_EQ(fs::read_symlink(scratch / "edge/domains/shop.example.com.sock"), "/run/b/http.sock");
  EXPECT_THAT(edge.list(), ElementsAre("shop.example.com"));
}

TEST(EdgeFiles, show_the_suspended_page_until_pointed_back) {
  const Scratch scratch;
  const EdgeFiles edge(scratch / "edge");
  edge.point("a.example.com", "/run/a/http.sock");

  edge.point_to_suspended("a.example.com");
  const bool suspended = edge.is_suspended("a.example.com");
  edge.point("a.example.com", "/run/a/http.sock");

  EXPECT_TRUE(suspended);
  EXPECT_FALSE(edge.is_suspended("a.example.com"));
}

TEST(EdgeFiles, forget_a_host) {
  const Scratch scratch;
  const EdgeFiles edge(scratch / "edge");
  edge.point("a.example.com", "/run/a/http.sock");

  EXPECT_TRUE(edge.remove("a.example.com"));
  EXPECT_FALSE(edge.remove("a.example.com"));
  EXPECT_EQ(edge.target("a.example.com"), std::nullopt);
  EXPECT_TRUE(edge.list().empty());
}

TEST(EdgeFiles, refuse_names_that_are_no_host_names) {
  const Scratch scratch;
  const EdgeFiles edge(scratch / "edge");

  for (const std::string host :
       {"", "localhost", "../x.com", "a/b.com", "A.example.com", "a..com", ".a.com", "a.com.", "-a.com", "a-.com",
        "*.example.com", "a b.com", "a.com;", "a{}.com", "a.com\n", "_none", "_default"}) {
    EXPECT_EQ(error_of([&] { edge.point(host, "/run/a/http.sock"); }).kind(), base::ErrorKind::invalid) << host;
    EXPECT_FALSE(is_host_name(host)) << host;
  }
  EXPECT_FALSE(is_host_name(std::string(64, 'a') + ".com"));
  EXPECT_TRUE(is_host_name(std::string(63, 'a') + ".com"));
  EXPECT_TRUE(is_host_name("xn--bcher-kva.example"));
}

TEST(EdgeFiles, refuse_names_whose_socket_path_nginx_could_not_connect_to) {
  const Scratch scratch;
  const EdgeFiles edge(scratch / "edge");
  const auto fits = std::string(60, 'a') + "." + std::string(EdgeFiles::longest_host() - 65, 'b') + ".com";

  EXPECT_NO_THROW(edge.point(fits, "/run/a/http.sock"));
  const auto error = error_of([&] { edge.point("x" + fits, "/run/a/http.sock"); });
  EXPECT_EQ(error.code(), "host_too_long");
}

}  // namespace
}  // namespace provisioning
