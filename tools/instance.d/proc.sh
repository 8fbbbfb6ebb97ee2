# shellcheck shell=bash
# Which process is which: a pid alone may be somebody else's by now.

boot_id() { printf '%s' "$(</proc/sys/kernel/random/boot_id)"; }

started_at() { # PID: its start time in ticks; fails when it is gone or a zombie
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  local -a fields
  read -ra fields <<<"${line##*) }"
  [[ ${fields[0]} != Z ]] || return 1
  printf '%s' "${fields[19]}"
}

alive() { # PID START
  [[ $(started_at "$1") == "$2" ]]
}
