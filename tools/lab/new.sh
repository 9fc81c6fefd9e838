# help: a new lab from the smallest one that proves (new vol1/17-caches)
source tools/lab/setup-steps.inc
set_up build >&2
exec node_modules/.bin/tsx tools/prover/new.ts "$@"
