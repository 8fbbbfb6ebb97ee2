# shellcheck shell=bash
# Finds out who holds a port before an instance wants it.

holder() { # PROTOCOL ADDRESS PORT: prints who listens there; fails when nobody does
  local option=-Hltnp line
  [[ $1 == tcp ]] || option=-Hlunp
  line=$(ss "$option" "sport = :$3" | awk -v address="$2" '
    { at = $4; sub(/:[0-9]+$/, "", at); sub(/%.*/, "", at) }
    at == address || at == "0.0.0.0" || at == "*" || at == "[::]" || address == "0.0.0.0" { print; exit }')
  [[ -n $line ]] || return 1
  if [[ $line =~ \(\(\"([^\"]+)\",pid=([0-9]+) ]]; then
    printf '%s, pid %s' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  else
    printf 'an unknown process'
  fi
}

ports_check() { # every port of every process that does not run yet, all findings in one message
  local name protocol address port setting owner taken=''
  for name in "${processes[@]}"; do
    wanted "$name" || continue
    if kept "$name" || running "$name"; then continue; fi
    stop "$name"
    while read -r protocol address port setting; do
      if owner=$(holder "$protocol" "$address" "$port"); then
        taken+="  ${protocol} port $port on $address, wanted by $("${name}_title"), is taken by $owner: choose another with $setting"$'\n'
      fi
    done < <("${name}_ports")
  done
  [[ -z $taken ]] || fail $'some ports are taken\n'"${taken%$'\n'}"
}
