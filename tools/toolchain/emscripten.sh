#!/usr/bin/env bash
# emscripten.sh <folder>: makes a private copy of Debian 13's Emscripten in <folder>/emscripten.
#
# Debian 12's own emcc (3.1.6, clang 14) lacks std::bit_cast, std::format, standard relaxed SIMD and --emit-tsd;
# Debian 13's 3.1.69 has them. Its programs run on Debian 12 when they bring their own libc: each one in the copy
# is told (patchelf) to use the loader and the libraries beside it. Needs no root. Unpacked in a temporary folder,
# moved into place, then tried out; only a copy that has compiled and run a program gets its stamp, so an
# interrupted run leaves nothing that looks finished.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/debian.sh"

version=3.1.69
suite=trixie
packages=(emscripten binaryen clang-19 lld-19 llvm-19 libllvm19 libclang-cpp19 libclang-common-19-dev
  libc6 libstdc++6 libgcc-s1 libz3-4 libedit2 libbsd0 libmd0 libtinfo6 libffi8 libxml2 libzstd1 zlib1g liblzma5)
acorn=acorn@8.15.0 # emcc reads its own JavaScript output with acorn from -O2 on; Debian's copy sits in a system folder
recipe=1           # raise it when this script makes a different copy

mkdir -p "$1"
root=$(cd "$1" && pwd -P)
final=$root/emscripten
em=$final/usr/share/emscripten
stamp=$final/.stamp
say() { printf '   %s\n' "$*"; }

case $(uname -m) in
  x86_64) triplet=x86_64-linux-gnu loader=$final/usr/lib/$triplet/ld-linux-x86-64.so.2 ;;
  aarch64) triplet=aarch64-linux-gnu loader=$final/usr/lib/$triplet/ld-linux-aarch64.so.1 ;;
  *) echo "There is no private Emscripten for $(uname -m): put emcc 3.1.60 or newer on PATH." >&2; exit 1 ;;
esac

# A program's path to its loader must be absolute (its libraries are found relative to it), so a copy that was
# moved or renamed together with its clone is pointed anew; that takes a second.
programs() { find "$final/usr/lib/llvm-19/bin" "$final/usr/bin" -type f -perm -u+x -exec sh -c \
  'for f; do [ "$(head -c 4 "$f" | tail -c 3)" = ELF ] && printf "%s\0" "$f"; done; true' sh {} +; }
point_at_loader() {
  programs | xargs -0 -n 1 patchelf --set-interpreter "$loader"
}
write_stamp() { printf '%s\n%s\n%s\n' "$version" "$recipe" "$final" > "$stamp"; }

# Compiles and runs a small program that needs what Debian 12's emcc lacks.
trial() {
  local dir
  dir=$(mktemp -d) || return 1
  cat > "$dir/trial.cpp" <<'CPP'
#include <bit>
#include <cstdint>
#include <cstdio>
#include <emscripten/bind.h>
static double half(double x) { return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) - (1ULL << 52)); }
EMSCRIPTEN_BINDINGS(trial) { emscripten::function("half", &half); }
int main() { std::printf("%g\n", half(42.0)); }
CPP
  local result=0
  env -u EM_CONFIG "$em/em++" --version 2> /dev/null | grep -qF "$version" &&
    (cd "$dir" && env -u EM_CONFIG "$em/em++" -std=c++20 -O2 trial.cpp -lembind -sDYNAMIC_EXECUTION=0 -o trial.js) &&
    [ "$(node "$dir/trial.js")" = 21 ] || result=1
  rm -rf "$dir"
  return $result
}

# A finished copy in its right place needs nothing, not even the right to write there (a folder shared by users).
finished() { [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$version"$'\n'"$recipe"$'\n'"$final" ]; }
if finished; then exit 0; fi

for tool in apt-get dpkg-deb patchelf python3 node npm flock; do
  command -v "$tool" > /dev/null || { echo "The private Emscripten needs $tool, which is not on PATH." >&2; exit 1; }
done

exec 9> "$root/.emscripten.lock"
flock -n 9 || { say "waiting for another setup that is making Emscripten in $root"; flock 9; }

if finished; then exit 0; fi
if [ -r "$stamp" ] && [ "$(sed -n 1,2p "$stamp")" = "$version"$'\n'"$recipe" ]; then
  say "this copy of Emscripten was moved: pointing its programs at their new place"
  rm -f "$stamp"
  point_at_loader
  trial
  write_stamp
  exit 0
fi

work=$root/.emscripten.new
rm -rf "$work" "$final" # left by an interrupted run, or made by another recipe
trap 'rm -rf "$work"; debian_clean' EXIT
mkdir -p "$work"

say "downloading Emscripten $version and LLVM 19 from Debian's $suite suite (about 300 MB; apt checks signatures)"
debian_fetch "$suite" "$work" "${packages[@]}"

say "leaving out what is not used: tests, docs, other LLVM programs, libraries for threads, shared code and 64 bits"
share=$work/usr/share/emscripten
rm -rf "$share"/{test,docs,media,out,ChangeLog.*} "$work"/usr/share/{doc,man,lintian,locale} "$work/etc"
find "$share/cache/sysroot/lib" \( -name pic -o -name lto-pic -o -name wasm64-emscripten -o -name '*-mt.*' -o -name '*-mt-*' \
  -o -name '*-ww.*' -o -name '*-ww-*' -o -name 'lib*san*' \) -prune -exec rm -rf {} +
find "$work/usr/lib/llvm-19/bin" -mindepth 1 ! -name 'clang*' ! -name lld ! -name ld.lld ! -name wasm-ld \
  ! -name llvm-ar ! -name llvm-ranlib ! -name llvm-nm ! -name llvm-objcopy ! -name llvm-strip ! -name llvm-readobj \
  ! -name llvm-dwarfdump ! -name llvm-cxxfilt ! -name llvm-symbolizer ! -name llvm-dwp -delete
find "$work/usr/bin" -mindepth 1 ! -name 'wasm*' -delete

# Its settings, with every path relative to itself; node is the one on PATH at the time of the call.
cat > "$share/.emscripten" <<'PY'
import os, shutil, tools.utils
_usr = os.path.realpath(os.path.join(tools.utils.path_from_root(), '..', '..'))
LLVM_ROOT = os.path.join(_usr, 'lib', 'llvm-19', 'bin')
BINARYEN_ROOT = _usr
NODE_JS = shutil.which('node') or shutil.which('nodejs') or 'node'
FROZEN_CACHE = True
CACHE = os.path.join(tools.utils.path_from_root(), 'cache')
PY

# Its scripts are CommonJS; without this, node would ask the package.json of the clone around them.
echo '{ "type": "commonjs" }' > "$share/package.json"

say "fetching $acorn, which emcc needs to optimise its JavaScript"
rm -rf "$share/node_modules"
mkdir -p "$share/node_modules"
acorn_dir=$(mktemp -d)
(cd "$acorn_dir" && npm install --silent --no-save --no-package-lock --ignore-scripts --no-audit --no-fund \
  --prefix "$acorn_dir" "$acorn" > "$acorn_dir/log" 2>&1) || { cat "$acorn_dir/log" >&2; rm -rf "$acorn_dir"; exit 1; }
cp -R "$acorn_dir/node_modules/acorn" "$share/node_modules/acorn"
rm -rf "$acorn_dir"

say "pointing its programs at the libraries beside them"
mv "$work" "$final"
programs | xargs -0 -n 1 patchelf --force-rpath --set-rpath "\$ORIGIN/../lib/$triplet:\$ORIGIN/../../$triplet"
find "$final/usr/lib/$triplet" -type f -name '*.so*' ! -name 'libc.so*' ! -name 'libm.so*' ! -name 'ld-*' -print0 |
  while IFS= read -r -d '' library; do patchelf --force-rpath --set-rpath '$ORIGIN' "$library"; done
point_at_loader

say "trying it: compiling and running a small C++20 program"
if ! trial; then
  echo "The private Emscripten in $final does not work; the output above says why." >&2
  exit 1
fi
write_stamp
say "Emscripten $version is ready in $final ($(du -sh "$final" | cut -f 1))"
