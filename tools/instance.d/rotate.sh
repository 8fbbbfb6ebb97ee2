# shellcheck shell=bash
# Log rotation of an instance.

rotate_title() { printf 'log rotation'; }
rotate_prepare() { :; }
rotate_ports() { :; }
rotate_ready() { :; }

rotate_command() {
  binary=$parts/rotate
  command=("$binary" "$DDE_DATA_DIR/log")
}
