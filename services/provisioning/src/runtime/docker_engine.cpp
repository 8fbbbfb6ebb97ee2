// The calls of the Docker Engine API that sites need.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/process.hpp"
#include "base/sleep.hpp"
#include "crypto/digest.hpp"
#include "runtime/docker.hpp"
#include "runtime/rootfs.hpp"

namespace provisioning {

namespace {

namespace json = boost::json;

constexpr std::chrono::milliseconds between_looks{50};

std::string encoded(const std::string& text) { return boost::urls::encode(text, boost::urls::unreserved_chars); }

std::string message_of(const http::ClientResponse& answer) {
  boost::system::error_code error;
  const auto value = json::parse(answer.body, error);
  const auto* message = !error && value.is_object() ? value.as_object().if_contains("message") : nullptr;
  return message && message->is_string() ? std::string(message->as_string())
                                         : "status " + std::to_string(answer.status);
}

std::string label_of(const json::object& container, std::string_view name) {
  const auto* label = container.at("Labels").as_object().if_contains(name);
  return label ? json::value_to<std::string>(*label) : "";
}

// The digests of an image's layers, uncompressed (Docker Engine API, ImageInspect.RootFS).
std::vector<std::string> layers_of(const std::string& image) {
  return json::value_to<std::vector<std::string>>(json::parse(image).at("RootFS").at("Layers"));
}

class Importing {
 public:
  explicit Importing(bool& flag) : flag_(flag) { flag_ = true; }
  ~Importing() { flag_ = false; }
  Importing(const Importing&) = delete;

 private:
  bool& flag_;
};

base::Task<std::string> archive(std::filesystem::path root) {
  base::Command command{.arguments = {"/bin/tar", "--create", "--numeric-owner", "--owner=0", "--group=0",
                                      "--directory", root.string(), "."}};
  command.output_limit = 128 << 20;
  auto ending = co_await base::run(std::move(command));
  if (!ending.succeeded()) throw base::internal("the sites' image cannot be packed: " + ending.err);
  co_return std::move(ending.out);
}

}  // namespace

base::Task<http::ClientResponse> DockerRuntime::ask(std::string method, std::string path, std::string body) {
  http::ClientRequest request{.method = method, .url = "http://docker/v1.41" + path};
  request.unix_socket = options_.docker_socket.string();
  request.headers = {{"Content-Type", path.starts_with("/images/create") ? "application/x-tar" : "application/json"}};
  request.body = std::move(body);
  request.timeouts.total = std::chrono::seconds(60);
  co_return co_await client_.send(std::move(request));
}

// The body of a success; 304 says that it is so already.
base::Task<std::string> DockerRuntime::require(std::string method, std::string path, std::string body) {
  auto answer = co_await ask(method, path, std::move(body));
  if (answer.status >= 400) throw base::internal("docker refuses " + method + " " + path + ": " + message_of(answer));
  co_return std::move(answer.body);
}

base::Task<bool> DockerRuntime::ping() {
  try {
    const auto answer = co_await ask("GET", "/_ping");
    co_return answer.status == 200;
  } catch (const base::Error&) {
    co_return false;
  }
}

base::Task<bool> DockerRuntime::has_image(std::string image) {
  const auto answer = co_await ask("GET", "/images/" + image + "/json");
  co_return answer.status == 200;
}

// Deployments that start together wait for the one that imports.
base::Task<std::string> DockerRuntime::require_image() {
  const auto rootfs = co_await make_rootfs(options_.rootfs_dir, true);
  const auto image = "dde-site:" + rootfs.stamp;
  if (co_await has_image(image)) co_return image;
  while (is_importing_) co_await base::sleep_for(between_looks);
  const Importing importing(is_importing_);
  if (co_await has_image(image)) co_return image;
  auto tar = co_await archive(rootfs.path);
  co_await import_image(std::move(tar), rootfs.stamp);
  co_return image;
}

// The stamp is given to the image only once Docker has shown that it holds every byte: an import that was cut off, or
// a crash between the two, leaves no image that later sites would trust.
base::Task<void> DockerRuntime::import_image(std::string tar, std::string stamp) {
  const auto digest = "sha256:" + base::to_hex(crypto::sha256(tar));
  const auto draft = "draft-" + base::to_string(base::make_uuid());
  co_await require("POST", "/images/create?fromSrc=-&repo=dde-site&tag=" + draft, std::move(tar));
  const auto answer = co_await ask("GET", "/images/dde-site:" + draft + "/json");
  const bool is_whole = answer.status == 200 && layers_of(answer.body) == std::vector{digest};
  if (is_whole) co_await require("POST", "/images/dde-site:" + draft + "/tag?repo=dde-site&tag=" + stamp);
  co_await ask("DELETE", "/images/dde-site:" + draft);
  if (!is_whole) throw base::unavailable("docker did not take the whole image of the sites: " + message_of(answer));
}

base::Task<std::vector<DockerRuntime::Container>> DockerRuntime::containers(std::string label) {
  const json::object filters{{"label", json::array{json::string(label)}}};
  const auto body = co_await require("GET", "/containers/json?all=true&filters=" + encoded(json::serialize(filters)));
  const auto listed = json::parse(body);
  std::vector<Container> found;
  for (const auto& value : listed.as_array()) {
    const auto& container = value.as_object();
    const auto site = base::parse_uuid(label_of(container, "dde.site"));
    if (!site || label_of(container, "dde.owner") != options_.run_dir.string()) continue;
    found.push_back({.id = json::value_to<std::string>(container.at("Id")),
                     .site = *site,
                     .generation = label_of(container, "dde.generation"),
                     .is_running = container.at("State") == "running"});
  }
  co_return found;
}

base::Task<std::vector<DockerRuntime::Container>> DockerRuntime::containers_of(base::Uuid site) {
  co_return co_await containers("dde.site=" + base::to_string(site));
}

base::Task<std::string> DockerRuntime::create(ContainerPlan plan) {
  auto body = container_body(plan);
  body["Labels"].as_object()["dde.generation"] = container_generation(plan);
  const auto answer = co_await require("POST", "/containers/create?name=dde-site-" + base::to_string(plan.record.id),
                                       json::serialize(body));
  const auto id = json::value_to<std::string>(json::parse(answer).at("Id"));
  co_await require("POST", "/containers/" + id + "/start");
  co_return id;
}

base::Task<void> DockerRuntime::remove_container(std::string container) {
  const auto answer = co_await ask("DELETE", "/containers/" + container + "?force=true&v=true");
  if (answer.status >= 400 && answer.status != 404 && answer.status != 409) {
    throw base::internal("docker does not remove a container: " + message_of(answer));
  }
}

// How the container is, and the end of its log, which is framed: eight bytes before each piece.
base::Task<std::string> DockerRuntime::last_words(std::string container) {
  const auto found = co_await ask("GET", "/containers/" + container + "/json");
  boost::system::error_code error;
  const auto value = json::parse(found.body, error);
  const auto* state = !error && value.is_object() ? value.as_object().if_contains("State") : nullptr;
  std::string words = state ? json::serialize(*state) + " " : message_of(found) + " ";
  const auto log = co_await ask("GET", "/containers/" + container + "/logs?stderr=true&stdout=true&tail=3");
  for (const unsigned char letter : log.body) words += letter >= ' ' && letter < 0x7f ? static_cast<char>(letter) : ' ';
  co_return words.substr(0, 1000);
}

}  // namespace provisioning
