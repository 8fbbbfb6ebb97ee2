// The three routes of the private listener.
#include "http/health.hpp"

#include "base/log.hpp"
#include "base/metrics.hpp"

namespace http {
namespace {

Document text(std::string body, int status) { return {"text/plain; charset=utf-8", std::move(body), {}, status}; }

base::Task<Document> get_health() { co_return text("ok\n", 200); }

base::Task<Document> get_readiness(const Readiness& ready) {
  bool is_ready = false;
  try {
    is_ready = co_await ready();
  } catch (...) {
    base::log_warning("The readiness check failed", {{"error", base::describe_current_exception()}});
  }
  co_return is_ready ? text("ready\n", 200) : text("not ready\n", 503);
}

base::Task<Document> get_metrics() {
  co_return Document{std::string(base::metrics_content_type), base::metrics_text()};
}

}  // namespace

void health_routes(Routes& routes, const Readiness& ready) {
  routes.get("/healthz", get_health).open().unlisted();
  routes.get("/readyz", with(get_readiness, ready)).open().unlisted();
  routes.get("/metrics", get_metrics).open().unlisted();
}

}  // namespace http
