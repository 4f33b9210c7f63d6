#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source and every test is built: its name stands in the meson.build of its folder or of one above."""

import pathlib

import lint


def check(tree):
    for path in tree.files(r"(src|tests)/.*\.c$"):
        inside = pathlib.PurePosixPath(path)
        names = {inside.name, inside.stem, inside.stem.removeprefix("test-")}
        for folder in inside.parents:
            build = str(folder / "meson.build")
            if (tree.root / build).exists() and any(f"{name}'" in tree.text(build) for name in names):
                break
        else:
            yield path, 1, "is in no meson.build, so nothing compiles it"


if __name__ == "__main__":
    lint.run(check)
