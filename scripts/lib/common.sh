# What every script shares: where the project lies, how to speak, how to fail.
# Sourced by the scripts beside it; works with bash 3.2 and later.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOGS="$ROOT/.build/logs"
LOCK=""

export NEXT_TELEMETRY_DISABLED=1

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# run_step NAME LOG COMMAND…: quiet when it works; when it fails, says which
# step it was, shows the end of its log, and ends the script.
run_step() {
  local name=$1 log="$LOGS/$2.log" status=0
  shift 2
  mkdir -p "$LOGS"
  say "$name …"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 30 "$log" >&2
    fail "$name failed with status $status; the whole log is in $log"
  fi
}

# Makes DATA_DIR absolute: what the caller named is meant from where they stand,
# and the default is the project's own folder wherever they stand.
settle_data_dir() {
  case "${DATA_DIR:-}" in
    "") DATA_DIR="$ROOT/data" ;;
    /*) ;;
    *) DATA_DIR="$PWD/$DATA_DIR" ;;
  esac
  export DATA_DIR
}

# This run of the machine: after the next one another process may have our number.
boot_id() {
  cat /proc/sys/kernel/random/boot_id 2>/dev/null || sysctl -n kern.bootsessionuuid 2>/dev/null || echo unknown
}

# Two scripts must not install or build into the same folder at once. The lock
# names its owner, so that one left by a killed script is taken over.
take_lock() {
  local owner boot said="" held="$ROOT/.build/lock" this_boot
  this_boot=$(boot_id)
  mkdir -p "$ROOT/.build"
  while ! (set -C && printf '%s\n%s\n' "$$" "$this_boot" >"$held") 2>/dev/null; do
    { read -r owner && read -r boot; } <"$held" 2>/dev/null || boot=$this_boot
    if [ -n "${owner:-}" ] && { [ "$boot" != "$this_boot" ] || ! kill -0 "$owner" 2>/dev/null; }; then
      rm -f "$held"
      continue
    fi
    [ -n "$said" ] || say "waiting for another script (process ${owner:-unknown}, lock $held) …"
    said=1
    sleep 0.5
  done
  LOCK=$held
  trap release_lock EXIT
}

release_lock() {
  [ -z "$LOCK" ] || rm -f "$LOCK"
  LOCK=""
}
