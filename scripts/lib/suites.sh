# Runs the suites of scripts/check and scripts/test, and adds up what they counted.

REPORTS="$ROOT/.build/reports"

begin_suites() {
  rm -rf "$REPORTS"
  mkdir -p "$REPORTS"
  cd "$ROOT"
}

# suite NAME COMMAND…: goes on when it fails, so that one run tells everything.
# A command that counts its tests writes JSON to the file in STOA_REPORT; any
# other counts as one test.
suite() {
  local name=$1 status=0 began=$SECONDS
  shift
  say "== $name"
  STOA_REPORT="$REPORTS/$name.json" "$@" </dev/null || status=$?
  printf '%s %s\n' "$status" "$((SECONDS - began))" >"$REPORTS/$name.status"
}

# Prints the sums, `N passed, N failed, N skipped` last, and ends the script.
end_suites() {
  exec node --disable-warning=ExperimentalWarning "$ROOT/scripts/lib/summary.ts" "$REPORTS"
}

bin() {
  "$ROOT/node_modules/.bin/$@"
}

run_vitest() {
  bin vitest run --reporter=default --reporter=json --outputFile.json="$STOA_REPORT" "$@"
}

# The types of the routes come from Next; a build makes them too, but takes longer.
check_types() {
  [ ! -d src/app ] || [ -e .next/types/routes.d.ts ] || bin next typegen >/dev/null
  bin tsc --noEmit
}

fast_suites() {
  suite format-and-lint bin biome check --error-on-warnings
  suite types check_types
}
