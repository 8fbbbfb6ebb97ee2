// Sites in Docker containers, over the Engine API's unix socket.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "http/client.hpp"
#include "runtime/docker_container.hpp"
#include "runtime/site_runtime.hpp"

namespace provisioning {

// Hardened containers without network that listen on a socket in a small folder of their own. The image is made from
// this machine's nginx on first use; no registry is asked. Several instances of DDE may share one daemon.
class DockerRuntime : public SiteRuntime {
 public:
  DockerRuntime(boost::asio::io_context& context, RuntimeOptions options);

  std::string_view name() const override { return "docker"; }
  base::Task<RuntimeState> ensure(Site site) override;
  base::Task<void> remove(Site site) override;
  base::Task<bool> is_running(Site site) override;
  base::Task<void> suspend(Site site) override;
  base::Task<std::vector<RuntimeSite>> list() override;

  // Whether a Docker daemon answers on the socket.
  base::Task<bool> ping();

 private:
  struct Container {
    std::string id;
    base::Uuid site;
    std::string generation;
    bool is_running = false;
  };

  base::Task<http::ClientResponse> ask(std::string method, std::string path, std::string body = {});
  base::Task<std::string> require(std::string method, std::string path, std::string body = {});
  base::Task<bool> has_image(std::string image);
  base::Task<std::string> require_image();
  base::Task<void> import_image(std::string tar, std::string stamp);
  base::Task<std::vector<Container>> containers(std::string label);
  base::Task<std::vector<Container>> containers_of(base::Uuid site);
  base::Task<std::string> create(ContainerPlan plan);
  base::Task<void> reload(std::string container);
  base::Task<void> remove_container(std::string container);
  base::Task<void> await_answer(std::string container, std::filesystem::path socket);
  base::Task<std::string> last_words(std::string container);
  SiteRecord record_for(const Site& site) const;
  ContainerPlan plan_for(const SiteRecord& record, std::string image) const;
  std::filesystem::path run_folder(const base::Uuid& id) const;

  RuntimeOptions options_;
  http::Client client_;
  bool is_importing_ = false;
};

}  // namespace provisioning
