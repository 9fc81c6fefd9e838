# help: prints the size of every page, script, font and wasm, raw and compressed, beside its budget
(set -- && source tools/lab/build.sh)
exec node_modules/.bin/tsx tools/site/size.ts
