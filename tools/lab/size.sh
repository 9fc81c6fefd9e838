# help: prints the size of every page, script, font and wasm, raw and compressed, beside its budget; what a model costs
[ $# -eq 0 ] || { complain 'size takes nothing'; exit 2; }
(set -- cli generated wasm site no-models && source tools/lab/build.sh)
node tools/lab/size/models.mjs && code=0 || code=1
node_modules/.bin/tsx tools/site/size.ts || code=1
exit $code
