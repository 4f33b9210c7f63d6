#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-mime.sh MIME-FILE
# Installs the file into an empty folder's MIME database, then asks the database for files by name and by content.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages" "$folder/home"
cp "$1" "$folder/mime/packages/com.example.ProvisionMap.xml"
# The generic type that ours is a sub-class of is the system's.
for packages in /usr/share/mime/packages/freedesktop.org.xml; do
  [ -f "$packages" ] && cp "$packages" "$folder/mime/packages/"
done
# -V also makes it complain about what it would silently skip.
update-mime-database "$folder/mime" 2>"$folder/said" || { cat "$folder/said"; exit 1; }
if grep -i com.example "$folder/said"; then exit 1; fi

export XDG_DATA_HOME=$folder XDG_DATA_DIRS=$folder HOME=$folder/home LC_ALL=C.UTF-8
content='<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="https://example.com/ns/provision-map/1" version="1.0"/>'
printf '%s\n' "$content" >"$folder/by-name.pmap"
printf '%s\n' "$content" >"$folder/by-content"
printf '\211PMAP\r\n\032\001\001\000\364' | tee "$folder/protected.pmap" >"$folder/protected-by-content"
printf '%s\n' '<?xml version="1.0"?><other xmlns="https://example.com/other"/>' >"$folder/other.xml"

failed=0
expect() {
  local found
  found=$(gio info -a standard::content-type "$folder/$1" | awk '/content-type/ { print $2 }')
  [ "$found" = "$2" ] || { echo "$1 is taken for $found, not for $2"; failed=1; }
}
expect by-name.pmap application/x-provision-map+xml
# A map under a password is a map by its first bytes, whatever it is called.
expect protected.pmap application/x-provision-map+xml
expect protected-by-content application/x-provision-map+xml
expect other.xml application/xml
# GIO does not look for namespaces, only at names and magic; that the rule is in the database is all that can be asked.
grep -q 'https://example.com/ns/provision-map/1 provision-map application/x-provision-map+xml' "$folder/mime/XMLnamespaces" \
  || { echo "the namespace is not in the database"; failed=1; }
grep -q '^application/x-provision-map+xml application/xml$' "$folder/mime/subclasses" \
  || { echo "it is no sub-class of application/xml"; failed=1; }
exit $failed
