# shellcheck shell=bash
# The processes of dde itself, and its settings file.

serve_title() { printf 'dde serve'; }
work_title() { printf 'dde work'; }
host_title() { printf 'dde host'; }
serve_prepare() { :; }
work_prepare() { :; }
host_prepare() { :; }
serve_command() { dde_command serve; }
work_command() { dde_command work; }
host_command() { dde_command host; }
serve_ready() { dde_answers "$DDE_SERVE_METRICS_PORT"; }
work_ready() { dde_answers "$DDE_WORK_METRICS_PORT"; }
host_ready() { dde_answers "$DDE_HOST_METRICS_PORT"; }
work_ports() { echo "tcp 127.0.0.1 $DDE_WORK_METRICS_PORT DDE_WORK_METRICS_PORT"; }
host_ports() { echo "tcp 127.0.0.1 $DDE_HOST_METRICS_PORT DDE_HOST_METRICS_PORT"; }
serve_ports() {
  printf '%s\n' "tcp 127.0.0.1 $DDE_LISTEN_PORT DDE_LISTEN_PORT" \
    "tcp 127.0.0.1 $DDE_SERVE_METRICS_PORT DDE_SERVE_METRICS_PORT"
}

dde_file() { printf '%s/dde.toml' "$DDE_DATA_DIR"; }

dde_check() { [[ -x $DDE_BINARY ]] || fail "there is no program $DDE_BINARY: run tools/build, or set DDE_BINARY"; }

dde_answers() { curl --noproxy '*' -fsS -m 2 -o /dev/null "http://127.0.0.1:$1/readyz" 2>/dev/null; }

dde_command() { # SUBCOMMAND
  binary=$DDE_BINARY
  reads=$(dde_file)
  command=("$binary" --config "$reads" "$1")
}

# All settings are in the file; a DDE_... in the environment of whoever typed the command must not differ from it.
# (The keeper does the same for the processes.)
dde_run() ( # SUBCOMMAND...
  dde_check
  [[ -e $(dde_file) ]] || fail "there is no instance in $DDE_DATA_DIR"
  program=$DDE_BINARY file=$(dde_file)
  unset "${!DDE_@}"
  exec "$program" --config "$file" "$@" 9>&-
)

dde_configure() {
  install -d -m 0711 "$DDE_DATA_DIR"/{run,run/sites,sites,authority}
  install -d -m 0755 "$DDE_DATA_DIR/templates"
  install -d -m 0700 "$DDE_DATA_DIR"/{mailbox,storage}
  (umask 077 && dde_settings >"$(dde_file).new")
  mv "$(dde_file).new" "$(dde_file)"
}

dde_settings() {
  local name key
  cat <<TOML
# Written by tools/instance up; to change a setting, change $DDE_DATA_DIR/settings and run it again.
environment = "$DDE_ENVIRONMENT"
data_dir = "$DDE_DATA_DIR"
listen = "127.0.0.1:$DDE_LISTEN_PORT"
serve_metrics_listen = "127.0.0.1:$DDE_SERVE_METRICS_PORT"
work_metrics_listen = "127.0.0.1:$DDE_WORK_METRICS_PORT"
host_metrics_listen = "127.0.0.1:$DDE_HOST_METRICS_PORT"
public_url = "https://$DDE_PLATFORM_HOST$(port_suffix)"
sites_domain = "$DDE_SITES_DOMAIN"
sites_port = "$DDE_HTTPS_PORT"
database_url = "$(database_url dde_app)"
system_database_url = "$(database_url dde_system)"
owner_database_url = "$(database_url dde_owner)"
redis_url = "unix://$(redis_socket)"
edge_dir = "$(edge_dir)"
edge_address = "$DDE_EDGE_ADDRESS"
edge_https = "$(dde_probe_address):$DDE_HTTPS_PORT"
sites_dir = "$DDE_DATA_DIR/sites"
run_dir = "$DDE_DATA_DIR/run"
site_runtime = "$DDE_SITE_RUNTIME"
docker_socket = "$(docker_socket)"
templates_dir = "$repository/site-templates"
template_repositories_dir = "$DDE_DATA_DIR/templates"
dns_provider = "powerdns"
powerdns_url = "http://127.0.0.1:$DDE_DNS_API_PORT"
powerdns_key = "$DDE_POWERDNS_KEY"
certificate_issuer = "$DDE_CERTIFICATE_ISSUER"
authority_dir = "$DDE_DATA_DIR/authority"
mailbox_dir = "$DDE_DATA_DIR/mailbox"
token_keys = "$DDE_TOKEN_KEYS"
audit_keys = "$DDE_AUDIT_KEYS"
TOML
  if wanted acme; then
    DDE_ACME_DIRECTORY=https://127.0.0.1:$DDE_ACME_PORT/dir
    DDE_ACME_CA_FILE=$(acme_dir)/ca.crt
    DDE_PROBE_CA_FILE=$(acme_dir)/root.crt
  fi
  for key in "${dde_optional[@]}"; do
    name=DDE_${key^^}
    if [[ -n ${!name} ]]; then printf '%s = "%s"\n' "$key" "${!name}"; fi
  done
}

dde_probe_address() {
  if [[ $DDE_EDGE_LISTEN == 0.0.0.0 ]]; then printf 127.0.0.1; else printf '%s' "$DDE_EDGE_LISTEN"; fi
}

dde_environment() { # dde.toml as DDE_KEY=value
  [[ -e $(dde_file) ]] || fail "there is no instance in $DDE_DATA_DIR"
  sed -nE 's/^([a-z_]+) = "(.*)"$/DDE_\U\1\E=\2/p' "$(dde_file)"
}

dde_migrate() {
  local began
  began=$(now)
  doing migrating
  dde_run migrate >"$DDE_DATA_DIR/log/migrate.log" 2>&1 || {
    printf 'failed\n'
    tail -n 15 "$DDE_DATA_DIR/log/migrate.log" | sed 's/^/    /' >&2
    fail "the database could not be migrated; see $DDE_DATA_DIR/log/migrate.log"
  }
  done_in "$began"
}

dde_seed() { # the administrator always, the demo agency if wanted; sets website
  local began
  began=$(now)
  doing making sure of the administrator
  dde_run admin create-administrator --email "$DDE_ADMIN_EMAIL" --password "$DDE_ADMIN_PASSWORD" \
    >"$DDE_DATA_DIR/log/seed.log" 2>&1 || dde_seed_failed
  done_in "$began"
  [[ $DDE_DEMO == yes ]] || return 0
  began=$(now)
  doing making sure of the demo agency and its live website
  website=$(dde_run admin seed-demo --email "$DDE_DEMO_EMAIL" --password "$DDE_DEMO_PASSWORD" \
    2>>"$DDE_DATA_DIR/log/seed.log") || dde_seed_failed
  done_in "$began"
}

dde_seed_failed() {
  printf 'failed\n'
  tail -n 15 "$DDE_DATA_DIR/log/seed.log" | sed 's/^/    /' >&2
  fail "see $DDE_DATA_DIR/log/seed.log, and make logs"
}
