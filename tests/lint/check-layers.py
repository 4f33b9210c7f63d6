#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes never point upward: base <- model <- {history, calc, xml} <- {store, report} <- exchange <- {ui, tool}."""

import re

import lint

CORE = {"base", "model", "history", "calc", "xml", "store", "exchange"}

# What each room may include, beside itself.
ROOMS = {
    "base": set(),
    "model": {"base"},
    "history": {"base", "model"},
    "calc": {"base", "model"},
    "xml": {"base", "model"},
    "store": {"base", "model", "history", "calc", "xml"},
    "exchange": {"base", "model", "history", "calc", "xml", "report"},
    "report": {"base", "model", "calc"},
    "ui": {"base", "model", "history", "calc", "store", "exchange", "report"},
    "tool": {"base", "model", "history", "calc", "xml", "store", "exchange", "report"},
}

# Libraries that only some rooms may see.
LIBRARIES = [
    (re.compile(r"(gtk|gdk|gsk)/"), {"ui"}, "GTK"),
    (re.compile(r"(cairo|pango)[-./]|pango/|cairo\.h"), {"report", "ui"}, "cairo and Pango"),
    (re.compile(r"libxml/"), {"xml"}, "libxml2"),
    (re.compile(r"gmp\.h"), {"base", "calc"}, "GMP"),
    (re.compile(r"libical/.*"), {"exchange"}, "libical"),
    (re.compile(r"sodium\.h"), {"store"}, "libsodium"),
    (re.compile(r"json-glib/"), {"exchange", "tool"}, "json-glib"),
    (re.compile(r"csv\.h"), {"exchange", "tool"}, "libcsv"),
]

# What other systems lack is called from one folder, behind small interfaces. The command line may read as its system does.
POSIX = re.compile(r"(unistd|fcntl|dirent|pwd|grp|signal|poll|termios)\.h$|sys/")
POSIX_FOLDER = "src/store/posix/"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.MULTILINE)


def check(tree):
    for path in tree.sources():
        if path.count("/") < 2:
            continue
        room = lint.room_of(path)
        if room == "precompiled":
            continue
        if room not in ROOMS:
            yield path, 1, f"src/{room} is not a room that this lint knows"
            continue
        text = tree.text(path)
        for include in INCLUDE.finditer(text):
            line = lint.line_of(text, include.start())
            name = include.group(2)
            target = name.split("/")[0]
            for pattern, rooms, library in LIBRARIES:
                if pattern.match(name) and room not in rooms:
                    yield path, line, f"{room} must not know {library}: <{name}>"
            if POSIX.match(name) and not path.startswith(POSIX_FOLDER) and room != "tool":
                yield path, line, f"only {POSIX_FOLDER} may know what only POSIX has: <{name}>"
            if include.group(1) == "<":
                continue
            if target in ROOMS and "/" in name:
                if target != room and target not in ROOMS[room]:
                    yield path, line, f'{room} must not include {target}: "{name}"'
            elif name.startswith("pmap-") and (tree.root / path).with_name(name).exists():
                yield path, line, f'name the room: "{room}/{name}"'


if __name__ == "__main__":
    lint.run(check)
