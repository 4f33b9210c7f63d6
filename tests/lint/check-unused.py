#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each function that a header of src/ declares is called by the program. What only a test calls is no part of it."""

import collections
import re

import lint

DECLARATION = re.compile(r"^[A-Za-z_][\w \t]*?[\s*]\**(_?pmap_\w+)\s*\(", re.MULTILINE)
WORD = re.compile(r"\b_?pmap_\w+")
MADE_BY_A_MACRO = ("_get_type", "_quark")

# What the program does not call, and why it is there all the same.
REASONS = {
    "what a person sees or does in a window, for tests that stand in for the person": """
        pmap_chart_plot_get_current pmap_chart_plot_get_mark pmap_chart_plot_get_n_marks pmap_chart_view_get_chart
        pmap_chart_view_get_plot pmap_chart_view_get_table pmap_chart_view_set_as_table pmap_charts_pane_choose
        pmap_charts_pane_get_view pmap_field_row_get_input pmap_figure_card_get_figure pmap_form_new
        pmap_issue_list_get_n_rows pmap_issue_list_get_row pmap_notice_bar_get_message pmap_preview_get_paper
        pmap_pupil_map_get_table pmap_records_page_get_record pmap_split_is_narrow pmap_table_get_cell_text
        pmap_table_get_total pmap_table_sort_by pmap_window_hides_names""",
    "what a test asks of an object to prove that it did what it should": """
        pmap_adopt_is_running pmap_colour_get_contrast pmap_conflict_get_id pmap_conflict_get_suggestion
        pmap_cost_get_pupil_share pmap_ledger_count_tier pmap_loader_is_newer pmap_snapshot_get_base""",
    "a heartbeat without waiting for it": "_pmap_lock_beat",
    "what becomes of one word on a parent's copy, which the window before printing is to ask": "pmap_name_screen_decide",
    "saves and waits for that; the program never waits": "pmap_saver_save",
    "one of the blocks of a page, each of which is laid out and drawn": "pmap_block_new_rule",
    "a chart without a file, and what the file would be called": """
        pmap_chart_export_to_stream pmap_chart_format_get_extension pmap_chart_format_get_mime_type""",
}
ALLOWED = {name for names in REASONS.values() for name in names.split()}


def declared(tree):
    """Every function that a header declares, with where it does."""
    found = {}
    for path in tree.files(r"src/.*\.h$"):
        code = tree.code(path)
        for match in DECLARATION.finditer(code):
            if not match.group(1).endswith(MADE_BY_A_MACRO):
                found.setdefault(match.group(1), (path, lint.line_of(code, match.start(1))))
    return found


def check(tree):
    used = collections.Counter(name for path in tree.files(r"src/.*\.[ch]$") for name in WORD.findall(tree.code(path)))
    for name, (header, line) in declared(tree).items():
        # One place declares it, one is its body; a macro that makes a cleanup function of it is a use.
        if used[name] <= 2 and name not in ALLOWED:
            yield header, line, f"{name} is called by nobody in the program: use it, or take it out"


if __name__ == "__main__":
    lint.run(check)
