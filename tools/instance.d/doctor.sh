# shellcheck shell=bash
# tools/instance doctor: what is wrong with this machine or instance, each with what mends it.

doctor() {
  local wrong=0
  doctor_machine || wrong=1
  if [[ -e $(dde_file) ]]; then
    doctor_processes || wrong=1
    if [[ -x $DDE_BINARY ]]; then dde_run doctor || wrong=1; fi
  else
    finding "there is no instance in $DDE_DATA_DIR" "make up"
    wrong=1
  fi
  ((wrong)) || echo "nothing is wrong"
  exit "$wrong"
}

finding() { # WHAT HOW
  printf '✗ %s\n    mend it with: %s\n' "$1" "$2"
}

fine() { printf '✓ %s\n' "$*"; }

doctor_machine() {
  local missing free wrong=0
  if missing=$("$repository/tools/install" --run --missing); then
    fine "the Debian packages are installed"
  else
    finding "these Debian packages are missing: $missing" "tools/install --run"
    wrong=1
  fi
  if [[ -x $DDE_BINARY ]]; then
    fine "the program is built: $DDE_BINARY"
  else
    finding "the program is not built: $DDE_BINARY" "tools/build"
    wrong=1
  fi
  free=$(df --output=avail -k "$(doctor_existing "$DDE_DATA_DIR")" | tail -n 1)
  if ((free > 1000000)); then
    fine "there is room on the disk of $DDE_DATA_DIR: $((free / 1000000)) GB"
  else
    finding "less than 1 GB is free on the disk of $DDE_DATA_DIR" "freeing some"
    wrong=1
  fi
  return "$wrong"
}

doctor_existing() { # PATH: itself or the nearest directory above that exists
  local path=$1
  while [[ ! -d $path ]]; do path=$(dirname "$path"); done
  printf '%s' "$path"
}

doctor_processes() {
  local name protocol address port setting owner wrong=0
  for name in "${processes[@]}"; do
    wanted "$name" || continue
    if running "$name" && "${name}_ready"; then
      fine "$("${name}_title") is ready"
      continue
    fi
    wrong=1
    finding "$("${name}_title") is not ready; its last words: $(tail -qn 1 "$DDE_DATA_DIR/log/$name.log" 2>/dev/null)" "make up"
    if running "$name"; then continue; fi
    while read -r protocol address port setting; do
      owner=$(holder "$protocol" "$address" "$port") || continue
      finding "$protocol port $port is taken by $owner" "another port: $setting=... make up"
    done < <("${name}_ports")
  done
  return "$wrong"
}
