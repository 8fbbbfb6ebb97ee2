# shellcheck shell=bash
# PowerDNS of an instance; dde makes its zones and records over the API.

dns_title() { printf 'PowerDNS'; }

dns_ports() {
  local address=${DDE_DNS_ADDRESS%:*} port=${DDE_DNS_ADDRESS##*:}
  printf '%s\n' "tcp $address $port DDE_DNS_ADDRESS" "udp $address $port DDE_DNS_ADDRESS" \
    "tcp 127.0.0.1 $DDE_DNS_API_PORT DDE_DNS_API_PORT"
}

dns_prepare() {
  local dir=$DDE_DATA_DIR/pdns
  install -d -o pdns -g pdns -m 0700 "$dir"
  if [[ ! -e $dir/zones.sqlite3 ]]; then
    rm -f "$dir/new.sqlite3"
    sqlite3 "$dir/new.sqlite3" </usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql
    chown pdns:pdns "$dir/new.sqlite3"
    mv "$dir/new.sqlite3" "$dir/zones.sqlite3"
  fi
  dns_settings >"$dir/pdns.conf"
  chown pdns:pdns "$dir/pdns.conf"
  chmod 0600 "$dir/pdns.conf"
}

# No caches: a change is visible at once. No calls home.
dns_settings() {
  cat <<CONF
launch=gsqlite3
gsqlite3-database=$DDE_DATA_DIR/pdns/zones.sqlite3
gsqlite3-dnssec=yes
local-address=$DDE_DNS_ADDRESS
socket-dir=$DDE_DATA_DIR/pdns
api=yes
api-key=$DDE_POWERDNS_KEY
webserver=yes
webserver-address=127.0.0.1
webserver-port=$DDE_DNS_API_PORT
webserver-allow-from=127.0.0.1
cache-ttl=0
query-cache-ttl=0
negquery-cache-ttl=0
zone-cache-refresh-interval=0
security-poll-suffix=
version-string=anonymous
distributor-threads=1
receiver-threads=1
daemon=no
guardian=no
disable-syslog=yes
loglevel=4
CONF
}

dns_command() {
  binary=/usr/sbin/pdns_server
  reads=$DDE_DATA_DIR/pdns/pdns.conf
  command=(setpriv --reuid=pdns --regid=pdns --init-groups -- "$binary" "--config-dir=$DDE_DATA_DIR/pdns")
}

dns_ready() {
  curl --noproxy '*' -fsS -m 2 -o /dev/null -H @- "http://127.0.0.1:$DDE_DNS_API_PORT/api/v1/servers/localhost" \
    <<<"X-API-Key: $DDE_POWERDNS_KEY" 2>/dev/null
}
