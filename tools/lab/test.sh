# help: runs every test, or only the suites named (checks core fuzz wasm package labs site e2e); last line: N passed, N failed
source tools/lab/setup-steps.inc
trap 'printf "\n0 passed, 1 failed\n"' EXIT # so that the last line is a sum even when setting up fails
set_up all
export IRONLAB_IS_SET_UP=1 # the builds below need not look again
CHROMIUM=$(find_test_chromium) && export CHROMIUM
exec node tools/lab/test.mjs "$@"
