# shellcheck shell=bash
# The settings of an instance: the environment wins over <data dir>/settings, which wins over the defaults.

declare -a setting_names=()
declare -A setting_default=() setting_meaning=()

setting() { # NAME DEFAULT MEANING
  setting_names+=("$1")
  setting_default[$1]=$2
  setting_meaning[$1]=$3
}

setting DDE_DATA_DIR /var/lib/dde "everything of the instance lies below it"
setting DDE_BINARY "$repository/build/release/app/dde" "the program"
setting DDE_WEB "$repository/build/web" "the exported web app"
setting DDE_ENVIRONMENT development "development or production"
setting DDE_HTTP_PORT 8080 "edge, plain HTTP (redirects, ACME challenges)"
setting DDE_HTTPS_PORT 8443 "edge, HTTPS"
setting DDE_EDGE_LISTEN 127.0.0.1 "address the edge listens on (0.0.0.0: all)"
setting DDE_EDGE_ADDRESS 127.0.0.1 "address that the sites' A records point to"
setting DDE_LISTEN_PORT 8000 "dde serve on 127.0.0.1"
setting DDE_SERVE_METRICS_PORT 9100 "metrics and health of dde serve on 127.0.0.1"
setting DDE_WORK_METRICS_PORT 9101 "the same of dde work"
setting DDE_HOST_METRICS_PORT 9102 "the same of dde host"
setting DDE_DNS_ADDRESS 127.0.0.53:5300 "PowerDNS answers here (UDP and TCP)"
setting DDE_DNS_API_PORT 8053 "PowerDNS API on 127.0.0.1"
setting DDE_PLATFORM_HOST dde.localhost "host name of the platform"
setting DDE_SITES_DOMAIN dde-sites.localhost "every site also answers on <slug>.<this domain>"
setting DDE_CERTIFICATE_ISSUER local "local (own authority) or acme"
setting DDE_START_PEBBLE yes "with issuer acme: start a private ACME server (pebble)"
setting DDE_ACME_PORT 14000 "pebble on 127.0.0.1"
setting DDE_ACME_MANAGEMENT_PORT 15000 "pebble's management interface on 127.0.0.1"
setting DDE_SITE_RUNTIME auto "sandbox, docker, or auto: docker where its socket answers"
setting DDE_START_DOCKER no "yes: start a private Docker daemon for the sites"
setting DDE_DOCKER_STORAGE_DRIVER "" "of the private daemon; empty: its own choice"
setting DDE_DOCKER_SOCKET "" "empty: the private daemon's, else /var/run/docker.sock"
setting DDE_POSTGRES_MEMORY 128MB "shared_buffers of PostgreSQL"
setting DDE_ADMIN_EMAIL admin@dde.localhost "login of the platform administrator"
setting DDE_ADMIN_PASSWORD "" "empty: made once and kept in <data dir>/settings"
setting DDE_DEMO yes "no: leave out the demo agency and the closing lines"
setting DDE_DEMO_EMAIL demo@dde.localhost "login of the demo agency's owner"
setting DDE_DEMO_PASSWORD "" "empty: made once and kept in <data dir>/settings"
setting DDE_TOKEN_KEYS "" "signing keys of access tokens; empty: made once"
setting DDE_AUDIT_KEYS "" "keys that seal the audit trail; empty: made once"
setting DDE_POWERDNS_KEY "" "API key of PowerDNS; empty: made once"
dde_optional=(threads jobs_at_once access_token_ttl site_idle rootfs_dir mail_transport smtp_url smtp_user
  smtp_password mail_from acme_directory acme_ca_file acme_email acme_eab_key_id acme_eab_key probe_ca_file
  egress_allow clock_shift log_level start_patience storage_dir dns_resolver
  trusted_proxies rate_limit_scale requests_at_once streams_per_tenant
  oidc_redirect_url oidc_providers)
for key in "${dde_optional[@]}"; do
  setting "DDE_${key^^}" "" "setting $key of dde; empty: its own default"
done

settings_table() {
  local name
  for name in "${setting_names[@]}"; do
    printf '  %-26s %-22s %s\n' "$name" "${setting_default[$name]/#$repository\//}" "${setting_meaning[$name]}"
  done
}

declare -A setting_saved=() # what goes to the file: everything that once was given or made

settings_load() {
  local name value
  DDE_DATA_DIR=${DDE_DATA_DIR:-${setting_default[DDE_DATA_DIR]}}
  if [[ -r $DDE_DATA_DIR/settings ]]; then
    while IFS='=' read -r name value; do
      if [[ -v setting_default[$name] ]]; then setting_saved[$name]=$value; fi
    done <"$DDE_DATA_DIR/settings"
  fi
  for name in "${setting_names[@]}"; do
    [[ -v $name ]] && setting_saved[$name]=${!name}
    [[ -n ${setting_saved[$name]-} ]] || unset "setting_saved[$name]"
    printf -v "$name" '%s' "${setting_saved[$name]-${setting_default[$name]}}"
  done
}

make_secret() { # NAME VALUE: keeps VALUE as setting NAME if there is none yet
  if [[ -z ${!1} ]]; then
    printf -v "$1" '%s' "$2"
    setting_saved[$1]=$2
  fi
}

settings_save() {
  local name
  make_secret DDE_ADMIN_PASSWORD "$(openssl rand -hex 10)"
  make_secret DDE_DEMO_PASSWORD "$(openssl rand -hex 10)"
  make_secret DDE_POWERDNS_KEY "$(openssl rand -hex 24)"
  make_secret DDE_TOKEN_KEYS "k1:$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n')"
  make_secret DDE_AUDIT_KEYS "k1:$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n')"
  unset 'setting_saved[DDE_DATA_DIR]'
  (
    umask 077
    {
      echo "# Settings this instance was given, and its secrets; the environment wins. Applied by the next tools/instance up."
      for name in "${setting_names[@]}"; do
        if [[ -v setting_saved[$name] ]]; then printf '%s=%s\n' "$name" "${setting_saved[$name]}"; fi
      done
    } >"$DDE_DATA_DIR/settings.new"
  )
  mv "$DDE_DATA_DIR/settings.new" "$DDE_DATA_DIR/settings"
}

one_of() { # NAME VALUE...
  local name=$1 allowed
  for allowed in "${@:2}"; do [[ ${!name} != "$allowed" ]] || return 0; done
  fail "$name is '${!name}'; it may be: ${*:2}"
}

settings_check() {
  local name
  [[ $DDE_DATA_DIR =~ ^/[A-Za-z0-9._/-]+$ ]] || fail "DDE_DATA_DIR must be an absolute path of letters, digits and . _ - /"
  # A site's socket is <data dir>/run/sites/<uuid>/http.sock, and the kernel takes 107 bytes.
  ((${#DDE_DATA_DIR} <= 50)) || fail "DDE_DATA_DIR is longer than 50 characters: socket paths below it would not fit"
  for name in "${setting_names[@]}"; do
    [[ ! ${!name} =~ [\"\\[:cntrl:]] ]] || fail "$name holds a quote, a backslash or a control character"
    if [[ $name == *_PORT ]]; then
      [[ ${!name} =~ ^[1-9][0-9]{0,4}$ ]] || fail "$name is '${!name}', not a port"
      ((${!name} < 65536)) || fail "$name is '${!name}', not a port"
    fi
  done
  [[ $DDE_DNS_ADDRESS =~ ^[0-9.]+:[0-9]{1,5}$ ]] || fail "DDE_DNS_ADDRESS is '$DDE_DNS_ADDRESS'; it must be address:port"
  for name in DDE_PLATFORM_HOST DDE_SITES_DOMAIN; do
    [[ ${!name} =~ ^[a-z0-9.-]+$ ]] || fail "$name is '${!name}', not a host name"
  done
  one_of DDE_ENVIRONMENT development production
  one_of DDE_CERTIFICATE_ISSUER local acme
  one_of DDE_SITE_RUNTIME auto sandbox docker
  for name in DDE_START_DOCKER DDE_START_PEBBLE DDE_DEMO; do one_of "$name" yes no; done
}

port_suffix() { # nothing when browsers need no port
  [[ $DDE_HTTPS_PORT == 443 ]] || printf ':%s' "$DDE_HTTPS_PORT"
}
