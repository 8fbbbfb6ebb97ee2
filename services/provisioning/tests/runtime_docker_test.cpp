// Sites in Docker containers, with a Docker daemon of the tests' own.
#include "runtime/docker.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "runtime_site_fixture.hpp"

namespace provisioning {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;

// A dockerd that shares nothing with one that may run on this machine.
class PrivateDocker {
 public:
  PrivateDocker() {
    if (!fs::exists("/usr/sbin/dockerd"))
      throw base::unavailable("these tests need Debian's docker.io: /usr/sbin/dockerd is missing");
    base::Command command;
    command.arguments = {"/usr/sbin/dockerd",
                         "--data-root",
                         (scratch_ / "data").string(),
                         "--exec-root",
                         (scratch_ / "exec").string(),
                         "--pidfile",
                         (scratch_ / "pid").string(),
                         "-H",
                         "unix://" + socket().string(),
                         "--bridge=none",
                         "--iptables=false",
                         "--ip6tables=false",
                         "--log-level=error"};
    command.environment = {{"PATH", "/usr/sbin:/usr/bin:/sbin:/bin"}, {"HOME", scratch_.path().string()}};
    command.deadline = std::chrono::milliseconds(0);
    daemon_.emplace(base::start(context_, std::move(command)));
    await();
  }
  ~PrivateDocker() {
    ::kill(daemon_->pid(), SIGTERM);  // its containerd follows it
    finish(context_, daemon_->wait());
  }

  fs::path socket() const { return scratch_ / "d.sock"; }

 private:
  void await() {
    http::Client client(context_);
    for (int round = 0; round < 300 && !daemon_->has_ended(); ++round) {
      http::ClientRequest request{.url = "http://docker/_ping"};
      request.unix_socket = socket().string();
      if (error_of([&] { finish(context_, client.send(request)); }).message() == "nothing was thrown") return;
      context_.restart();
      context_.run_for(100ms);
    }
    throw base::unavailable("the tests' dockerd does not start: " + finish(context_, daemon_->wait()).err);
  }

  Scratch scratch_;
  asio::io_context context_{1};
  std::optional<base::Child> daemon_;
};

struct Containers : SiteFixture {
  static void SetUpTestSuite() {
    try {
      docker = std::make_unique<PrivateDocker>();
    } catch (const base::Error& error) {
      ADD_FAILURE() << error.message();
    }
  }
  static void TearDownTestSuite() { docker.reset(); }

  void SetUp() override {
    ASSERT_TRUE(docker) << "no Docker daemon for the tests";
    runtime = make();
  }
  void TearDown() override {
    for (const auto& site : made) finish(context, runtime->remove(site));
  }

  std::unique_ptr<DockerRuntime> make() {
    auto options = runtime_options();
    options.docker_socket = docker->socket();
    return std::make_unique<DockerRuntime>(context, options);
  }

  Site given(const std::string& name, const std::string& page) {
    const auto site = make_site(name, page);
    made.push_back(site);
    container = finish(context, runtime->ensure(site)).container_id;
    return site;
  }

  std::string call(const std::string& method, const std::string& path) {
    http::ClientRequest request{.method = method, .url = "http://docker/v1.41" + path};
    request.unix_socket = docker->socket().string();
    return finish(context, client.send(request)).body;
  }

  json::object inspect() { return json::parse(call("GET", "/containers/" + container + "/json")).as_object(); }
  pid_t nginx() { return json::value_to<pid_t>(inspect().at("State").at("Pid")); }

  static inline std::unique_ptr<PrivateDocker> docker;
  std::unique_ptr<DockerRuntime> runtime;
  std::vector<Site> made;
  std::string container;
};

TEST_F(Containers, serve_a_site_on_its_socket) {
  const auto site = given("ada.example.com", "hello from a container");

  const auto front = get(site, "/");

  EXPECT_EQ(front.status, 200);
  EXPECT_EQ(front.body, "hello from a container");
  EXPECT_EQ(get(site, "/.well-known/dde-release").body, "r1\n");
  EXPECT_EQ(get(site, "/", "other.example.org").status, 421);
  EXPECT_TRUE(finish(context, runtime->is_running(site)));
}

TEST_F(Containers, that_start_together_share_one_import_of_a_whole_image) {
  for (const auto& image : json::parse(call("GET", "/images/json")).as_array()) {
    call("DELETE", "/images/" + json::value_to<std::string>(image.at("Id")) + "?force=true");
  }
  std::vector<Site> sites{make_site("ada.example.com", "one"), make_site("bob.example.com", "two")};
  made = sites;

  int ready = 0;
  for (const auto& site : sites) {
    asio::co_spawn(context, runtime->ensure(site), [&](std::exception_ptr failure, const RuntimeState&) {
      if (!failure) ++ready;
    });
  }
  context.restart();
  context.run();

  EXPECT_EQ(ready, 2);
  const auto images = json::parse(call("GET", "/images/json"));
  ASSERT_EQ(images.as_array().size(), 1U);
  const auto tags = json::value_to<std::vector<std::string>>(images.at(0).at("RepoTags"));
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_THAT(tags.front(), testing::Not(HasSubstr("draft")));
}

TEST_F(Containers, are_hardened) {
  given("ada.example.com", "page");
  const auto status = read_file("/proc/" + std::to_string(nginx()) + "/status");

  const auto host = inspect().at("HostConfig").as_object();

  EXPECT_THAT(status, HasSubstr("CapBnd:\t0000000000000000"));
  EXPECT_THAT(status, HasSubstr("CapEff:\t0000000000000000"));
  EXPECT_THAT(status, HasSubstr("NoNewPrivs:\t1"));
  EXPECT_THAT(status, HasSubstr("Seccomp:\t2"));
  EXPECT_THAT(status, HasSubstr("Uid:\t30001\t30001"));
  EXPECT_EQ(host.at("NetworkMode"), "none");
  EXPECT_EQ(host.at("ReadonlyRootfs"), true);
  EXPECT_EQ(host.at("Memory"), 64 << 20);
  EXPECT_EQ(host.at("PidsLimit"), 32);
}

TEST_F(Containers, let_the_edge_connect) {
  const auto site = given("ada.example.com", "page");

  struct stat found{};
  ASSERT_EQ(::stat(socket_of(site).c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0666U);
  ASSERT_EQ(::stat(socket_of(site).parent_path().c_str(), &found), 0);
  EXPECT_TRUE(found.st_mode & S_IXOTH);
}

TEST_F(Containers, cannot_lead_the_edge_to_another_socket) {
  const auto site = given("ada.example.com", "page");
  const auto link = socket_of(site).parent_path() / "link.sock";
  fs::create_symlink(socket_of(site), link);
  sockaddr_un address{.sun_family = AF_UNIX};
  std::ranges::copy(link.string(), address.sun_path);
  const base::Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));

  const int result = ::connect(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address);

  EXPECT_EQ(result, -1);
  EXPECT_EQ(errno, ELOOP);
}

TEST_F(Containers, are_left_alone_when_nothing_changed) {
  const auto site = given("ada.example.com", "page");
  const auto before = container;

  const auto state = finish(context, make()->ensure(site));

  EXPECT_EQ(state.container_id, before);
}

TEST_F(Containers, lose_no_request_while_names_and_releases_change) {
  auto site = given("ada.example.com", "old");
  Load load;
  for (int client = 0; client < 3; ++client) asio::co_spawn(context, keep_asking(*this, site, load), asio::detached);

  for (int number = 0; number < 4; ++number) {
    site.hosts.push_back("a" + std::to_string(number) + ".example.com");
    finish(context, runtime->ensure(site));
    release(site, "n" + std::to_string(number), number % 2 == 0 ? "new" : "old");
    const int before = load.answers;
    wait_for([&] { return load.answers >= before + 20; }, "answers");
  }
  load.done = true;
  finish(context, ask(site, "/"));

  EXPECT_EQ(load.failures, 0);
  EXPECT_EQ(load.pages, (std::set<std::string>{"new", "old"}));
  wait_for([&] { return get(site, "/", "a3.example.com").status == 200; }, "the new name");
}

TEST_F(Containers, come_back_after_kill_9) {
  const auto site = given("ada.example.com", "page");
  const auto before = nginx();

  ::kill(before, SIGKILL);
  wait_for([&] { return nginx() > 0 && nginx() != before; }, "Docker restarts it");
  finish(context, runtime->ensure(site));

  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(Containers, are_made_again_when_somebody_removed_them) {
  const auto site = given("ada.example.com", "page");
  call("DELETE", "/containers/" + container + "?force=true");

  const bool running = finish(context, runtime->is_running(site));
  finish(context, runtime->ensure(site));

  EXPECT_FALSE(running);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(Containers, are_made_again_when_their_folder_was_lost) {
  const auto site = given("ada.example.com", "page");
  ::umount2(socket_of(site).parent_path().c_str(), MNT_DETACH);

  const bool running = finish(context, runtime->is_running(site));
  finish(context, runtime->ensure(site));

  EXPECT_FALSE(running);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(Containers, stop_while_suspended) {
  const auto site = given("ada.example.com", "page");

  finish(context, runtime->suspend(site));
  const bool running = finish(context, runtime->is_running(site));
  const bool reachable = fs::exists(socket_of(site));
  finish(context, runtime->ensure(site));

  EXPECT_FALSE(running);
  EXPECT_FALSE(reachable);
  EXPECT_EQ(get(site, "/").status, 200);
}

TEST_F(Containers, leave_nothing) {
  const auto site = given("ada.example.com", "page");
  const auto listed = finish(context, runtime->list());

  finish(context, runtime->remove(site));
  finish(context, runtime->remove(site));

  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].id, site.id);
  EXPECT_TRUE(listed[0].is_running);
  EXPECT_TRUE(finish(context, runtime->list()).empty());
  EXPECT_FALSE(fs::exists(socket_of(site).parent_path()));
  EXPECT_FALSE(fs::exists(site.directory / "site.json"));
  EXPECT_EQ(read_file("/proc/self/mounts").find(base::to_string(site.id)), std::string::npos);
}

TEST_F(Containers, are_chosen_where_docker_answers) {
  auto options = runtime_options();
  options.docker_socket = docker->socket();
  const auto here = finish(context, make_runtime(context, options));
  options.docker_socket = scratch / "none.sock";
  const auto elsewhere = finish(context, make_runtime(context, options));
  options.runtime = "docker";

  EXPECT_EQ(here->name(), "docker");
  EXPECT_EQ(elsewhere->name(), "sandbox");
  EXPECT_EQ(error_of([&] { finish(context, make_runtime(context, options)); }).kind(), base::ErrorKind::unavailable);
  options.runtime = "podman";
  EXPECT_EQ(error_of([&] { finish(context, make_runtime(context, options)); }).kind(), base::ErrorKind::internal);
}

}  // namespace
}  // namespace provisioning
