#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function for a rule of the domain. When a review is due, which need is the main one, whether a group runs and what tier it
is of are asked of the model; windows, paper and the command line do not work them out again from the fields."""

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
PROVISION = re.compile(r"\bPmapProvision\s*\*\s*(?:const\s+)?(\w+)")
NEED = re.compile(r"\bPmapNeed\b")


def check(tree):
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
