# help: packs for another place (pack zip: the site as one file that works by double-click; pack npm: the core as a package)
case ${1:-} in
  zip)
    (set -- && source tools/lab/build.sh)
    node_modules/.bin/tsx tools/site/pack-zip.ts
    ;;
  npm)
    (set -- cli generated wasm npm && source tools/lab/build.sh)
    (cd build && npm pack --silent ./npm)
    ;;
  *) complain "pack takes: zip npm"; exit 2 ;;
esac
