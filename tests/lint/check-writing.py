#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are written by the store alone, which puts a whole file in the place of another or none: everybody else asks it."""

import re

import lint

WRITES = re.compile(
    r"\b(g_file_replace\w*|g_file_set_contents\w*|g_file_create\w*|g_file_append_to\w*|g_file_open_readwrite\w*|g_file_copy\w*"
    r"|g_file_move\w*|g_key_file_save_to_file|g_mkstemp\w*|g_file_new_tmp\w*|g_file_open_tmp|g_creat|creat|mkstemp\w*|mkostemp\w*"
    r"|tmpfile|fopen|fopen64|freopen|fdopen|g_fopen|g_freopen|g_open|open|openat"
    r"|cairo_(?:svg|pdf|ps|script)_surface_create|cairo_script_create|cairo_surface_write_to_png|gdk_texture_save_to_\w+"
    r"|gdk_pixbuf_save\w*|gtk_print_operation_set_export_filename|gtk_print_settings_to_file|gtk_page_setup_to_file"
    r"|xmlSave\w*|xmlDocDump|xlsxwriter_\w+|workbook_new\w*)\s*\(")
# Opening to read is everybody's.
READS = re.compile(r"\b(?:g_)?(?:open|openat|fopen|freopen)\s*\([^;]*?(?:\bO_RDONLY\b|\"r[be]*\")")


def check(tree):
    for path in tree.sources():
        if lint.room_of(path) == "store":
            continue
        code, text = tree.code(path), tree.text(path)
        for match in WRITES.finditer(code):
            if READS.match(text, match.start()):
                continue
            yield path, lint.line_of(code, match.start()), f"only the store writes files, not {match.group(1)}()"


if __name__ == "__main__":
    lint.run(check)
