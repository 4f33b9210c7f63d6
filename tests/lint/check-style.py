#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source says its licence on top, ends its lines cleanly, logs under its room's name and leaves no note to do later."""

import re

import lint

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
LOG_DOMAIN = re.compile(r'#[ \t]*define[ \t]+G_LOG_DOMAIN[ \t]+"([^"]*)"')
SOURCES = r"(src|tests|data|resources|po)/.*(\.(c|h|py|sh|ui|css|xml|in|build)|/run)$|meson\.build$"
UNSIGNED = r"po/POTFILES\.in$|data/examples/|tests/(data|fuzz/corpus)/|.*\.gschema\.override$"


def check(tree):
    for path in tree.files(SOURCES):
        text = tree.text(path)
        if not re.match(UNSIGNED, path) and LICENCE not in "\n".join(text.split("\n", 6)[:6]):
            yield path, 1, f"does not say {LICENCE} on top"
        for note in LATER.finditer(text):
            yield path, lint.line_of(text, note.start()), f"leaves a note for later: {note.group()}"
        if re.match(r"tests/(data|fuzz/corpus)/", path):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield path, number, "ends in blanks"
            if "\t" in line and path.endswith((".c", ".h", ".ui", ".css", ".py")):
                yield path, number, "has a tab"
        if text and not text.endswith("\n"):
            yield path, text.count("\n") + 1, "does not end its last line"
        domain = LOG_DOMAIN.search(text)
        if not domain and re.match(r"src/(?!precompiled/).*\.c$", path):
            yield path, 1, f'does not say G_LOG_DOMAIN "pmap-{lint.room_of(path)}"'
        if domain and path.startswith("src/") and domain.group(1) != "pmap-" + lint.room_of(path):
            yield path, lint.line_of(text, domain.start()), f"logs as {domain.group(1)}, not as pmap-{lint.room_of(path)}"


if __name__ == "__main__":
    lint.run(check)
