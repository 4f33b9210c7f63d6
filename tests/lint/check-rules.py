#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function for a rule. What an intervention really is (minutes, how often, weekdays, weeks, places, dates, tier), who is in it
on a day, when a review is due and which need is the main one are asked of the model: above it nobody works them out again from the
fields, of which one tells half the truth. Times of day are written by pmap-moment.c, numbers of things by ngettext(), and names of
files are joined by g_build_filename()."""

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

# The fields that a rule resolves, and whom to ask for what they mean.
RUN = "pmap_run_find()"
ASKED = {
    "PmapIntervention": {
        "provision": "pmap_intervention_get_provision()", "minutes": RUN, "sessions_per_week": RUN, "weekdays": RUN, "weeks": RUN,
        "taught": RUN, "group_size": "pmap_places_get_size()", "start": "pmap_run_get_dates() or pmap_intervention_get_phase()",
        "end": "pmap_run_get_dates() or pmap_intervention_get_phase()", "review": "pmap_review_find()"},
    "PmapProvision": {
        "tier": "pmap_provision_get_tier() or pmap_intervention_get_tier()", "minutes": RUN, "sessions_per_week": RUN, "weeks": RUN,
        "taught": RUN, "preparation_minutes": "the costing", "group_size": "pmap_places_get_size()"},
    "PmapStaffing": {"minutes": "the costing", "preparation_minutes": "the costing"},
    "PmapMember": {"from": "pmap_places_get_dates() or pmap_places_get_presence()",
                   "to": "pmap_places_get_dates() or pmap_places_get_presence()"},
    "PmapPupil": {"review": "pmap_review_find()"},
    "PmapTarget": {"review": "pmap_review_find()"},
    "PmapNeed": {"rank": "pmap_pupil_get_main_need() or pmap_need_compare_ranks()"},
    "PmapYear": {"start": "pmap_period_academic_year()", "end": "pmap_period_academic_year()", "weeks": RUN},
}
# Who reads a field for what it says itself: forms, which show whether there is something in it, and what begins with it.
AS_IT_STANDS = {
    ("src/history/pmap-change-from.c", "PmapIntervention"): "what a run says itself is divided between two",
    ("src/history/pmap-change-from.c", "PmapMember"): "what a membership says itself is divided between two",
    ("src/history/pmap-next-run.c", "PmapIntervention"): "what a run says itself is carried on by another",
    ("src/history/pmap-next-run.c", "PmapMember"): "what a membership says itself is carried on by another",
    ("src/history/pmap-bulk-groups.c", "PmapIntervention"): "what a run says itself is ended or carried on",
    ("src/history/pmap-bulk-groups.c", "PmapMember"): "what a membership says itself ends with its run",
    ("src/history/pmap-roll-over.c", "PmapIntervention"): "what a run says itself is of one year or another",
    ("src/history/pmap-roll-over.c", "PmapMember"): "what a membership says itself ends with the year",
    ("src/history/pmap-roll-over.c", "PmapYear"): "the year's own days are moved",
    ("src/history/pmap-assign.c", "PmapProvision"): "a run begins with what the menu says",
    ("src/ui/pages/pmap-provision-offer.c", "PmapProvision"): "says for how many a new group would be, which is no run yet",
    ("src/report/pmap-group-words.c", "PmapMember"): "says in words which of the days are the pupil's own",
    ("src/report/pmap-menu-words.c", "PmapProvision"): "says in words what the menu says, of no run",
    ("src/report/pmap-report-parts.c", "PmapTarget"): "a target's own day is printed also when the target is met",
    ("src/ui/widgets/pmap-target-row.c", "PmapTarget"): "a target's own day is shown also when the target is met",
    ("src/ui/widgets/pmap-intervention-form.c", "PmapMember"): "a field with something in it is shown",
    ("src/ui/widgets/pmap-intervention-form.c", "PmapIntervention"): "the days named before it got slots are those of the first slot",
    ("src/model/pmap-slot.c", "PmapIntervention"): "a slot is as long as its group says, where both say nothing it cannot be held against the school day",
}
# By its name a field is read from the tables of fields, where a column or an input shows what it holds.
NAMED = re.compile(r"\b(?:pmap_record_(?:get|format|find)_\w+|g_object_get)\s*\(")
ASKED_NAMES = {"minutes": RUN, "sessions-per-week": RUN, "weeks": RUN, "group-size": "pmap_places_get_size()", "taught": RUN,
               "weekdays": "pmap_words_list_weekdays()", "rank": "pmap_pupil_get_main_need()", "review": "pmap_review_find()"}
NAMES_AS_THEY_STAND = {("src/report/pmap-provision-words.c", "weekdays")}
FIRST_NEED = re.compile(r"pmap_record_list_get\s*\([^;]*?\bneeds\s*,\s*0\s*\)")


def get_macro(noun):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", noun).upper()


def find_fields(path, code):
    """The places where a field is read that only a rule can tell."""
    for noun, fields in ASKED.items():
        if (path, noun) in AS_IT_STANDS:
            continue
        heads = [rf"\b{name}" for name in set(re.findall(rf"\b{noun}\s*\*\s*(?:const\s+)?(\w+)", code))]
        heads.append(rf"\b{get_macro(noun)}\s*\((?:[^()]|\([^()]*\))*\)")
        for match in re.finditer(rf"(?:{'|'.join(heads)})\s*->\s*({'|'.join(fields)})\b", code):
            yield match.start(), f"reads the field {match.group(1)} of a {noun}, which is not all of it: ask {fields[match.group(1)]}"


def find_names(path, code, text):
    for match in NAMED.finditer(code):
        name = re.search(r'[^;]*?"([\w-]+)"', text[match.end():text.find(";", match.end())])
        if name and name.group(1) in ASKED_NAMES and (path, name.group(1)) not in NAMES_AS_THEY_STAND:
            yield match.start(), f"reads the field {name.group(1)} by its name: ask {ASKED_NAMES[name.group(1)]}"


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
    for path in tree.files(r"src/(?!base/|model/|calc/).*\.[ch]$"):
        if BUILDERS.match(path):
            continue
        code = tree.code(path)
        found = [*find_fields(path, code), *find_names(path, code, tree.text(path))]
        found += [(match.start(), "takes the first need: ask pmap_pupil_get_main_need()") for match in FIRST_NEED.finditer(code)]
        if re.match(ROOMS, path):
            found += [(match.start(), message) for pattern, message in RULES for match in pattern.finditer(code)]
        for place, message in found:
            yield path, lint.line_of(code, place), message


if __name__ == "__main__":
    lint.run(check)
