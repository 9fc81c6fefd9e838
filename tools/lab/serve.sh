# help: builds and serves the site on this machine (--port N; default 8000 or the next free one)
(set -- && source tools/lab/build.sh)
exec node tools/site/serve.mjs "$@"
