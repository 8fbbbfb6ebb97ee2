# shellcheck shell=bash
# PostgreSQL of an instance: unix socket only, in a directory that only root and postgres can enter.

postgres_title() { printf 'PostgreSQL'; }
postgres_ports() { :; }
postgres_dir() { printf '%s/postgres' "$DDE_DATA_DIR"; }

postgres_bin() { # the version that made the cluster, else the newest
  local -a found=(/usr/lib/postgresql/*/bin)
  local version=/nonexistent
  [[ ! -e $(postgres_dir)/main/PG_VERSION ]] || version=/usr/lib/postgresql/$(<"$(postgres_dir)/main/PG_VERSION")/bin
  [[ -d $version ]] || version=$(printf '%s\n' "${found[@]}" | sort -V | tail -n 1)
  [[ -x $version/postgres ]] || fail "PostgreSQL is not installed: run tools/install --run"
  printf '%s' "$version"
}

as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"; }

postgres_prepare() {
  local dir
  dir=$(postgres_dir)
  install -d -o postgres -g postgres -m 0700 "$dir"
  [[ -e $dir/main/PG_VERSION ]] || postgres_create "$dir"
  # Who can enter the socket's directory (root and postgres) may be any role; nobody comes from elsewhere.
  echo 'local all all trust' >"$dir/pg_hba.conf"
  postgres_settings >"$dir/postgresql.conf"
  postgres_forget_crash "$dir/main"
}

postgres_create() { # DIR
  local began
  began=$(now)
  doing "creating the database cluster"
  rm -rf "$1/new"
  as_postgres "$(postgres_bin)/initdb" --pgdata="$1/new" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
    --auth=trust --data-checksums >"$DDE_DATA_DIR/log/initdb.log" 2>&1 ||
    fail "initdb failed; see $DDE_DATA_DIR/log/initdb.log"
  mv "$1/new" "$1/main"
  done_in "$began"
}

postgres_settings() {
  cat <<CONF
hba_file = '$(postgres_dir)/pg_hba.conf'
listen_addresses = ''
unix_socket_directories = '$(postgres_dir)'
max_connections = 200
shared_buffers = $DDE_POSTGRES_MEMORY
work_mem = 8MB
maintenance_work_mem = 64MB
wal_compression = on
max_wal_size = 1GB
checkpoint_timeout = 15min
jit = off
timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_lock_waits = on
# Details of a refusal are values of rows: they may be about a person.
log_error_verbosity = terse
idle_in_transaction_session_timeout = 5min
CONF
}

postgres_forget_crash() { # MAIN: a lock of a dead server whose pid somebody else has now
  local pid
  { read -r pid <"$1/postmaster.pid"; } 2>/dev/null || return 0
  [[ $(readlink "/proc/$pid/cwd" || true) == "$1" ]] || rm -f "$1/postmaster.pid" "$(postgres_dir)"/.s.PGSQL.*
}

postgres_command() {
  local dir
  dir=$(postgres_dir)
  binary=$(postgres_bin)/postgres
  reads=$dir/postgresql.conf
  stop_signal=INT # fast: open sessions are ended, transactions rolled back
  command=(setpriv --reuid=postgres --regid=postgres --init-groups --
    "$binary" -D "$dir/main" -c "config_file=$dir/postgresql.conf")
}

postgres_ready() { "$(postgres_bin)/pg_isready" --quiet --host="$(postgres_dir)" --username=postgres --dbname=postgres; }

postgres_shell() { "$(postgres_bin)/psql" --host="$(postgres_dir)" --username=postgres --dbname=dde "$@"; }

postgres_after() { # the roles and the database; dde migrate makes the rest
  local -a psql=("$(postgres_bin)/psql" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1
    --host="$(postgres_dir)" --username=postgres --dbname=postgres)
  [[ $("${psql[@]}" --command="select 1 from pg_database where datname = 'dde'") != 1 ]] || return 0
  "${psql[@]}" <<'SQL'
select format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', name)
from unnest(array['dde_owner', 'dde_app', 'dde_system']) as name
where not exists (select from pg_roles where rolname = name) \gexec
create database dde owner dde_owner;
revoke all on database dde from public;
grant connect on database dde to dde_app, dde_system;
SQL
}

database_url() { # ROLE
  printf 'host=%s dbname=dde user=%s' "$(postgres_dir)" "$1"
}
