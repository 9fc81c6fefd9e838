# help: proves the labs: every rule, at corners and 10 000 random states ([lab ...] --json --states N --rules --mutations)
(set -- cli generated wasm && source tools/lab/build.sh) >&2
if [ "${1:-}" = --mutations ]; then exec node_modules/.bin/tsx tests/labs/mutations-table.ts; fi
exec node_modules/.bin/tsx tools/prover/main.ts "$@"
