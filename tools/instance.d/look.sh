# shellcheck shell=bash
# Looking at an instance: status and logs.

uptime_of() { # START in ticks
  local ticks seconds
  ticks=$(getconf CLK_TCK)
  seconds=$(($(cut -d. -f1 /proc/uptime) - $1 / ticks))
  printf '%d:%02d:%02d' $((seconds / 3600)) $((seconds / 60 % 60)) $((seconds % 60))
}

status() {
  local name memory down=0
  printf '%-10s %-10s %-9s %9s %10s %9s\n' process state pid up memory restarts
  for name in "${processes[@]}"; do
    wanted "$name" || continue
    if running "$name"; then
      memory=$(awk '/^VmRSS/ { print int($2 / 1024) " MB" }' "/proc/$state_pid/status")
      printf '%-10s %-10s %-9s %9s %10s %9s\n' "$name" "$("${name}_ready" && echo ready || echo "not ready")" \
        "$state_pid" "$(uptime_of "$state_start")" "$memory" "$state_restarts"
    else
      printf '%-10s %-10s\n' "$name" down
      down=1
    fi
  done
  exit "$down"
}

logs() { # [--once] [NAME]
  local -a options=(-n 20 -F) files
  if [[ ${1-} == --once ]]; then
    options=(-n 100)
    shift
  fi
  if (($#)); then
    known "$1"
    files=("$DDE_DATA_DIR/log/$1.log")
  else
    files=("$DDE_DATA_DIR"/log/*.log)
  fi
  [[ -e ${files[0]} ]] || fail "there are no logs in $DDE_DATA_DIR/log"
  # shellcheck disable=SC2016
  tail -v "${options[@]}" "${files[@]}" 2>/dev/null |
    awk '/^==> .* <==$/ { n = split($2, path, "/"); sub(/\.log$/, "", path[n]); name = path[n]; next }
         NF { printf "%-12s %s\n", name, $0; fflush() }'
}
