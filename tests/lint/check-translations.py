#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translators' template can be made from the sources.

The template itself is made by the build (meson compile provision-map-pot) and not kept: kept, every branch that changes a text
conflicts with every other."""

import subprocess

import lint

EXTRACT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--package-name=Provision Map",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format", "--files-from=po/POTFILES.in", "--output=-",
]


def check(tree):
    result = subprocess.run(EXTRACT, cwd=tree.root, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        yield "po/POTFILES.in", 1, f"the template cannot be made: {result.stderr.strip()}"


if __name__ == "__main__":
    lint.run(check)
