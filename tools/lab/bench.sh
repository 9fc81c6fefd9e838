# help: measures and reports into build/reports (lists its benchmarks when none is named)
list_benchmarks() {
  title "Benchmarks: ./lab bench <name>, report in build/reports/bench-<name>.json"
  say "kernels   our matrix products beside TensorFlow.js and ONNX Runtime Web, in Chromium"
  say "native    our matrix products beside Eigen and OpenBLAS"
  say "machine   what the measured machine foretells, beside what kernels take; how soon a measurement stops"
  say "models    the models and simulations, WebAssembly beside native"
  say "compile   building the core, from nothing and after a change"
  title "Options of kernels and native"
  cat tools/lab/bench/options.txt
  say "docs/measuring-honestly.md says how they measure."
}

# The libraries that we compare with are no dependencies of ours: they get a folder of their own, on first use.
install_peers() {
  local folder=build/bench/peers
  cmp -s tools/bench/peers/package-lock.json "$folder/node_modules/.ironlab-lock" && return
  title "Installing what the benchmark compares with (tools/bench/peers/package-lock.json) into $folder"
  mkdir -p "$folder"
  rm -f "$folder/node_modules/.ironlab-lock"
  cp tools/bench/peers/package.json tools/bench/peers/package-lock.json .npmrc "$folder"
  step "npm ci of the peers" npm ci --prefix "$folder" --no-audit --no-fund || { say "--no-peers measures without them"; return 1; }
  cp tools/bench/peers/package-lock.json "$folder/node_modules/.ironlab-lock"
}

name=${1:-}
case $name in
  '' | help | --help) list_benchmarks; exit ;;
  kernels) parts=(cli generated wasm kernel-bench-wasm) script=kernels ;;
  native) parts=(cli generated wasm kernel-bench) script=kernels-native ;;
  machine) parts=(cli generated wasm compute) script=machine ;;
  models) parts=(cli generated wasm) script=models ;;
  compile) parts=(cli) script=compile ;;
  *) complain "There is no benchmark '$name'."; list_benchmarks; exit 2 ;;
esac
shift
(set -- "${parts[@]}" && source tools/lab/build.sh)
case " $* " in *" --no-peers "* | *" --check "*) peers='' ;; *) peers=yes ;; esac
if [ "$name" = kernels ] || [ "$name" = machine ]; then
  CHROMIUM=$(find_chromium) && export CHROMIUM || { complain "There is no Chromium (package chromium, or set CHROMIUM)."; exit 1; }
  [ "$name" = machine ] || [ -z "$peers" ] || install_peers
fi
if [ "$name" = native ] && [ -n "$peers" ]; then
  (source tools/lab/setup-steps.inc && set_up_packages bench) || say "going on without"
fi
exec node_modules/.bin/tsx "tools/lab/bench/$script.ts" "$@"
