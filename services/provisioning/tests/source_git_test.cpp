// Fetching repositories: honest ones arrive whole, hostile ones are cut off and leave nothing.
#include "source/git.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "http/egress.hpp"
#include "runtime_scratch.hpp"
#include "source_git_server.hpp"

namespace provisioning {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using testing::HasSubstr;

base::Task<http::Endpoint> to_loopback(std::string, std::uint16_t port) { co_return http::Endpoint{"127.0.0.1", port}; }

struct GitSources : testing::Test {
  GitSources() {
    options.template_repositories_dir = scratch / "templates";
    options.resolve = to_loopback;
    fs::create_directory(scratch / "templates");
    fs::create_directory(scratch / "work");
    git({"init", "-q", "-b", "main"});
  }

  void git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "/usr/bin/git");
    command_output(std::move(arguments), (scratch / "work").string());
  }

  void commit(const std::string& path, const std::string& text) {
    write_file(scratch / "work" / path, text);
    commit_all();
  }

  void commit_all() {
    git({"add", "-A", "-f"});
    git({"commit", "-q", "-m", "change"});
  }

  std::string publish() {
    git({"clone", "-q", "--bare", ".", (scratch / "templates/site.git").string()});
    return "file://" + (scratch / "templates/site.git").string();
  }

  Checkout fetch(const std::string& url, const std::string& branch = "main") {
    const GitSource source(options);
    return finish(context, source.fetch({url, branch, scratch / "out/checkout",
                                         [this](std::string_view line) { log += std::string(line) + "\n"; }}));
  }

  base::Error refusal(const std::string& url, const std::string& branch = "main") {
    return error_of([&] { fetch(url, branch); });
  }

  void expect_nothing_left() {
    if (!fs::exists(scratch / "out")) return;
    EXPECT_TRUE(fs::is_empty(scratch / "out")) << "the fetch left files behind";
  }

  Scratch scratch;
  asio::io_context context{1};
  GitOptions options;
  std::string log;
};

TEST_F(GitSources, fetch_the_newest_commit_of_a_branch_without_its_history) {
  commit("index.html", "old");
  commit("index.html", "new");
  commit("assets/site.css", "body {}");
  const auto head = command_output({"/usr/bin/git", "rev-parse", "HEAD"}, (scratch / "work").string());

  const auto checkout = fetch(publish());

  EXPECT_EQ(checkout.commit + "\n", head);
  EXPECT_EQ(checkout.path, scratch / "out/checkout");
  EXPECT_EQ(read_file(checkout.path / "index.html"), "new");
  EXPECT_EQ(read_file(checkout.path / "assets/site.css"), "body {}");
  EXPECT_FALSE(fs::exists(checkout.path / ".git"));
  EXPECT_EQ(checkout.files, 3U);
  EXPECT_THAT(log, HasSubstr("Fetched commit " + checkout.commit));
}

TEST_F(GitSources, hand_the_tree_over_with_plain_permissions) {
  commit("run.sh", "#!/bin/sh");
  fs::permissions(scratch / "work/run.sh", fs::perms(0777));
  commit_all();

  const auto checkout = fetch(publish());

  struct stat found{};
  ASSERT_EQ(::lstat((checkout.path / "run.sh").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777, 0644U);
  EXPECT_EQ(found.st_uid, ::geteuid());
}

TEST_F(GitSources, leave_out_symbolic_links) {
  commit("index.html", "page");
  fs::create_symlink("/etc/passwd", scratch / "work/evil");
  fs::create_symlink("../../../../etc", scratch / "work/up");
  commit_all();

  const auto checkout = fetch(publish());

  EXPECT_EQ(fs::symlink_status(checkout.path / "evil").type(), fs::file_type::not_found);
  EXPECT_EQ(fs::symlink_status(checkout.path / "up").type(), fs::file_type::not_found);
  EXPECT_EQ(read_file(checkout.path / "index.html"), "page");
  EXPECT_THAT(log, HasSubstr("Left out, a link or submodule: evil"));
}

TEST_F(GitSources, leave_out_submodules) {
  commit("index.html", "page");
  command_output({"/usr/bin/git", "-c", "protocol.file.allow=always", "submodule", "add", "-q",
                  (scratch / "work").string(), "inner"},
                 (scratch / "work").string());
  commit_all();

  const auto checkout = fetch(publish());

  EXPECT_FALSE(fs::exists(checkout.path / "inner"));
  EXPECT_EQ(read_file(checkout.path / "index.html"), "page");
}

TEST_F(GitSources, run_no_hook_of_the_repository) {
  commit("index.html", "page");
  commit("hooks/post-checkout", "#!/bin/sh\ntouch /out/src/hooked\n");
  fs::permissions(scratch / "work/hooks/post-checkout", fs::perms(0755));
  commit_all();
  const auto url = publish();
  write_file(scratch / "templates/site.git/hooks/post-checkout", "#!/bin/sh\ntouch /out/src/hooked\n");
  fs::permissions(scratch / "templates/site.git/hooks/post-checkout", fs::perms(0755));

  const auto checkout = fetch(url);

  EXPECT_FALSE(fs::exists(checkout.path / "hooked"));
}

TEST_F(GitSources, stop_a_repository_that_is_too_large) {
  write_file(scratch / "work/index.html", "page");
  command_output({"/usr/bin/truncate", "-s", "96M", (scratch / "work/huge.bin").string()});
  commit_all();
  options.limits.bytes = 64 << 20;

  const auto error = refusal(publish());

  EXPECT_EQ(error.code(), "repository_too_large");
  EXPECT_EQ(error.kind(), base::ErrorKind::too_large);
  EXPECT_THAT(error.message(), HasSubstr("larger than 64 MB"));
  expect_nothing_left();
}

TEST_F(GitSources, count_many_files_together_against_the_size) {
  for (int number = 0; number < 30; ++number)
    write_file(scratch / "work" / std::to_string(number), std::string(100'000, 'x'));
  commit_all();
  options.limits.bytes = 1 << 20;

  const auto error = refusal(publish());

  EXPECT_EQ(error.code(), "repository_too_large");
  expect_nothing_left();
}

TEST_F(GitSources, stop_a_repository_with_too_many_files) {
  for (int number = 0; number < 300; ++number) write_file(scratch / "work/many" / std::to_string(number), "");
  commit_all();
  options.limits.files = 200;

  const auto error = refusal(publish());

  EXPECT_EQ(error.code(), "repository_too_many_files");
  EXPECT_THAT(error.message(), HasSubstr("more than 200 files"));
  expect_nothing_left();
}

TEST_F(GitSources, cut_off_a_server_that_never_ends) {
  TestServer server(context, dribble());
  options.egress_allow = {server.endpoint()};
  options.limits.time = std::chrono::milliseconds(1'500);

  const auto begin = std::chrono::steady_clock::now();
  const auto error = refusal("http://" + server.endpoint() + "/endless.git");

  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
  EXPECT_EQ(error.code(), "clone_timed_out");
  EXPECT_THAT(error.message(), HasSubstr("took longer than 1500 ms"));
  expect_nothing_left();
}

TEST_F(GitSources, name_a_branch_that_does_not_exist) {
  commit("index.html", "page");
  const auto url = publish();

  const auto error = refusal(url, "gone");

  EXPECT_EQ(error.code(), "branch_not_found");
  EXPECT_EQ(error.details().at(0).field, "branch");
  EXPECT_EQ(error.message(), "Branch 'gone' does not exist in site.git.");
}

TEST_F(GitSources, refuse_branch_names_that_are_options_or_no_refs) {
  commit("index.html", "page");
  const auto url = publish();

  for (const std::string branch :
       {"--upload-pack=touch /tmp/x", "-b", "", "a b", "a..b", "a\nb", "x.lock", "/a", "a~1", "@{u}"}) {
    EXPECT_EQ(refusal(url, branch).code(), "not_a_branch") << branch;
  }
}

TEST_F(GitSources, refuse_addresses_that_are_not_allowed) {
  commit("index.html", "page");
  publish();
  fs::rename(scratch / "templates/site.git", scratch / "private.git");
  fs::create_directory_symlink(scratch / "private.git", scratch / "templates/link.git");

  for (const std::string& url :
       {"file://" + (scratch / "private.git").string(), "file://" + (scratch / "templates/../private.git").string(),
        "file://" + (scratch / "templates/link.git").string(), std::string("file:///etc"),
        std::string("ssh://git@example.com/x"), std::string("ext::sh -c id"), std::string("git@example.com:x.git"),
        std::string("http://example.com/x.git"), std::string("git://example.com/x.git"),
        std::string("https://user:secret@example.com/x.git"), std::string("--upload-pack=id"), std::string("https://"),
        std::string("https://example.com/x.git?a=b")}) {
    const auto error = refusal(url);
    EXPECT_EQ(error.kind(), base::ErrorKind::invalid) << url << " " << error.message();
    ASSERT_FALSE(error.details().empty()) << url;
    EXPECT_EQ(error.details().at(0).field, "url") << url;
    EXPECT_THAT(error.message(), testing::Not(HasSubstr("secret")));
  }
}

TEST_F(GitSources, connect_to_no_private_address) {
  const http::Egress egress("");
  options.resolve = [&egress](std::string host, std::uint16_t port) { return egress.resolve(std::move(host), port); };

  const auto error = refusal("https://127.0.0.1:8443/x.git");

  EXPECT_EQ(error.code(), "address_not_allowed");
}

TEST_F(GitSources, connect_to_the_pinned_address_whatever_the_name_says) {
  std::string head;
  TestServer server(context, [&head](tcp::socket& socket, HttpAsk ask) {
    head = ask.head;
    return send_text(socket, "HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  });
  const auto target = "repositories.example.com:" + std::to_string(server.port());
  options.egress_allow = {target};

  const auto error = refusal("http://" + target + "/x.git");

  EXPECT_THAT(head, HasSubstr("Host: " + target));
  EXPECT_EQ(error.code(), "repository_not_found");
}

TEST_F(GitSources, follow_no_redirect) {
  int asked = 0;
  TestServer inner(context, [&asked](tcp::socket& socket, HttpAsk) {
    ++asked;
    return send_text(socket, "HTTP/1.0 404 Not Found\r\n\r\n");
  });
  TestServer server(context, fixed_answer("HTTP/1.0 302 Found\r\nLocation: http://" + inner.endpoint() +
                                          "/\r\nContent-Length: 0\r\n\r\n"));
  options.egress_allow = {server.endpoint()};

  const auto error = refusal("http://" + server.endpoint() + "/x.git");

  EXPECT_EQ(error.code(), "repository_moved") << error.message();
  EXPECT_EQ(asked, 0);
}

TEST_F(GitSources, say_that_a_server_cannot_be_reached) {
  asio::ip::tcp::acceptor taken(context, {asio::ip::address_v4::loopback(), 0});
  const auto port = taken.local_endpoint().port();
  taken.close();

  const auto error = refusal("https://127.0.0.1:" + std::to_string(port) + "/x.git");

  EXPECT_EQ(error.code(), "repository_unreachable");
  EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
}

TEST_F(GitSources, say_that_a_repository_is_not_public) {
  TestServer server(
      context,
      fixed_answer("HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"));
  options.egress_allow = {server.endpoint()};

  const auto error = refusal("http://" + server.endpoint() + "/x.git");

  EXPECT_EQ(error.code(), "repository_not_public");
}

TEST_F(GitSources, fetch_over_https_with_a_verified_certificate) {
  commit("index.html", "over https");
  publish();
  TestServer server(context, smart_http(scratch / "templates/site.git"));
  tcp::acceptor free_port(context, {asio::ip::address_v4::loopback(), 0});
  const auto port = std::to_string(free_port.local_endpoint().port());
  free_port.close();
  command_output({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                  "-nodes", "-days", "2", "-subj", "/CN=code.example.com", "-addext",
                  "subjectAltName=DNS:code.example.com", "-keyout", (scratch / "key.pem").string(), "-out",
                  (scratch / "cert.pem").string()});
  write_file(scratch / "nginx.conf", "daemon off; error_log stderr; pid " + (scratch / "pid").string() +
                                         "; events {} http { access_log off; server { listen 127.0.0.1:" + port +
                                         " ssl; ssl_certificate " + (scratch / "cert.pem").string() +
                                         "; ssl_certificate_key " + (scratch / "key.pem").string() +
                                         "; location / { proxy_pass http://" + server.endpoint() + "; } } }");
  const auto nginx = base::start(context, {.arguments = {"/usr/sbin/nginx", "-c", (scratch / "nginx.conf").string()}});
  while (!fs::exists(scratch / "pid")) context.run_one_for(std::chrono::milliseconds(10));

  const auto stranger = refusal("https://code.example.com:" + port + "/site.git");
  options.ca_file = (scratch / "cert.pem").string();
  const auto checkout = fetch("https://code.example.com:" + port + "/site.git");

  EXPECT_EQ(stranger.code(), "repository_unreachable") << stranger.message();
  EXPECT_EQ(read_file(checkout.path / "index.html"), "over https");
}

TEST_F(GitSources, serve_many_fetches_at_once) {
  commit("index.html", "page");
  const auto url = publish();
  const GitSource source(options);
  std::vector<std::future<Checkout>> fetches;

  for (int number = 0; number < 20; ++number) {
    const auto destination = scratch / "out" / std::to_string(number);
    fetches.push_back(asio::co_spawn(context, source.fetch({url, "main", destination, {}}), asio::use_future));
  }
  context.run();

  for (auto& fetch : fetches) EXPECT_EQ(read_file(fetch.get().path / "index.html"), "page");
}

TEST_F(GitSources, clear_away_what_a_killed_fetch_left) {
  commit("index.html", "page");
  const auto url = publish();
  write_file(scratch / "out/.fetch-old/src/index.html", "half");
  write_file(scratch / "out/.fetch-now/src/index.html", "under way");
  fs::last_write_time(scratch / "out/.fetch-old", fs::file_time_type::clock::now() - std::chrono::hours(2));

  fetch(url);

  EXPECT_FALSE(fs::exists(scratch / "out/.fetch-old"));
  EXPECT_TRUE(fs::exists(scratch / "out/.fetch-now"));
}

TEST_F(GitSources, overwrite_no_destination) {
  commit("index.html", "page");
  const auto url = publish();
  write_file(scratch / "out/checkout/mine", "keep");

  const auto error = refusal(url);

  EXPECT_EQ(error.code(), "destination_exists");
  EXPECT_EQ(read_file(scratch / "out/checkout/mine"), "keep");
}

}  // namespace
}  // namespace provisioning
