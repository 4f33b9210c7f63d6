#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One door for change: only the model itself, the history that can take a change back, and those who build a new document
(the reader of files, the maker of merged maps, the maker of samples) may set a record's fields. Everybody else asks the editor.

A private header is its room's own. The model's may also be included by those few."""

import re

import lint

BUILDERS = {"model", "history", "xml"}
BUILDER_FILES = re.compile(r".*/(pmap-)?(tool-)?sample[-.\w]*\.[ch]$|.*/pmap-merge-make\.c$|tests/")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"(\w+)/[^"]*-private\.h"', re.MULTILINE)
RECORD = re.compile(r"^PMAP_DECLARE_RECORD\s*\(\s*(Pmap\w+)", re.MULTILINE)
ASSIGNMENT = r"\b({names})\s*->\s*(\w+(?:\s*(?:\.|->|\[[^\]]*\])\s*\w*)*)\s*(?:=(?!=)|\+=|-=|\*=|\+\+|--)"


def record_types(tree):
    return {name for path in tree.sources("src/model") for name in RECORD.findall(tree.code(path))} | {"PmapRecord", "PmapDocument"}


def check(tree):
    variable = re.compile(r"\b(?:" + "|".join(sorted(record_types(tree))) + r")\s*\*\s*(?:const\s+)?(\w+)")
    for path in tree.sources() + tree.sources("tests"):
        room = lint.room_of(path)
        builder = room in BUILDERS or BUILDER_FILES.match(path)
        text = tree.text(path)
        for include in INCLUDE.finditer(text):
            target = include.group(1)
            if target != room and not (target == "model" and builder) and not path.startswith("tests/"):
                yield path, lint.line_of(text, include.start()), f"must not include a private header of {target}"
        if builder:
            continue
        code = tree.code(path)
        names = set(variable.findall(code)) - {"self"}
        if not names:
            continue
        for match in re.finditer(ASSIGNMENT.format(names="|".join(sorted(names))), code):
            yield path, lint.line_of(code, match.start()), f"assigns to {match.group(1)}->{match.group(2)}: ask the editor"


if __name__ == "__main__":
    lint.run(check)
