#!/bin/sh
# Lineup @VERSION@ for one person, without root. What follows the last line is an archive.
#   lineup-@VERSION@-x86_64.run             install, or upgrade
#   lineup-@VERSION@-x86_64.run --extract DIR
# To remove: ~/.local/lib/lineup/uninstall
set -eu
# What is made here only its person may change, whatever was allowed before.
umask go-w
prefix=${LINEUP_PREFIX:-$HOME/.local}
home=$prefix/lib/lineup

# Folders that are there already keep their modes.
unpack() { tail -n +@LINES@ "$0" | xz -dc | tar x --no-overwrite-dir -C "$1"; }

say() { printf '%s\n' "$*" >&2; }

case ${1:-} in
  '') ;;
  --extract) mkdir -p "$2"; unpack "$2"; exit 0 ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

[ "$(uname -sm)" = "Linux x86_64" ] || { say "This is for Linux on a 64-bit PC."; exit 1; }
command -v xz >/dev/null || { say "Please install xz (in Debian and Ubuntu: xz-utils)."; exit 1; }
[ ! -x "$home/uninstall" ] || before=yes
mkdir -p "$prefix/lib"
new=$(mktemp -d "$prefix/lib/lineup.XXXXXX")
trap 'rm -rf "$new"' EXIT
trap 'exit 1' INT TERM
unpack "$new"
missing=$(LD_LIBRARY_PATH=$new/lineup/_internal find "$new/lineup" -type f \( -name '*.so*' -o -name QtWebEngineProcess \) \
  -exec ldd {} + 2>/dev/null | sed -n 's/^[[:space:]]*\(.*\) => not found/\1/p' | sort -u |
  grep -v '^libQt6\|^libpyside6\|^libshiboken6' || true)
if [ -n "$missing" ]; then
  say "These libraries of the system are missing; a desktop usually has them:"
  say "$missing"
  exit 1
fi
# The new one is whole: now it takes the place of the one before, if there was one.
[ -z "${before:-}" ] || "$home/uninstall" --quiet
cp "$new/uninstall" "$new/lineup/uninstall"
chmod u=rwx "$new/lineup/uninstall"
mv "$new/lineup" "$home"
mkdir -p "$prefix/bin"
ln -sf ../lib/lineup/lineup "$prefix/bin/lineup"
(cd "$new/usr" && find . -type f) >"$home/installed-files"
cp -R "$new/usr/." "$prefix/"
sed -i "s|^\(Try\)\{0,1\}Exec=lineup|\1Exec=$prefix/bin/lineup|" "$prefix/share/applications/lineup.desktop"
"$home/uninstall" --refresh
say "Lineup @VERSION@ is installed. It is in your menu, and as $prefix/bin/lineup."
say "To remove it: $home/uninstall"
exit 0
