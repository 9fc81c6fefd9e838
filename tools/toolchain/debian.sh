# Fetches packages of another Debian suite and unpacks them into a folder of ours, without root and without
# touching the machine's own packages. Sourced by emscripten.sh and catch2.sh.
#
# Why not simply add the suite to the system: mixing suites upgrades libc and removes packages that depend on
# the old one. So apt gets a state of its own (lists, cache, an empty list of installed packages) and is asked
# only to download. apt checks the suite's signature and each package's hash, as always.

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The address of the Debian mirror that this machine already uses, so that no mirror's name is written here.
debian_mirror() {
  local uri
  uri=$(awk '/^[Uu][Rr][Ii]s:/ { for (i = 2; i <= NF; i++) if ($i ~ /\/debian\/?$/) { print $i; exit } }' \
        /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
  [ -n "$uri" ] || uri=$(awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /\/debian\/?$/) { print $i; exit } }' \
        /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | head -n 1)
  [ -n "$uri" ] || return 1
  printf '%s\n' "${uri%/}"
}

# Removes what debian_fetch had in hand; for the EXIT trap of whoever calls it.
debian_state=''
debian_clean() { [ -z "$debian_state" ] || rm -rf "$debian_state"; }

# debian_fetch <suite> <prefix> <package>...   unpacks the packages below <prefix>
debian_fetch() {
  local suite=$1 prefix=$2 mirror
  shift 2
  if ! mirror=$(debian_mirror); then
    echo "No Debian mirror in /etc/apt: cannot fetch $* of $suite." >&2
    return 1
  fi
  [ -r "$debian_keyring" ] || { echo "$debian_keyring is missing (package debian-archive-keyring)." >&2; return 1; }

  # apt's lists of sources cannot quote a path with a space, and neither can some of its settings:
  # so its state lives in a temporary folder whose name has none.
  local tmp=${TMPDIR:-/tmp}
  case $tmp in *[[:space:]]*) tmp=/tmp ;; esac
  debian_state=$(mktemp -d "$tmp/ironlab-apt.XXXXXX") || return 1
  local state=$debian_state
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/debs"
  : > "$state/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$debian_keyring" "$mirror" "$suite" > "$state/sources.list"
  {
    # From the machine's own settings only what a connection needs (proxies, certificates), none of its hooks.
    apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Retries|ForceIPv[46])' || true
    cat <<CONF
Dir::Etc::Main "/dev/null";
Dir::Etc::Parts "/dev/null";
Dir::Etc::sourcelist "$state/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$state/lists";
Dir::State::status "$state/status";
Dir::State::extended_states "$state/extended_states";
Dir::Cache "$state/cache";
Dir::Log "$state";
APT::Sandbox::User "";
APT::Architecture "$(dpkg --print-architecture)";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Update::Error-Mode "any";
CONF
  } > "$state/apt.conf"

  local ok=1
  (
    export APT_CONFIG="$state/apt.conf"
    cd "$state/debs" || exit 1
    apt-get -q update > "$state/log" 2>&1 &&
    apt-get -q download "$@" >> "$state/log" 2>&1
  ) || ok=0
  if [ $ok = 1 ]; then
    local deb
    for deb in "$state"/debs/*.deb; do
      dpkg-deb -x "$deb" "$prefix" || { ok=0; break; }
    done
  else
    echo "Fetching packages of $suite failed; apt said:" >&2
    tail -n 15 "$state/log" >&2
  fi
  debian_clean
  [ $ok = 1 ]
}
