// Every setting of the program: its name, its default and what it means.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/settings.hpp"

namespace app {

// Read once at start from the environment (DDE_<NAME>) and a TOML file; `dde doctor` shows where each value came from.
struct Config {
  std::string environment;  // development or production: the latter refuses what only tests need
  std::filesystem::path data_dir;
  std::string log_level;
  std::int64_t clock_shift;  // seconds this instance lives in the future; refused in production
  std::chrono::seconds start_patience;  // how long a start waits for neighbours that do not answer yet

  // serve
  std::string listen;
  std::int64_t threads;  // event loops; 0 is one a core
  std::string public_url;
  std::filesystem::path storage_dir;  // uploads and exports; serve and work see the same ones
  std::string serve_metrics_listen;
  std::string token_keys;  // "kid:base64url of 32 bytes", the first signs, comma between them
  std::chrono::seconds access_token_ttl;
  std::string oidc_redirect_url;  // a page of the web app; registered at every identity provider
  std::string oidc_providers;     // TOML file with the identity providers that the platform offers
  std::string audit_keys;  // the same form; the first seals the audit trail, all of them verify it
  std::string trusted_proxies;  // whose X-Forwarded-For counts: addresses, networks, "unix"
  std::int64_t rate_limit_scale;  // every bucket holds so many times more; refused in production unless 1
  std::int64_t requests_at_once;  // handled at a time by one event loop
  std::int64_t streams_per_tenant;  // event streams a tenant may hold open in one process

  // work, host
  std::string work_metrics_listen;
  std::string host_metrics_listen;
  std::int64_t jobs_at_once;
  std::string dns_resolver;  // "ipv4:port" that is asked for proofs of domains; empty: the system's
  std::chrono::seconds site_idle;  // a site without requests for so long sleeps until the next one

  // databases: the three roles of docs/decisions/row-level-security.md
  std::string database_url;         // dde_app
  std::string system_database_url;  // dde_system
  std::string owner_database_url;   // dde_owner, for migrations
  std::string redis_url;

  // websites
  std::string sites_domain;
  std::int64_t sites_port;
  std::filesystem::path sites_dir;
  std::filesystem::path run_dir;
  std::filesystem::path rootfs_dir;
  std::filesystem::path edge_dir;
  std::string edge_address;
  std::string edge_https;
  std::string site_runtime;
  std::filesystem::path docker_socket;
  std::filesystem::path templates_dir;
  std::filesystem::path template_repositories_dir;
  std::string dns_provider;
  std::string powerdns_url;
  std::string powerdns_key;
  std::string certificate_issuer;
  std::filesystem::path authority_dir;
  std::string acme_directory;
  std::string acme_ca_file;
  std::string acme_email;
  std::string acme_eab_key_id;  // external account binding (RFC 8555, 7.3.4), where the authority wants one
  std::string acme_eab_key;     // base64url, as the authority hands it out
  std::string probe_ca_file;
  std::string egress_allow;

  // mail
  std::string mail_transport;
  std::filesystem::path mailbox_dir;
  std::string mail_from;
  std::string smtp_url;
  std::string smtp_user;
  std::string smtp_password;

  // For `dde doctor`.
  std::vector<base::SettingRow> rows;
};

// Throws base::SettingsError that lists everything missing or wrong at once.
Config read_config(std::optional<std::filesystem::path> toml_file);

// "dde.localhost" of "https://dde.localhost:8443/".
std::string host_of_url(const std::string& url);

}  // namespace app
