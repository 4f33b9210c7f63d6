#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-open.sh BUILD-FOLDER PREFIX
# A double-click on a map, on a desktop that has just had the program installed: the desktop knows whose file it is, the bus
# starts the program, the window shows the school, a second file opens in the same program, and when it has quit the file is
# as it was and nothing else in the home folder names a pupil. Skipped unless the prefix is a private one.
set -u

here=$(cd "$(dirname "$0")" && pwd)

if [ "$1" != --inside ]; then
  build=$1 prefix=$2
  case $prefix in
    "$(dirname "$build")"/*) ;;
    *) echo "the prefix $prefix is not a private one"; exit 77 ;;
  esac
  unset DESTDIR
  [ -x "$prefix/bin/provision-map" ] || meson install -C "$build" --no-rebuild --quiet || exit 1
  for file in bin/provision-map share/provision-map/examples/larkbeck.pmap share/provision-map/examples/one-pupil.pmap; do
    [ -s "$prefix/$file" ] || { echo "$file is not installed"; exit 1; }
  done
  # Settings come from the installed schema alone, and are kept by no daemon.
  unset GSETTINGS_SCHEMA_DIR G_TEST_SRCDIR G_TEST_BUILDDIR
  export XDG_DATA_DIRS=$prefix/share:/usr/local/share:/usr/share PATH=$prefix/bin:$PATH
  exec "$here/../shared/private-desktop" "$0" --inside "$prefix"
fi

prefix=$2
id=com.example.ProvisionMap
failed=0
complain() { echo "$1"; failed=1; }

# until_true SECONDS COMMAND...
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.1
  done
}

titles() {
  local window
  for window in $(xdotool search --onlyvisible --name 'Provision Map'); do xdotool getwindowname "$window"; done
}
shows() { titles | grep -q "$1"; }
has_windows() { [ "$(titles | wc -l)" -eq "$1" ]; }
owner() {
  gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
    --method org.freedesktop.DBus.GetConnectionUnixProcessID $id 2>/dev/null | tr -dc '0-9 ' | awk '{ print $NF }'
}
gone() { [ -z "$(owner)" ]; }

gio mime application/x-provision-map+xml | grep -q "$id.desktop" || complain "the desktop does not know who opens a map"

maps=$HOME/maps
mkdir "$maps"
cp "$prefix/share/provision-map/examples/larkbeck.pmap" "$maps/school.pmap"
cp "$prefix/share/provision-map/examples/one-pupil.pmap" "$maps/pupil.pmap"
chmod 600 "$maps"/*.pmap

gio open "$maps/school.pmap" || complain "gio open fails"
if ! until_true 60 shows 'Larkbeck'; then
  echo "no window shows the school; there are:"
  titles
  exit 1
fi
first=$(owner)
[ -n "$first" ] || complain "the program does not own its name on the bus"
[ "$(readlink "/proc/$first/exe")" = "$prefix/bin/provision-map" ] || complain "another program than the installed one was started"

gio open "$maps/pupil.pmap" || complain "gio open fails the second time"
until_true 30 has_windows 2 || { complain "the second file shows no window; there are:"; titles; }
[ "$(owner)" = "$first" ] || complain "the second file was opened by another process"

gapplication action $id quit || complain "it cannot be told to quit"
until_true 20 gone || { complain "it does not quit"; kill "$first"; }

cmp "$prefix/share/provision-map/examples/larkbeck.pmap" "$maps/school.pmap" || complain "opening the map changed it"

# Every family name of the example, looked for in everything that the session left behind beside the maps themselves.
names=$(mktemp)
xmllint --xpath '//*[local-name()="pupil"]/@family-name' "$maps/school.pmap" | sed 's/.*="//; s/"$//' | sort -u | awk 'length > 4' >"$names"
[ -s "$names" ] || complain "the example has no pupils to look for"
leaks=$(grep -r -l -w -F -f "$names" "$HOME" "$XDG_RUNTIME_DIR" --exclude-dir=maps 2>/dev/null)
[ -z "$leaks" ] || complain "a pupil's name is left in $leaks"
rm -f "$names"
exit $failed
