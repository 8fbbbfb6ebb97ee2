# shellcheck shell=bash
# Starting, stopping and watching the processes of an instance, each below its keeper.
# A process NAME brings: NAME_title, NAME_prepare (writes its files), NAME_command (sets command, binary, reads, stop_signal),
# NAME_ready (true once it answers), NAME_ports (lines "protocol address port setting"); and may bring NAME_after (once it is
# ready), NAME_stop (before it is stopped) and NAME_stopped.

# shellcheck source=/dev/null
source "$parts/proc.sh"
processes=(postgres redis dns edge docker acme host serve work rotate)

has() { declare -F "$1" >/dev/null; }

known() {
  local name
  for name; do
    [[ " ${processes[*]} " == *" $name "* ]] || fail "there is no process '$name'; there are: ${processes[*]}"
    wanted "$name" || fail "$name is not part of this instance (see tools/instance help)"
  done
}

wanted() {
  case $1 in
    docker) [[ $DDE_START_DOCKER == yes ]] ;;
    acme) [[ $DDE_CERTIFICATE_ISSUER == acme && $DDE_START_PEBBLE == yes ]] ;;
  esac
}

read_state() { # NAME: sets state_*; fails when there is none of this boot
  local boot
  { read -r boot state_keeper state_keeper_start state_pid state_start state_restarts state_signal state_stamp \
    <"$DDE_DATA_DIR/pid/$1.state"; } 2>/dev/null || return 1
  [[ $boot == "$(boot_id)" ]]
}

kept() { read_state "$1" && alive "$state_keeper" "$state_keeper_start"; }

running() { read_state "$1" && alive "$state_pid" "$state_start"; }

stamp() { # BINARY FILE COMMAND... of what a process runs and reads; another stamp means it must start again
  {
    stat -Lc '%n %i %Y' "$1"
    [[ -z $2 ]] || cat "$2"
    printf '%s\n' "${@:3}"
  } | sha256sum | cut -c1-16
}

start() { # NAME: nothing when it runs as it should
  local name=$1 began wanted_stamp
  wanted "$name" || return 0
  local -a command=()
  local binary='' reads='' stop_signal=TERM
  "${name}_prepare"
  "${name}_command"
  wanted_stamp=$(stamp "$binary" "$reads" "${command[@]}")
  began=$(now)
  if kept "$name" && [[ $state_stamp == "$wanted_stamp" ]]; then
    wait_until_ready "$name"
    note "$("${name}_title") runs"
  else
    stop "$name"
    doing "starting $("${name}_title")"
    launch "$name" "$stop_signal" "$wanted_stamp" "${command[@]}"
    wait_until_ready "$name"
    done_in "$began"
  fi
  if has "${name}_after"; then "${name}_after"; fi
}

launch() { # NAME STOP_SIGNAL STAMP COMMAND...
  local name=$1
  rm -f "$DDE_DATA_DIR/pid/$name.state"
  setsid "$parts/keeper" "$DDE_DATA_DIR" "$@" >>"$DDE_DATA_DIR/log/$name.log" 2>&1 </dev/null 9>&- &
  disown
}

wait_until_ready() { # NAME: up to a minute, less when it only dies
  local name=$1 end=$((SECONDS + 60))
  until running "$name" && "${name}_ready"; do
    if ((SECONDS > end)) || { read_state "$name" && ((state_restarts >= 5)) && ! running "$name"; }; then
      printf 'failed\n'
      tail -n 15 "$DDE_DATA_DIR/log/$name.log" | sed 's/^/    /' >&2
      fail "$("${name}_title") does not get ready; its log is $DDE_DATA_DIR/log/$name.log"
    fi
    sleep 0.05
  done
}

ask_to_stop() { # NAME: its keeper passes the signal on
  if running "$1" && has "$1_stop"; then "$1_stop"; fi
  if kept "$1"; then
    kill -TERM "$state_keeper"
  elif running "$1"; then
    kill -s "$state_signal" "$state_pid"
  fi
}

see_it_stop() { # NAME: after 35 s (dde drains up to 30) by force
  local name=$1 end=$((SECONDS + 35))
  while kept "$name" || running "$name"; do
    if ((SECONDS > end)) && running "$name"; then
      kill -KILL "$state_pid" || true
      end=$((SECONDS + 5))
    fi
    sleep 0.05
  done
  if read_state "$name" && ! started_at "$state_pid" >/dev/null; then pkill -KILL -s "$state_pid" || true; fi
  rm -f "$DDE_DATA_DIR/pid/$name".{state,pid}
  if has "${name}_stopped"; then "${name}_stopped"; fi
}

stop() { # NAME...: asked together, then awaited
  local name began asked=' '
  for name; do
    if kept "$name" || running "$name"; then asked+="$name "; fi
    ask_to_stop "$name"
  done
  for name; do
    began=$(now)
    [[ $asked != *" $name "* ]] || doing "stopping $("${name}_title")"
    see_it_stop "$name"
    [[ $asked != *" $name "* ]] || done_in "$began"
  done
}

stop_unwanted() { # what earlier settings started
  local name
  for name in "${processes[@]}"; do wanted "$name" || stop "$name"; done
}
