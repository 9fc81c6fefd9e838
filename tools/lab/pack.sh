# help: packs the site for another place (pack zip: one file that works by double-click)
case ${1:-} in
  zip) ;;
  *) complain "pack takes: zip"; exit 2 ;;
esac
(set -- && source tools/lab/build.sh)
node_modules/.bin/tsx tools/site/pack-zip.ts
