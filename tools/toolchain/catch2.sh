#!/usr/bin/env bash
# catch2.sh <folder>: unpacks Debian's Catch2 3 in <folder>/catch2, for the native tests.
# Debian 12 itself has Catch2 2 (another library in all but name); its backports suite has 3.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/debian.sh"

mkdir -p "$1"
root=$(cd "$1" && pwd -P)
[ ! -e "$root/catch2/.stamp" ] || exit 0
exec 9> "$root/.catch2.lock"
flock 9
[ -e "$root/catch2/.stamp" ] && exit 0
rm -rf "$root/catch2" "$root/.catch2.new"
mkdir -p "$root/.catch2.new"
trap debian_clean EXIT
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
[ "$suite" != bookworm ] || suite=bookworm-backports
printf '   downloading Catch2 3 from Debian'"'"'s %s suite (1 MB)\n' "$suite"
debian_fetch "$suite" "$root/.catch2.new" libcatch2-dev
touch "$root/.catch2.new/.stamp"
mv "$root/.catch2.new" "$root/catch2"
