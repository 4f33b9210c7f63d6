#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-run.sh SOURCE BUILD
# The README's first command, where there is no display: it prints the example and says where, the second time as the first.
# It runs in a copy whose steps of installing and building do nothing but hand over what is built already.
set -eu

source=$1 build=$2
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

mkdir -p "$copy/src" "$copy/data/examples" "$copy/build/src"
cp "$source/src/run" "$copy/src/"
cp "$source/data/examples/larkbeck.pmap" "$copy/data/examples/"
ln -s "$build/src/pmaptool" "$copy/build/src/pmaptool"
for step in install-packages build-once; do
  printf '#!/bin/sh\n' > "$copy/data/$step"
  chmod +x "$copy/data/$step"
done

unset DISPLAY WAYLAND_DISPLAY
cd "$copy"
for time in first second; do
  said=$(./src/run) || { echo "the $time time it fails: $said"; exit 1; }
  [[ $said == *"printed to build/larkbeck.pdf" ]] || { echo "the $time time it says: $said"; exit 1; }
  [ "$(head -c 5 build/larkbeck.pdf)" = %PDF- ] || { echo "the $time time no page is printed"; exit 1; }
done
