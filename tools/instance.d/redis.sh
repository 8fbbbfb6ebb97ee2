# shellcheck shell=bash
# Redis of an instance: unix socket only, every write in the append-only file within a second.

redis_title() { printf 'Redis'; }
redis_ports() { :; }
redis_socket() { printf '%s/redis/redis.sock' "$DDE_DATA_DIR"; }

redis_prepare() {
  local dir=$DDE_DATA_DIR/redis
  install -d -o redis -g redis -m 0700 "$dir"
  cat >"$dir/redis.conf" <<CONF
port 0
unixsocket $(redis_socket)
unixsocketperm 700
dir $dir
daemonize no
logfile ""
save ""
appendonly yes
appendfsync everysec
maxmemory-policy noeviction
CONF
}

redis_command() {
  binary=/usr/bin/redis-server
  reads=$DDE_DATA_DIR/redis/redis.conf
  command=(setpriv --reuid=redis --regid=redis --init-groups -- "$binary" "$reads")
}

redis_ready() { [[ $(redis-cli -s "$(redis_socket)" ping 2>&1) == PONG ]]; }
