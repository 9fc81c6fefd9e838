# help: this list, or what one command does (help prove)
what() { sed -n 's/^# help: //p' "tools/lab/$1.sh" | head -n 1; }
if [ -n "${1:-}" ] && [ "$1" != help ]; then
  if [[ ! $1 =~ ^[a-z][a-z-]*$ ]] || [ ! -f "tools/lab/$1.sh" ] || [ "$1" = common ]; then
    complain "There is no command '$1'. ./lab help lists them."
    exit 2
  fi
  say "./lab $1: $(what "$1")"
  exit
fi
title "ironlab: interactive labs on machine learning systems"
cat <<'TEXT'

   ./lab serve      on a fresh machine: installs what is missing, builds, serves the site
   ./lab test       runs every test

Commands (each installs what it needs first):
TEXT
for file in tools/lab/*.sh; do
  name=$(basename "$file" .sh)
  [ "$name" = common ] || printf '   %-8s %s\n' "$name" "$(what "$name")"
done
cat <<'TEXT'

Environment:
   IRONLAB_TOOLCHAIN   folder for private copies of tools (default .toolchain); clones may share one
   IRONLAB_JOBS        how many things to compile at once (default: one a processor)
   CHROMIUM            the browser that tests use (default: chromium-headless-shell, else chromium, on PATH)
TEXT
