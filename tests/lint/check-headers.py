#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each header compiles alone.

A source file includes its own header before anything else but config.h, so each build already proves it for every header that
has a source file; what is left to check is that order. Headers without one, or whose source begins with its private header,
are compiled here."""

import concurrent.futures
import functools
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile

import lint

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+["<]([^">]+)[">]', re.MULTILINE)
PACKAGES = {"report": "pangocairo", "ui": "gtk4"}


@functools.cache
def flags_of(room):
    packages = ["gio-2.0", "libxml-2.0", PACKAGES.get(room, "gio-2.0")]
    flags = subprocess.run(["pkg-config", "--cflags", *packages], capture_output=True, text=True, check=True).stdout
    return shlex.split(flags)


def compile_alone(tree, path):
    """What the compiler says against the header, or nothing."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    with tempfile.TemporaryDirectory() as folder:
        unit = pathlib.Path(folder) / "alone.c"
        unit.write_text(f'#include "{tree.root / path}"\nextern int alone;\n', encoding="utf-8")
        result = subprocess.run(
            [compiler, "-std=gnu11", "-fsyntax-only", "-Wall", "-Werror", "-I", str(tree.root / "src"),
             "-I", str(tree.root / "tests"), *flags_of(lint.room_of(path)), str(unit)],
            capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return None
    return next((line for line in result.stderr.splitlines() if "error:" in line), "it does not compile")


def included_as(path):
    return path.split("/", 1)[1]


def first_include(tree, source):
    """What a source file includes first beside config.h; nothing if there is no such file."""
    if not (tree.root / source).exists():
        return None
    names = [include.group(1) for include in INCLUDE.finditer(tree.text(source)) if include.group(1) != "config.h"]
    return names[0] if names else ""


def check(tree):
    unproven = []
    for path in tree.files(r"(src|tests)/.*\.h$"):
        if "#pragma once" not in tree.text(path):
            yield path, 1, "a header begins with #pragma once"
        source = path[:-1] + "c"
        first = first_include(tree, source)
        if first is None or first == included_as(path[:-2] + "-private.h"):
            unproven.append(path)
        elif first != included_as(path):
            yield source, 1, f'include the own header first: "{included_as(path)}"'
    with concurrent.futures.ThreadPoolExecutor() as workers:
        for path, complaint in zip(unproven, workers.map(lambda path: compile_alone(tree, path), unproven)):
            if complaint:
                yield path, 1, f"does not compile alone: {complaint}"


if __name__ == "__main__":
    lint.run(check)
