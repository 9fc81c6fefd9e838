# help: builds and serves the site; a saved lab draws itself anew and shows what the prover finds (--port N; default 8000 or the next free one)
(set -- && source tools/lab/build.sh)
exec node_modules/.bin/tsx tools/site/dev.ts "$@"
