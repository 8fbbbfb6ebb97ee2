# shellcheck shell=bash
# A private Docker daemon for the sites: own directories, no bridge, no firewall rules.

docker_title() { printf 'Docker'; }
docker_ports() { :; }
docker_dir() { printf '%s/docker' "$DDE_DATA_DIR"; }

docker_socket() {
  if [[ -n $DDE_DOCKER_SOCKET ]]; then
    printf '%s' "$DDE_DOCKER_SOCKET"
  elif wanted docker; then
    printf '%s/docker.sock' "$(docker_dir)"
  else
    printf /var/run/docker.sock
  fi
}

docker_prepare() {
  [[ -x /usr/sbin/dockerd ]] || fail "DDE_START_DOCKER=yes needs Debian's docker.io: run tools/install --test"
  local dir
  dir=$(docker_dir)
  install -d -m 0711 "$dir"
  cat >"$dir/daemon.json" <<CONF
{
  "data-root": "$dir/root",
  "exec-root": "$dir/exec",
  "pidfile": "$dir/docker.pid",
  "hosts": ["unix://$(docker_socket)"],
  "storage-driver": "$DDE_DOCKER_STORAGE_DRIVER",
  "bridge": "none",
  "iptables": false,
  "ip6tables": false,
  "ip-forward": false,
  "ip-masq": false,
  "live-restore": true,
  "log-level": "warn"
}
CONF
}

docker_command() {
  binary=/usr/sbin/dockerd
  reads=$(docker_dir)/daemon.json
  command=("$parts/dockerd" "$(docker_dir)")
}

docker_ready() { [[ $(curl -s -m 2 --unix-socket "$(docker_socket)" http://docker/_ping) == OK ]]; }

# With live-restore containers outlive their daemon; without, it ends them and starts them again at its next start.
docker_stop() {
  local end=$((SECONDS + 5))
  sed -i 's/"live-restore": true/"live-restore": false/' "$(docker_dir)/daemon.json"
  kill -HUP "$state_pid"
  until docker_info | grep -q '"LiveRestoreEnabled":false' || ((SECONDS > end)); do sleep 0.05; done
}

docker_info() { curl -s -m 2 --unix-socket "$(docker_socket)" http://docker/info; }

docker_stopped() { # what a killed daemon leaves: containers, its directory mounted on itself, the sites' run directories
  local shim at
  while read -r shim; do
    pkill -KILL -P "$shim" || true
    kill -KILL "$shim" || true
  done < <(pgrep -f -- "^/usr/bin/containerd-shim[^ ]* .*-address $(docker_dir)/exec/" || true)
  while read -r at; do umount "$at" || true; done < <(
    awk -v dir="$(docker_dir)/" -v sites="$DDE_DATA_DIR/run/sites/" \
      'index($5, dir) == 1 || index($5, sites) == 1 { print $5 }' /proc/self/mountinfo | sort -r
  )
}
