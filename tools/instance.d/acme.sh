# shellcheck shell=bash
# Pebble, a private ACME server as strict as the standard allows; it asks our DNS and connects to our edge.

acme_title() { printf 'ACME server'; }
acme_dir() { printf '%s/acme' "$DDE_DATA_DIR"; }

acme_ports() {
  printf '%s\n' "tcp 127.0.0.1 $DDE_ACME_PORT DDE_ACME_PORT" \
    "tcp 127.0.0.1 $DDE_ACME_MANAGEMENT_PORT DDE_ACME_MANAGEMENT_PORT"
}

acme_prepare() {
  [[ -x /usr/bin/pebble ]] || fail "the private ACME server needs Debian's pebble: run tools/install --test"
  local dir
  dir=$(acme_dir)
  install -d -m 0711 "$dir"
  [[ -e $dir/server.pem ]] || acme_certificate "$dir"
  cat >"$dir/pebble.json" <<CONF
{"pebble": {
  "listenAddress": "127.0.0.1:$DDE_ACME_PORT",
  "managementListenAddress": "127.0.0.1:$DDE_ACME_MANAGEMENT_PORT",
  "certificate": "$dir/server.pem",
  "privateKey": "$dir/server.key",
  "httpPort": $DDE_HTTP_PORT,
  "tlsPort": $DDE_HTTPS_PORT,
  "externalAccountBindingRequired": false
}}
CONF
}

acme_certificate() { # DIR: the certificate of pebble's own interface; ca.crt is what its clients trust
  local dir=$1
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj '/CN=DDE pebble interface' \
    -addext keyUsage=critical,keyCertSign -keyout "$dir/ca.key" -out "$dir/ca.crt" 2>/dev/null
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
    -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -CA "$dir/ca.crt" -CAkey "$dir/ca.key" -keyout "$dir/server.key" -out "$dir/server.new" 2>/dev/null
  chmod 0600 "$dir"/*.key
  mv "$dir/server.new" "$dir/server.pem"
}

acme_command() {
  binary=/usr/bin/pebble
  reads=$(acme_dir)/pebble.json
  command=(env PEBBLE_VA_NOSLEEP=1 PEBBLE_VA_ALWAYS_VALID=0 PEBBLE_WFE_NONCEREJECT=10 PEBBLE_AUTHZREUSE=0
    "$binary" -config "$reads" -strict -dnsserver "$DDE_DNS_ADDRESS")
}

acme_ready() { # its root is new at every start: what a browser would trust
  local dir
  dir=$(acme_dir)
  curl --noproxy '*' -fsS -m 2 --cacert "$dir/ca.crt" -o "$dir/root.new" \
    "https://127.0.0.1:$DDE_ACME_MANAGEMENT_PORT/roots/0" 2>/dev/null && mv "$dir/root.new" "$dir/root.crt"
}
