# shellcheck shell=bash
# The last lines of tools/instance up: where everything is.

closing() { # BEGAN
  local url root=$DDE_DATA_DIR/authority/root.crt
  url=https://$DDE_PLATFORM_HOST$(port_suffix)
  if [[ $DDE_DEMO != yes ]]; then
    note "up in $(seconds_since "$1"): $url"
    return
  fi
  cat <<TEXT

  DDE is up (in $(seconds_since "$1")).

  Platform        $url
  API             $url/api/v1        docs: $url/api/v1/docs
  Administrator   $DDE_ADMIN_EMAIL    password: $DDE_ADMIN_PASSWORD

  Demo agency     $DDE_DEMO_EMAIL     password: $DDE_DEMO_PASSWORD
  Its live site   ${website##*$'\n'}

  Certificates come from this instance's own authority. Trust it
    in a browser:  import $root
    with curl:     curl --cacert $root $url/api/v1/docs

  make logs   follow the logs        make down   stop everything        make help   the rest

TEXT
}
