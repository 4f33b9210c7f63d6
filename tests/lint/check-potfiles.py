#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists, sorted, exactly the files that have something to translate. With --fix, writes the list anew."""

import pathlib
import re
import sys

import lint

MARKED = re.compile(r"(?<![\w])(_|N_|C_|NC_|ngettext|g_dngettext|PMAP_PLURAL_)\s*\(\s*\"")
MARKED_UI = re.compile(r"translatable=\"(yes|true)\"")
LIST = "po/POTFILES.in"


def wanted(tree):
    """Every file with a marked string, sorted."""
    found = [path for path in tree.sources() if MARKED.search(tree.code(path))]
    found += [path for path in tree.files(r"resources/.*\.ui$") if MARKED_UI.search(tree.text(path))]
    found += tree.files(r"[^/]*\.desktop$|data/.*\.(gschema\.xml|metainfo\.xml\.in|mime\.xml)$")
    return sorted(found)


def check(tree):
    if not (tree.root / LIST).exists():
        yield LIST, 1, "there is no such file"
        return
    lines = tree.text(LIST).splitlines()
    listed = {line.strip(): number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")}
    with_strings = wanted(tree)
    for path in with_strings:
        if path not in listed:
            yield path, 1, f"has strings to translate and is not in {LIST} (check-potfiles.py --fix mends it)"
    for path, number in listed.items():
        if not (tree.root / path).exists():
            yield LIST, number, f"{path} does not exist"
        elif path not in with_strings:
            yield LIST, number, f"{path} has nothing to translate"
    if list(listed) != sorted(listed):
        yield LIST, 1, "is not sorted"


if __name__ == "__main__":
    if "--fix" in sys.argv:
        project = lint.Tree(pathlib.Path(__file__).parents[2])
        (project.root / LIST).write_text("".join(path + "\n" for path in wanted(project)), encoding="utf-8")
        sys.exit(0)
    lint.run(check)
