# help: removes what was built (clean all: also npm packages and private tools)
case ${1:-} in
  '') rm -rf build && say "removed build/" ;;
  all) rm -rf build node_modules .toolchain && say "removed build/, node_modules/ and .toolchain/" ;;
  *) complain "clean takes nothing, or: all"; exit 2 ;;
esac
