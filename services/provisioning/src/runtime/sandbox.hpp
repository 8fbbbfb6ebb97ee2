// Sites in bubblewrap sandboxes: a client of `dde host` on this machine.
#pragma once

#include <boost/json/object.hpp>

#include "runtime/site_runtime.hpp"

namespace provisioning {

// Speaks with <run_dir>/host.sock; one short connection a call.
class SandboxRuntime : public SiteRuntime {
 public:
  explicit SandboxRuntime(RuntimeOptions options) : options_(std::move(options)) {}

  std::string_view name() const override { return "sandbox"; }
  base::Task<RuntimeState> ensure(Site site) override;
  base::Task<void> remove(Site site) override;
  base::Task<bool> is_running(Site site) override;
  base::Task<void> suspend(Site site) override;
  base::Task<std::vector<RuntimeSite>> list() override;

 private:
  base::Task<boost::json::object> call(std::string what, Site site);

  RuntimeOptions options_;
};

}  // namespace provisioning
