#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action that a button, a menu or a shortcut of the .ui files names is an action of the program; every settings key that
the program names is in the schema. GTK greys out the first without a word, and GIO ends the program at the second."""

import re

import lint

NAMED = re.compile(r'(?:<property name="action-name">|<attribute name="action"[^>]*>|<property name="action">action\()'
                   r'\s*([\w-]+)\.([\w.-]+)(?:::[\w-]+|\([^<]*\))?')
KEY = re.compile(r'g_settings_(?:get|set|bind|reset|create_action|get_\w+|set_\w+|bind_\w+)\s*\(\s*[^,;]+,\s*"([\w-]+)"')
SCHEMA = "data/com.example.ProvisionMap.gschema.xml"
# GTK's own groups, and the actions that GtkWindow and the text widgets bring along.
OURS = {"app", "win", "doc", "page", "table", "form"}
GTK = {"close", "default.activate"}


def check(tree):
    sources = [tree.text(path) for path in tree.sources("src/ui")]
    known = set()
    for text in sources:
        known.update(re.findall(r'"(?:(?:' + "|".join(OURS) + r')\.)?([a-z][\w-]*)"', text))
    for ui in tree.files(r"resources/.*\.ui$"):
        text = tree.text(ui)
        for named in NAMED.finditer(text):
            group, action = named.groups()
            if group in OURS and action not in known and action not in GTK:
                yield ui, lint.line_of(text, named.start()), f"nothing in src/ui is called {group}.{action}"
    keys = set(re.findall(r'<key name="([\w-]+)"', tree.text(SCHEMA))) if (tree.root / SCHEMA).exists() else set()
    for path in tree.sources("src/ui"):
        text = tree.text(path)
        for key in KEY.finditer(text):
            if key.group(1) not in keys:
                yield path, lint.line_of(text, key.start()), f"the setting {key.group(1)} is not in {SCHEMA}"


if __name__ == "__main__":
    lint.run(check)
