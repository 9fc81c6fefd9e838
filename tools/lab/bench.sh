# help: measures and reports into build/reports (bench models: speed of the models, wasm beside native; bench compile: building)
case ${1:-} in
  models) parts=(cli generated wasm) ;;
  compile) parts=(cli) ;;
  *) complain "bench takes: models compile"; exit 2 ;;
esac
(set -- "${parts[@]}" && source tools/lab/build.sh)
exec node_modules/.bin/tsx "tools/lab/bench/$1.ts" "${@:2}"
