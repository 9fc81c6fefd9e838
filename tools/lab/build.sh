# help: builds everything: native tool, generated files, wasm, site (or only the parts named: cli generated wasm site ...)
source tools/lab/setup-steps.inc
[ -n "${IRONLAB_IS_SET_UP:-}" ] && use_emscripten || set_up build

# compile <preset> <target>...: configures when there is no build yet or its settings changed, then builds
compile() {
  local preset=$1 settings
  shift
  settings="$(cat CMakePresets.json) $IRONLAB_EMSCRIPTEN $IRONLAB_TOOLCHAIN ${CC:-} ${CXX:-} $ROOT"
  [ ! -e "$IRONLAB_TOOLCHAIN/catch2/.stamp" ] || settings="$settings catch2" # may arrive after the first build
  if [ ! -f "build/$preset/build.ninja" ] || [ "$settings" != "$(cat "build/$preset/settings" 2> /dev/null)" ]; then
    rm -f "build/$preset/CMakeCache.txt"
    step "configuring $preset" cmake --preset "$preset" || return
    printf '%s' "$settings" > "build/$preset/settings"
  fi
  step "compiling $preset: $*" cmake --build --preset "$preset" -j "$(jobs)" --target "$@"
}

build_part() {
  case $1 in
    cli) compile native ironlab ;;
    library) compile native ironlab ironlab_library ironlab_completions ;;
    core-tests) compile native ironlab_core_tests ;;
    math-check) compile native ironlab_math_digest && compile wasm ironlab_math_digest ;;
    fuzz) compile native-asan ironlab_fuzz ironlab_core_tests ;;
    wasm) compile wasm ironlab_models ;;
    compute) compile wasm ironlab_compute ironlab_compute_relaxed ;;
    kernel-bench) compile native ironlab_kernel_bench ;;
    kernel-bench-wasm) compile wasm ironlab_kernel_bench ironlab_kernel_bench_relaxed ;;
    no-models) compile wasm ironlab_no_models ;;
    generated)
      local input=(build/native/tools/cli/ironlab)
      local output=(build/generated/core-table.json build/generated/catalogue.json build/generated/models.d.ts)
      unchanged generated "${input[@]}" "${output[@]}" && return
      step "generating tables and types from the core" build/native/tools/cli/ironlab emit --out build/generated &&
        remember generated "${input[@]}" "${output[@]}"
      ;;
    site)
      local input=(site labs wasm/client tools/site tools/compiler package-lock.json tsconfig.json tests/golden build/generated build/wasm/wasm/ironlab_models.mjs
        build/wasm/wasm/ironlab_models.wasm build/wasm/wasm/compute)
      [ -f build/site/index.html ] && unchanged site "${input[@]}" && return
      step "building the site" node_modules/.bin/tsx tools/site/build.ts && remember site "${input[@]}"
      ;;
    npm)
      local input=(wasm/client tools/package tools/site/virtual.ts package.json LICENSE build/generated/core-table.json build/generated/catalogue.json
        build/generated/models.d.ts build/wasm/wasm/ironlab_models.mjs build/wasm/wasm/ironlab_models.wasm)
      unchanged npm "${input[@]}" build/npm && return
      step "making the npm package" node_modules/.bin/tsx tools/package/npm.ts && remember npm "${input[@]}" build/npm
      ;;
    *) complain "There is nothing to build named '$1' (cli generated wasm compute site library npm core-tests fuzz math-check)."; return 2 ;;
  esac
}

title "Building"
# One build of a clone at a time (where flock exists): two at once would write the same files.
if have flock; then
  mkdir -p build
  exec 8> build/.lock
  flock -n 8 || { say "waiting for another build in this folder"; flock 8; }
fi
[ $# -gt 0 ] || set -- cli generated wasm compute site
for part in "$@"; do build_part "$part" || exit; done
