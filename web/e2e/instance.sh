# To be sourced, from the top folder: an instance of its own with the export at its edge, gone at the end.
# DDE_TEST_WEB_URL, DDE_TEST_WEB_API and DDE_TEST_WEB_DATA name one that runs already, and DDE_TEST_OIDC_ISSUER the
# address of tests/oidc/issuer.mjs where that instance offers it as the provider "test".
# shellcheck shell=bash
tools/web build
if [[ -z ${DDE_TEST_WEB_URL-} ]]; then
  first=$((24000 + $$ % 90 * 10))
  DDE_DATA_DIR=$(mktemp -d /tmp/dde-web-XXXX)
  export DDE_DATA_DIR DDE_LISTEN_PORT=$first DDE_HTTP_PORT=$((first + 1)) DDE_HTTPS_PORT=$((first + 2)) \
    DDE_SERVE_METRICS_PORT=$((first + 3)) DDE_WORK_METRICS_PORT=$((first + 4)) DDE_HOST_METRICS_PORT=$((first + 5)) \
    DDE_DNS_ADDRESS=127.0.0.1:$((first + 6)) DDE_DNS_API_PORT=$((first + 7)) DDE_DNS_RESOLVER=127.0.0.1:$((first + 6)) \
    DDE_OIDC_PROVIDERS=$DDE_DATA_DIR/providers.toml DDE_EGRESS_ALLOW=127.0.0.1:$((first + 8)) \
    DDE_DEMO=no DDE_RATE_LIMIT_SCALE=1000 DDE_SITE_RUNTIME=sandbox DDE_BINARY=${DDE_BINARY-$PWD/build/release/app/dde}
  export DDE_TEST_OIDC_ISSUER=http://127.0.0.1:$((first + 8))
  node tests/oidc/issuer.mjs $((first + 8)) "https://dde.localhost:$DDE_HTTPS_PORT/sign-in/callback" >/dev/null &
  issuer=$!
  printf '[test]\nname = "Test"\nissuer = "%s"\nclient_id = "es256"\nclient_secret = "es256-secret"\n' \
    "$DDE_TEST_OIDC_ISSUER" >"$DDE_OIDC_PROVIDERS"
  finish() {
    kill "$issuer" || true
    tools/instance down >/dev/null 2>&1 || true
    rm -rf "$DDE_DATA_DIR"
  }
  trap finish EXIT
  tools/instance up >"$DDE_DATA_DIR.log" 2>&1 || { cat "$DDE_DATA_DIR.log" >&2 && exit 1; }
  rm -f "$DDE_DATA_DIR.log"
  export DDE_TEST_WEB_URL=https://dde.localhost:$DDE_HTTPS_PORT DDE_TEST_WEB_API=http://127.0.0.1:$DDE_LISTEN_PORT \
    DDE_TEST_WEB_DATA=$DDE_DATA_DIR
fi
