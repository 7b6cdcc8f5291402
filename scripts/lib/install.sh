# Installs the packages that the lock file names, when something about them
# changed since the last time.

# ensure_packages prod|full: a full installation serves both.
ensure_packages() {
  local want=$1 stamp="$ROOT/node_modules/.stoa-installed" key
  key="$(cat "$ROOT/package.json" "$ROOT/package-lock.json" "$ROOT/.npmrc" | cksum) node $(node_major)"
  if is_installed; then return; fi
  take_lock
  # Another script may have done it while this one waited.
  if is_installed; then
    release_lock
    return
  fi
  # An interrupted installation must not look like a finished one.
  rm -f "$stamp"
  if [ "$want" = full ]; then
    run_step "installing packages, with those for development" install npm_ci --include=dev
  else
    run_step "installing packages" install npm_ci --omit=dev
  fi
  printf '%s\n' "$key $want" >"$stamp"
  release_lock
}

is_installed() {
  local have
  have=$(cat "$stamp" 2>/dev/null || true)
  [ "$have" = "$key full" ] || [ "$have" = "$key $want" ]
}

npm_ci() {
  (cd "$ROOT" && npm ci --ignore-scripts --no-audit --no-fund "$@")
}
