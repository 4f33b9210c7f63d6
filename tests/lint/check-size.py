#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No source file reaches 1,000 lines. Those of 600 and more are named: each should have a reason."""

import lint

LIMIT = 1000
LARGE = 600


def check(tree):
    for path in tree.files(r"(src|tests|resources)/.*\.(c|h|ui|py|css|sh)$"):
        lines = tree.text(path).count("\n")
        if lines >= LIMIT:
            yield path, lines, f"has {lines} lines; take it apart"
        elif lines >= LARGE:
            print(f"note: {path} has {lines} lines")


if __name__ == "__main__":
    lint.run(check)
