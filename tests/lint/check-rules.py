#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function for a rule. When a review is due, which need is the main one, whether a group runs and what tier it is of are
asked of the model; windows, paper and the command line do not work them out again from the fields. Times of day are written by
pmap-moment.c, numbers of things by ngettext(), and names of files are joined by g_build_filename()."""

import re

import lint

ROOMS = r"src/(ui|report|tool)"
BUILDERS = re.compile(r".*/pmap-tool-sample[-\w]*\.[ch]$")   # makes up what the rules are about

DAY = r"(?:\w+\s*->\s*)?today\b"
FIELD = r"\w+(?:\s*->\s*\w+)*\s*->\s*(?:start|end|from|to|review)\b"
RULES = [
    (re.compile(rf"{DAY}\s*[-+]"), "counts days from today: pmap_review_judge() knows when a review is due"),
    (re.compile(r"\bPMAP_REVIEW_NOTICE_DAYS\b"), "counts days from today: pmap_review_judge() knows when a review is due"),
    (re.compile(rf"\breview\s*[<>]|(?<!-)[<>]=?\s*(?:\w+\s*->\s*)*review\b"),
     "compares a review with a day: pmap_review_judge() knows when a review is due"),
    (re.compile(rf"{FIELD}\s*[<>]=?\s*{DAY}|{DAY}\s*[<>]=?\s*{FIELD}"),
     "compares a field with today: ask pmap_intervention_get_phase(), pmap_places_get_presence() or pmap_review_judge()"),
    (re.compile(r"->\s*rank\b(?!\s*\()"), "reads a need's rank: ask pmap_pupil_get_main_need() or pmap_need_compare_ranks()"),
]
EVERYWHERE = [
    (re.compile(r"[!=]=\s*1\s*\?\s*(?:g_strdup\w*\s*\(\s*)?_\s*\("), "makes a plural by hand: some languages have more, use ngettext()"),
    (re.compile(r"ngettext\s*\([^;]*,\s*\d+\s*\)"), "asks for the plural of a number that is none of the map's"),
]
# Names of files are no words: they sort by time, or are for programs.
CLOCK = re.compile(r"\bg_date_time_format\s*\(")
CLOCKS = {"src/base/pmap-moment.c", "src/ui/pmap-window-versions.c", "src/tool/pmap-tool-print.c"}
# The others know no files, and may write fractions.
FILE_ROOMS = {"base", "history", "store", "ui", "tool"}
TEXT_IN_CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"')
GLUED = re.compile(r"(?:^|[^<])%s/|^/%s")

PROVISION = re.compile(r"\bPmapProvision\s*\*\s*(?:const\s+)?(\w+)")
NEED = re.compile(r"\bPmapNeed\b")


def find_habits(tree):
    for path in tree.sources():
        code = tree.code(path)
        for pattern, message in EVERYWHERE:
            for match in pattern.finditer(code):
                # "One to one" for one, or for many "Nobody yet", tells no number.
                if pattern is EVERYWHERE[0][0] and "%" not in tree.text(path)[match.end():code.find(";", match.end())]:
                    continue
                yield path, lint.line_of(code, match.start()), message
        if path not in CLOCKS and path.startswith(("src/ui/", "src/report/", "src/tool/", "src/base/")):
            for match in CLOCK.finditer(code):
                yield path, lint.line_of(code, match.start()), "writes a time its own way: pmap-moment.c and pmap-date.c do"
        if lint.room_of(path) not in FILE_ROOMS:
            continue
        # Comments are blanked in one text, strings stand in the other at the same place.
        text = tree.text(path)
        for match in TEXT_IN_CODE.finditer(code):
            if match.start() != match.end() and GLUED.search(text[match.start() + 1:match.end() - 1]):
                yield path, lint.line_of(code, match.start()), "joins names of files by hand: use g_build_filename()"


def check(tree):
    yield from find_habits(tree)
    for path in tree.files(ROOMS + r"/.*\.[ch]$"):
        if BUILDERS.match(path):
            continue
        code = tree.code(path)
        for pattern, message in RULES:
            if "rank" in pattern.pattern and not NEED.search(code):
                continue
            for match in pattern.finditer(code):
                yield path, lint.line_of(code, match.start()), message
        # What is not a field of a provision may be called tier, too.
        for name in set(PROVISION.findall(code)) | {"PMAP_PROVISION"}:
            reading = rf"\b{name}\s*\([^()]*\)\s*->\s*tier\b" if name == "PMAP_PROVISION" else rf"\b{name}\s*->\s*tier\b"
            for match in re.finditer(reading, code):
                yield (path, lint.line_of(code, match.start()),
                       "looks a tier up: ask pmap_intervention_get_tier() or pmap_provision_get_tier()")


if __name__ == "__main__":
    lint.run(check)
