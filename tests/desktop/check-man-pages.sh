#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man-pages.sh PAGE...
# Every page formats without a warning and has its name in its NAME section, or "man -k" would not find it.
set -u

failed=0
for page in "$@"; do
  name=$(basename "$page" .1)
  # How a long path breaks depends on where the program is installed.
  said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null | grep -v -E 'cannot (adjust|break) line')
  [ -z "$said" ] || { echo "$page: $said"; failed=1; }
  grep -A 1 '^\.SH NAME' "$page" | tr -d '\\' | grep -q "^$name .*- " || { echo "$page: NAME does not give $name"; failed=1; }
  ! grep -q '@[A-Z]*@' "$page" || { echo "$page: a placeholder was not replaced"; failed=1; }
done
exit $failed
