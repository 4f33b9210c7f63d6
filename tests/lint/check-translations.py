#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translators' template po/provision-map.pot has the messages of the sources, no fewer and no more.

With --fix, writes the template anew. Where a message stands is not compared: that would make every edit a change of the
template."""

import pathlib
import re
import subprocess
import sys

import lint

TEMPLATE = "po/provision-map.pot"
TITLE = "# Provision Map: the messages, for translators.\n# SPDX-License-Identifier: GPL-3.0-or-later\n#\n#, fuzzy\n"
EXTRACT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--add-location=file", "--sort-by-file",
    "--package-name=Provision Map", "--msgid-bugs-address=provision-map@example.com",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format",
]
ENTRY = re.compile(r'^(?:msgctxt ("(?:.*"\n")*.*")\n)?msgid ("(?:.*"\n")*.*")$', re.MULTILINE)


def extract(tree):
    """The text of a fresh template."""
    result = subprocess.run(EXTRACT + ["--files-from=po/POTFILES.in", "--output=-"], cwd=tree.root,
                            capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(result.stderr.strip())
    return result.stdout


def messages(template):
    def joined(quoted):
        return "".join(line[1:-1] for line in (quoted or '""').split("\n"))
    return {(joined(context), joined(message)) for context, message in ENTRY.findall(template)} - {("", "")}


def check(tree):
    if not (tree.root / TEMPLATE).exists():
        yield TEMPLATE, 1, "there is no such file"
        return
    try:
        current = messages(extract(tree))
    except RuntimeError as error:
        yield TEMPLATE, 1, f"cannot be made: {error}"
        return
    kept = messages(tree.text(TEMPLATE))
    for context, message in sorted(current - kept):
        yield TEMPLATE, 1, f"lacks {context}“{message}” (check-translations.py --fix mends it)"
    for context, message in sorted(kept - current):
        yield TEMPLATE, 1, f"has {context}“{message}”, which no source says any more"


if __name__ == "__main__":
    if "--fix" in sys.argv:
        project = lint.Tree(pathlib.Path(__file__).parents[2])
        fresh = re.sub(r"\A(#.*\n)+", TITLE, extract(project))
        fresh = re.sub(r'("POT-Creation-Date: )[^"]*', r"\1YEAR-MO-DA HO:MI+ZONE\\n", fresh)
        (project.root / TEMPLATE).write_text(fresh, encoding="utf-8")
        sys.exit(0)
    lint.run(check)
