// Reading the settings, in the order of config.hpp.
#include "config.hpp"

#include "base/log.hpp"
#include "base/time.hpp"
#include "http/trusted_proxies.hpp"

namespace app {
namespace {

using base::Settings;
constexpr std::int64_t million = 1'000'000;

void read_process(Settings& settings, Config& config) {
  config.environment = settings.choice("environment", "development", {"development", "production"});
  config.data_dir = settings.path("data_dir", "/var/lib/dde");
  config.log_level = settings.choice("log_level", "info", {"debug", "info", "warning", "error"});
  config.clock_shift = settings.number("clock_shift", 0, {-100 * million, 1000 * million});
  config.start_patience = settings.seconds("start_patience", std::chrono::seconds(10), {0, 3600});
  if (config.environment == "production" && config.clock_shift != 0) {
    settings.refuse("clock_shift", "time can only be shifted in development");
  }
}

void read_serve(Settings& settings, Config& config) {
  config.listen = settings.address("listen", "127.0.0.1:8000");
  config.threads = settings.number("threads", 0, {0, 256});
  config.public_url = settings.text("public_url", "https://dde.localhost:8443");
  config.storage_dir = settings.path("storage_dir", config.data_dir / "storage");
  config.serve_metrics_listen = settings.address("serve_metrics_listen", "127.0.0.1:9100");
  config.token_keys = settings.secret("token_keys", "");
  if (config.token_keys.empty()) settings.refuse("token_keys", "is missing: write kid:base64url of 32 random bytes");
  config.audit_keys = settings.secret("audit_keys", "");
  if (config.audit_keys.empty()) settings.refuse("audit_keys", "is missing: write kid:base64url of 32 random bytes");
  config.access_token_ttl = settings.seconds("access_token_ttl", std::chrono::seconds(900), {60, 3600});
  config.oidc_redirect_url = settings.url("oidc_redirect_url", config.public_url + "/sign-in/callback");
  config.oidc_providers = settings.text("oidc_providers", "");
}

void read_gateway(Settings& settings, Config& config) {
  config.trusted_proxies = settings.text("trusted_proxies", http::TrustedProxies::usual);
  if (!http::TrustedProxies::parse(config.trusted_proxies))
    settings.refuse("trusted_proxies", "is no list of addresses, networks and \"unix\"");
  config.rate_limit_scale = settings.number("rate_limit_scale", 1, {1, 10'000});
  if (config.environment == "production" && config.rate_limit_scale != 1)
    settings.refuse("rate_limit_scale", "buckets can only be enlarged in development");
  config.requests_at_once = settings.number("requests_at_once", 512, {1, 100'000});
  config.streams_per_tenant = settings.number("streams_per_tenant", 100, {1, 100'000});
}

void read_work(Settings& settings, Config& config) {
  config.work_metrics_listen = settings.address("work_metrics_listen", "127.0.0.1:9101");
  config.host_metrics_listen = settings.address("host_metrics_listen", "127.0.0.1:9102");
  config.jobs_at_once = settings.number("jobs_at_once", 8, {1, 256});
  config.dns_resolver = settings.text("dns_resolver", "");
  config.site_idle = settings.seconds("site_idle", std::chrono::seconds(600), {1, million});
}

void read_databases(Settings& settings, Config& config) {
  const auto socket = (config.data_dir / "run").string();
  const auto url = [&](const char* role) { return "host=" + socket + " dbname=dde user=" + role; };
  config.database_url = settings.url("database_url", url("dde_app"));
  config.system_database_url = settings.url("system_database_url", url("dde_system"));
  config.owner_database_url = settings.url("owner_database_url", url("dde_owner"));
  config.redis_url = settings.url("redis_url", "unix://" + socket + "/redis.sock");
}

void read_websites(Settings& settings, Config& config) {
  const auto& data = config.data_dir;
  config.sites_domain = settings.text("sites_domain", "dde-sites.localhost");
  config.sites_port = settings.number("sites_port", 8443, {1, 65535});
  config.sites_dir = settings.path("sites_dir", data / "sites");
  config.run_dir = settings.path("run_dir", data / "run");
  config.rootfs_dir = settings.path("rootfs_dir", data / "rootfs");
  config.edge_dir = settings.path("edge_dir", data / "edge");
  config.edge_address = settings.text("edge_address", "127.0.0.1");
  config.edge_https = settings.address("edge_https", "127.0.0.1:8443");
  config.site_runtime = settings.choice("site_runtime", "auto", {"auto", "sandbox", "docker"});
  config.docker_socket = settings.path("docker_socket", "/var/run/docker.sock");
  config.templates_dir = settings.path("templates_dir", DDE_SOURCE_DIR "/site-templates");
  config.template_repositories_dir = settings.path("template_repositories_dir", data / "templates");
  config.egress_allow = settings.text("egress_allow", "");
}

void read_names_and_certificates(Settings& settings, Config& config) {
  config.dns_provider = settings.choice("dns_provider", "powerdns", {"powerdns"});
  config.powerdns_url = settings.url("powerdns_url", "http://127.0.0.1:8053");
  config.powerdns_key = settings.secret("powerdns_key", "");
  config.certificate_issuer = settings.choice("certificate_issuer", "local", {"local", "acme"});
  config.authority_dir = settings.path("authority_dir", config.data_dir / "authority");
  config.acme_directory = settings.url("acme_directory", "");
  config.acme_ca_file = settings.text("acme_ca_file", "");
  config.acme_email = settings.text("acme_email", "");
  config.acme_eab_key_id = settings.text("acme_eab_key_id", "");
  config.acme_eab_key = settings.secret("acme_eab_key", "");
  if (config.acme_eab_key_id.empty() != config.acme_eab_key.empty())
    settings.refuse("acme_eab_key", "and acme_eab_key_id go together: set both or none");
  const bool local = config.certificate_issuer == "local";
  config.probe_ca_file = settings.text("probe_ca_file", local ? (config.authority_dir / "root.crt").string() : "");
  if (!local && config.acme_directory.empty())
    settings.refuse("acme_directory", "is needed with certificate_issuer = acme");
}

void read_mail(Settings& settings, Config& config) {
  config.mail_transport = settings.choice("mail_transport", "mailbox", {"mailbox", "smtp"});
  config.mailbox_dir = settings.path("mailbox_dir", config.data_dir / "mailbox");
  config.mail_from = settings.text("mail_from", "hello@dde.localhost");
  config.smtp_url = settings.url("smtp_url", "");
  config.smtp_user = settings.text("smtp_user", "");
  config.smtp_password = settings.secret("smtp_password", "");
  if (config.mail_transport == "smtp" && config.smtp_url.empty())
    settings.refuse("smtp_url", "is needed with mail_transport = smtp");
}

}  // namespace

std::string host_of_url(const std::string& url) {
  const auto scheme = url.find("://");
  const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
  return url.substr(begin, url.find_first_of(":/", begin) - begin);
}

Config read_config(std::optional<std::filesystem::path> toml_file) {
  Settings settings(std::move(toml_file), Settings::environment_of_process());
  Config config;
  read_process(settings, config);
  read_serve(settings, config);
  read_gateway(settings, config);
  read_work(settings, config);
  read_databases(settings, config);
  read_websites(settings, config);
  read_names_and_certificates(settings, config);
  read_mail(settings, config);
  config.rows = settings.describe();
  settings.check();
  base::set_log_level(base::parse_log_level(config.log_level).value_or(base::LogLevel::info));
  base::Clock::shift(std::chrono::seconds(config.clock_shift));
  return config;
}

}  // namespace app
