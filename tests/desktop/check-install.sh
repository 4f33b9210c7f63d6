#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-install.sh BUILD-FOLDER PREFIX
# Installs the program and looks at what a desktop would find: every file, and every database brought up to date. Skipped
# unless the prefix lies beside the build folder, as tests/run makes it: a test must not touch a system.
set -eu

build=$1 prefix=$2
case $prefix in
  "$(dirname "$build")"/*) ;;
  *) echo "the prefix $prefix is not a private one"; exit 77 ;;
esac
unset DESTDIR
rm -rf "$prefix"
meson install -C "$build" --no-rebuild --quiet

failed=0
complain() { echo "$1"; failed=1; }
share=$prefix/share
id=com.example.ProvisionMap
for file in \
  bin/provision-map bin/pmaptool \
  share/applications/$id.desktop share/metainfo/$id.metainfo.xml share/mime/packages/$id.xml \
  share/dbus-1/services/$id.service share/glib-2.0/schemas/$id.gschema.xml \
  share/icons/hicolor/scalable/apps/$id.svg share/icons/hicolor/symbolic/apps/$id-symbolic.svg \
  share/icons/hicolor/scalable/mimetypes/application-x-provision-map+xml.svg \
  share/man/man1/provision-map.1 share/man/man1/pmaptool.1 \
  share/provision-map/provision-map-1.xsd \
  share/provision-map/examples/larkbeck.pmap share/provision-map/examples/one-pupil.pmap; do
  [ -s "$prefix/$file" ] || complain "$file is not installed"
done
# The databases.
[ -s "$share/glib-2.0/schemas/gschemas.compiled" ] || complain "the settings' schemas are not compiled"
[ -s "$share/mime/mime.cache" ] || complain "the MIME database is not up to date"
grep -q "^application/x-provision-map+xml=$id.desktop;" "$share/applications/mimeinfo.cache" 2>/dev/null \
  || complain "the desktop database does not say who opens a map"
[ -s "$share/icons/hicolor/icon-theme.cache" ] || complain "the icon cache is not up to date"
# What is installed must not speak of where it was built.
for file in "$share/applications/$id.desktop" "$share/metainfo/$id.metainfo.xml" "$share/provision-map/provision-map-1.xsd"; do
  ! grep -q -F "$(dirname "$build")" "$file" 2>/dev/null || complain "$file names the build folder"
done
grep -q "^Exec=$prefix/bin/provision-map --gapplication-service$" "$share/dbus-1/services/$id.service" \
  || complain "the D-Bus service does not start the installed program"
# An installed program runs from an empty environment.
env -i LC_ALL=C.UTF-8 "$prefix/bin/pmaptool" --help >/dev/null || complain "the installed pmaptool does not run"
exit $failed
