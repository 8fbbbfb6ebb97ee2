// The choice of a runtime.
#include "runtime/site_runtime.hpp"

#include "base/error.hpp"
#include "runtime/docker.hpp"
#include "runtime/sandbox.hpp"

namespace provisioning {

base::Task<std::unique_ptr<SiteRuntime>> make_runtime(boost::asio::io_context& context, RuntimeOptions options) {
  if (options.runtime == "sandbox") co_return std::make_unique<SandboxRuntime>(options);
  if (options.runtime != "docker" && options.runtime != "auto") {
    throw base::internal("site_runtime is auto, sandbox or docker, not " + options.runtime);
  }
  auto docker = std::make_unique<DockerRuntime>(context, options);
  const bool answers = co_await docker->ping();
  if (answers) co_return docker;
  if (options.runtime == "docker")
    throw base::unavailable("docker does not answer on " + options.docker_socket.string());
  co_return std::make_unique<SandboxRuntime>(options);
}

}  // namespace provisioning
