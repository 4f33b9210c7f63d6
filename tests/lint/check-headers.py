#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each header compiles alone.

A source file includes its own header before anything else but config.h, so a build without precompiled headers proves it for
every header that has a source file; what is left to check is that order. Headers without one, or whose source begins with its
private header, are compiled here. A build with precompiled headers would not miss the include of a library, so whether it is
there is looked up here, for headers and sources."""

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
PRECOMPILED = re.compile(r"(src|tests)/precompiled/")

# What is precompiled: a name of the library, and the headers that bring it.
LIBRARIES = [
    (re.compile(r"\b(G[dst]k[A-Z]\w*|g[dst]k_\w+|G[DST]K_[A-Z]\w*)"), re.compile(r"g[dst]k/")),
    (re.compile(r"\b(Pango[A-Z]\w*|(?:pango|cairo)_\w+|(?:PANGO|CAIRO)_\w+)"), re.compile(r"(pango/|cairo|gtk/)")),
    (re.compile(r"\b(G(?:File|FileInfo|ListModel|ListStore|Cancellable|AsyncResult|Task|(?:Input|Output)Stream|Settings|Menu|SimpleAction|"
                r"Application|Icon|FileMonitor|Subprocess)\b|g_(?:file|task|cancellable|list_model|list_store|settings|input_stream|"
                r"output_stream|application|simple_action|resources)_(?!set_contents|get_contents|test|open_tmp|error)\w+)"),
     re.compile(r"(gio/|gtk/)")),
    (re.compile(r"\b(G[A-Z][a-z]\w+|g_\w+|g(?:boolean|char|size|u?int\d*|pointer)\b)"), re.compile(r"(glib|gio/|gtk/|pango/)")),
    (re.compile(r"\b((?:str(?:len|cmp|ncmp|chr|rchr|str|spn|cspn|pbrk)|mem(?:cpy|cmp|set|move|chr)) \()"),
     re.compile(r"(string\.h|glib|gio/|gtk/|pango/)")),
    (re.compile(r"\b(errno|E(?:EXIST|NOENT|ACCES|INTR|INVAL))\b"), re.compile(r"(errno\.h)")),
]

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


def libraries_of(tree, path, known):
    """The headers of libraries that a file includes, itself or by what it includes of ours."""
    if path not in known:
        known[path] = set()
        for include in INCLUDE.finditer(tree.text(path)):
            name = include.group(1)
            beside = str(pathlib.PurePosixPath(path).parent / name)
            ours = next((ours for ours in (f"src/{name}", f"tests/{name}", beside) if (tree.root / ours).is_file()), None)
            known[path] |= libraries_of(tree, ours, known) if ours else {name}
    return known[path]


def check(tree):
    known = {}
    for path in tree.files(r"(src|tests)/.*\.[ch]$"):
        if PRECOMPILED.match(path):
            continue
        for names, headers in LIBRARIES:
            used = names.search(tree.code(path))
            if used and not any(headers.match(header) for header in libraries_of(tree, path, known)):
                yield path, lint.line_of(tree.code(path), used.start()), f"includes no header that has {used.group(1).rstrip(' (')}"
    unproven = []
    for path in tree.files(r"(src|tests)/.*\.h$"):
        if PRECOMPILED.match(path):
            continue
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
