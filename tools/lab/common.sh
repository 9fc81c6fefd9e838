# What the commands of ./lab share: messages, steps with a log, finding tools. Kept to bash 3.2 (macOS).

if [ -t 1 ]; then bold=$'\e[1m' faint=$'\e[2m' red=$'\e[31m' plain=$'\e[0m'; else bold='' faint='' red='' plain=''; fi

title() { printf '%s%s%s\n' "$bold" "$*" "$plain"; }
say() { printf '   %s\n' "$*"; }
complain() { printf '%s%s%s\n' "$red" "$*" "$plain" >&2; }
have() { command -v "$1" > /dev/null 2>&1; }

# at_least 20.19 20.20.2: whether the second version is the first or newer
at_least() {
  awk -v want="$1" -v got="$2" 'BEGIN {
    n = split(want, w, "."); split(got, g, ".")
    for (i = 1; i <= n; i++) if (g[i] + 0 != w[i] + 0) exit !(g[i] + 0 > w[i] + 0)
    exit 0
  }'
}

# step "what happens" command...: runs it, output to a log that is shown only when it fails
step() {
  local what=$1 log started=$SECONDS
  shift
  mkdir -p "$ROOT/build/logs"
  log=$ROOT/build/logs/$(printf '%s' "$what" | tr -c 'a-zA-Z0-9\n' '-').log
  printf '   %s ' "$what"
  if "$@" > "$log" 2>&1; then
    printf '%s(%s s)%s\n' "$faint" $((SECONDS - started)) "$plain"
  else
    local code=$?
    printf '\n'
    grep -E 'error|FAILED|warning: ' "$log" | head -n 30 >&2 || true
    complain "This failed: $what. Its last lines:"
    tail -n 30 "$log" >&2
    complain "All of it: $log"
    return $code
  fi
}

jobs() { printf '%s' "${IRONLAB_JOBS:-$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2)}"; }

# Whether <files and folders> are the same as when `remember <name> ...` was last called.
unchanged() {
  local name=$1
  shift
  [ -r "build/stamps/$name" ] && [ "$(node tools/lab/fingerprint.mjs "$@")" = "$(cat "build/stamps/$name")" ]
}
remember() {
  local name=$1
  shift
  mkdir -p build/stamps
  node tools/lab/fingerprint.mjs "$@" > "build/stamps/$name"
}

# Where the private copies of tools live. Clones may share one folder: set IRONLAB_TOOLCHAIN to it.
export IRONLAB_TOOLCHAIN=${IRONLAB_TOOLCHAIN:-.toolchain}
case $IRONLAB_TOOLCHAIN in /*) ;; *) IRONLAB_TOOLCHAIN=$ROOT/$IRONLAB_TOOLCHAIN ;; esac
# Tests use the system's Chromium; npm packages must not bring their own.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

emscripten_needed=3.1.60
node_needed=20.19

# A system Emscripten that is new enough: prints its folder
system_emscripten() {
  local root
  have emcc && have em-config || return 1
  root=$(em-config EMSCRIPTEN_ROOT 2> /dev/null) && [ -f "$root/emscripten-version.txt" ] || return 1
  at_least "$emscripten_needed" "$(tr -d '"' < "$root/emscripten-version.txt")" && printf '%s' "$root"
}

# Puts the Emscripten to use first on PATH and into IRONLAB_EMSCRIPTEN. Fails when there is none.
use_emscripten() {
  local root
  if root=$(system_emscripten); then
    export IRONLAB_EMSCRIPTEN=$root
    return
  fi
  root=$IRONLAB_TOOLCHAIN/emscripten/usr/share/emscripten
  [ -r "$IRONLAB_TOOLCHAIN/emscripten/.stamp" ] || return 1
  export IRONLAB_EMSCRIPTEN=$root PATH=$root:$PATH
  unset EM_CONFIG # would point it at another installation's settings
}

# The Chromium that benchmarks use, and tests where there is no other: prints its path
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$name" ] && have "$name" && command -v "$name" && return
  done
  return 1
}

# The Chromium that tests use: without windows it is the same engine, and tests take little more than half the time
find_test_chromium() {
  if [ -z "${CHROMIUM:-}" ] && have chromium-headless-shell; then command -v chromium-headless-shell; else find_chromium; fi
}
