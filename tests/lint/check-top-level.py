#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the project holds what was agreed, and nothing else beside dot-files and build folders."""

import lint

WANTED = {"LICENSE", "README.md", "com.example.ProvisionMap.desktop", "data", "meson.build", "po", "resources", "src", "tests"}


def check(tree):
    names = {path.name for path in tree.root.iterdir() if not path.name.startswith((".", "build"))}
    for name in names - WANTED:
        yield name, 1, "does not belong at the top of the project"
    for name in WANTED - names:
        yield name, 1, "is missing"


if __name__ == "__main__":
    lint.run(check)
