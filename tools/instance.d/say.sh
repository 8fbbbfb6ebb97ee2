# shellcheck shell=bash
# What tools/instance says while it works.

now() { printf '%s' "${EPOCHREALTIME/[.,]/}"; } # microseconds

seconds_since() { # MICROSECONDS: "0.8 s"
  local passed=$((($(now) - $1) / 100000))
  printf '%d.%d s' $((passed / 10)) $((passed % 10))
}

note() { printf '· %s\n' "$*"; }

fail() {
  printf '\ntools/instance: %s\n' "$*" >&2
  exit 1
}

doing() { printf '· %s … ' "$*"; } # ends with done_in, or with fail

done_in() { printf 'ok %s\n' "$(seconds_since "$1")"; }
