# help: proves the labs: every rule, at corners and 10 000 random states ([lab ...] --json --states N --rules)
(set -- cli generated wasm && source tools/lab/build.sh) >&2
exec node_modules/.bin/tsx tools/prover/main.ts "$@"
