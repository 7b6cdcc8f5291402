# Builds the site when something it is made of changed since the last build.

# Contents, not times, so that a fresh checkout or a touched file costs nothing.
sources_key() {
  (
    cd "$ROOT"
    local -a parts=()
    local part
    for part in src messages public drizzle scripts/build.ts package.json package-lock.json tsconfig.json \
      next.config.mjs next.config.ts postcss.config.mjs; do
      [ ! -e "$part" ] || parts+=("$part")
    done
    find "${parts[@]}" -type f ! -name '*.test.ts' ! -path 'src/testing/*' ! -path 'public/stoa.*' -print0 |
      LC_ALL=C sort -z | xargs -0 cksum | cksum
  )
}

ensure_build() {
  local stamp="$ROOT/.build/built" key
  key=$(sources_key)
  if is_built; then return; fi
  take_lock
  # Another script may have done it while this one waited.
  if is_built; then
    release_lock
    return
  fi
  rm -f "$stamp"
  run_step "building" build run_build
  printf '%s\n' "$key" >"$stamp"
  release_lock
}

is_built() { [ "$(cat "$stamp" 2>/dev/null || true)" = "$key" ]; }

run_build() {
  (cd "$ROOT" && NODE_ENV=production node scripts/build.ts)
}
