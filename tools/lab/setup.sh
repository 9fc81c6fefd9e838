# help: installs what is missing and says what and why (setup build: only what building and serving need)
source tools/lab/setup-steps.inc
set_up "${1:-all}"
say "everything is there"
