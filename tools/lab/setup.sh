# help: installs what is missing and says what and why (setup build: only what building and serving need)
source tools/lab/setup-steps.inc
case ${1:-all} in all | build) ;; *) complain "setup takes nothing, or: build"; exit 2 ;; esac
set_up "${1:-all}"
say "everything is there"
