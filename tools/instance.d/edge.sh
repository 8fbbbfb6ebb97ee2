# shellcheck shell=bash
# The edge nginx of an instance, from deploy/edge.

edge_title() { printf 'edge'; }
edge_dir() { printf '%s/edge' "$DDE_DATA_DIR"; }

edge_ports() {
  printf '%s\n' "tcp $DDE_EDGE_LISTEN $DDE_HTTP_PORT DDE_HTTP_PORT" "tcp $DDE_EDGE_LISTEN $DDE_HTTPS_PORT DDE_HTTPS_PORT"
}

# Workers run as www-data: they may enter the directories and read the certificates, not list or write.
edge_prepare() {
  local dir fresh
  dir=$(edge_dir)
  install -d -m 0711 "$dir"
  install -d -o root -g www-data -m 0710 "$dir"/{certs,domains}
  install -d -o root -g www-data -m 0750 "$dir"/acme
  install -d -o www-data -g www-data -m 0700 "$dir/tmp"
  install -d -m 0755 "$dir"/{pages,template-previews}
  install -m 0644 "$repository"/deploy/edge/pages/*.html "$dir/pages/"
  edge_certificate
  edge_web
  fresh=$(edge_configuration)
  if [[ ! -e $dir/nginx.conf || $fresh != "$(<"$dir/nginx.conf")" ]]; then
    printf '%s\n' "$fresh" >"$dir/nginx.conf.new"
    nginx -t -q -e stderr -c "$dir/nginx.conf.new" 2>"$DDE_DATA_DIR/log/nginx-test.log" ||
      fail "nginx refuses its configuration: $(<"$DDE_DATA_DIR/log/nginx-test.log")"
    mv "$dir/nginx.conf.new" "$dir/nginx.conf"
    if kept edge && running edge; then kill -HUP "$state_pid"; fi
  fi
}

# The web app's files, changed at one moment by turning a link. Without an export the API's page stands in.
edge_web() {
  local digest
  [[ -e $DDE_WEB/index.html ]] || return 0
  digest=$(sha256sum "$DDE_WEB"/*.html | sha256sum | cut -c1-16)
  [[ $(readlink "$DDE_DATA_DIR/web" || true) != "web-$digest" ]] || return 0
  rm -rf "$DDE_DATA_DIR/web-$digest"
  install -d -m 0755 "$DDE_DATA_DIR/web-$digest"
  cp -r --no-preserve=ownership,mode "$DDE_WEB/." "$DDE_DATA_DIR/web-$digest"
  ln -sfn "web-$digest" "$DDE_DATA_DIR/web.new"
  mv -T "$DDE_DATA_DIR/web.new" "$DDE_DATA_DIR/web"
  find "$DDE_DATA_DIR" -maxdepth 1 -name 'web-*' -not -name "web-$digest" -exec rm -rf {} +
}

edge_configuration() {
  local text connections
  text=$(<"$repository/deploy/edge/nginx.conf.in")
  connections=$(ulimit -Hn)
  if [[ $connections == unlimited ]] || ((connections > 32768)); then connections=32768; fi
  text=${text//@EDGE@/$(edge_dir)}
  text=${text//@LOG@/$DDE_DATA_DIR/log}
  text=${text//@WEB@/$DDE_DATA_DIR/web}
  text=${text//@LISTEN@/$DDE_EDGE_LISTEN}
  text=${text//@HTTP_PORT@/$DDE_HTTP_PORT}
  text=${text//@HTTPS_PORT@/$DDE_HTTPS_PORT}
  text=${text//@SERVE_PORT@/$DDE_LISTEN_PORT}
  text=${text//@PLATFORM@/$DDE_PLATFORM_HOST}
  text=${text//@ENVIRONMENT@/$DDE_ENVIRONMENT}
  text=${text//@PORT_SUFFIX@/$(port_suffix)}
  text=${text//@CONNECTIONS@/$((connections / 2))}
  printf '%s' "${text//@GENERATION@/$(sha256sum <<<"$text" | cut -c1-16)}"
}

# The platform's own certificate: from the local authority once dde has made one, until then signed by itself.
edge_certificate() {
  local certificate authority=$DDE_DATA_DIR/authority
  local -a issuer=()
  certificate=$(edge_dir)/certs/_default.pem
  if [[ -e $authority/root.crt && -e $authority/root.key ]]; then
    issuer=(-CA "$authority/root.crt" -CAkey "$authority/root.key")
  fi
  edge_certificate_is_good "$certificate" "$authority/root.crt" && return
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 397 -subj "/CN=$DDE_PLATFORM_HOST" \
    -addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth \
    -addext "subjectAltName=DNS:$DDE_PLATFORM_HOST,DNS:localhost,IP:127.0.0.1" "${issuer[@]}" \
    -keyout "$certificate.key" -out "$certificate.crt" 2>/dev/null
  (umask 077 && cat "$certificate.key" "$certificate.crt" >"$certificate.new")
  chown root:www-data "$certificate.new"
  chmod 0640 "$certificate.new"
  mv "$certificate.new" "$certificate"
  rm "$certificate.key" "$certificate.crt"
}

edge_certificate_is_good() { # CERTIFICATE ROOT: for our name, from the root if there is one, and not about to expire
  local text
  [[ -e $1 ]] || return 1
  text=$(openssl x509 -in "$1" -noout -checkend 2592000 -ext subjectAltName) || return 1
  [[ "${text//$'\n'/,}," == *"DNS:$DDE_PLATFORM_HOST,"* ]] || return 1
  [[ ! -e $2 ]] || openssl verify -CAfile "$2" "$1" >/dev/null 2>&1
}

edge_command() {
  binary=/usr/sbin/nginx
  stop_signal=QUIT
  command=("$parts/nginx" "$(edge_dir)")
}

edge_ready() { # the workers of the current configuration answer
  local address=$DDE_EDGE_LISTEN generation
  [[ $address != 0.0.0.0 ]] || address=127.0.0.1
  generation=$(curl --noproxy '*' -s -m 2 "http://$address:$DDE_HTTP_PORT/.well-known/edge-generation" || true)
  [[ -n $generation ]] && grep -q "return 200 $generation;" "$(edge_dir)/nginx.conf"
}
