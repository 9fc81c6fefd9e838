# help: this list
title "ironlab: interactive labs on machine learning systems"
cat <<'TEXT'

   ./lab serve      on a fresh machine: installs what is missing, builds, serves the site
   ./lab test       runs every test

Commands (each installs what it needs first):
TEXT
for file in tools/lab/*.sh; do
  name=$(basename "$file" .sh)
  [ "$name" = common ] || printf '   %-8s %s\n' "$name" "$(sed -n 's/^# help: //p' "$file" | head -n 1)"
done
cat <<'TEXT'

Environment:
   IRONLAB_TOOLCHAIN   folder for private copies of tools (default .toolchain); clones may share one
   IRONLAB_JOBS        how many things to compile at once (default: one a processor)
   CHROMIUM            the browser that tests use (default: chromium on PATH)
TEXT
