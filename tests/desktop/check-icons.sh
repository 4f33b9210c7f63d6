#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-icons.sh FOLDER
# Every icon is well-formed, square, loads nothing from elsewhere and is small enough to be parsed for each window.
set -u

failed=0
complain() { echo "$1"; failed=1; }
count=0
while IFS= read -r icon; do
  count=$((count + 1))
  xmllint --noout "$icon" || complain "$icon is not well-formed"
  size=$(xmllint --xpath 'concat(/*/@width, "x", /*/@height, " ", /*/@viewBox)' "$icon")
  case $size in
    "128x128 0 0 128 128" | "16x16 0 0 16 16") ;;
    *) complain "$icon has an unexpected size: $size" ;;
  esac
  ! grep -q -E 'href="https?:|<image|<script|<text' "$icon" || complain "$icon loads or says something"
  [ "$(stat -c %s "$icon")" -lt 8192 ] || complain "$icon is larger than 8 KB"
done < <(find "$1" -name '*.svg' | sort)
[ "$count" -ge 3 ] || complain "$1 has only $count icons"
exit $failed
