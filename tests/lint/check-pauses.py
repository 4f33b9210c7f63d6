#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests wait for something to be so, never for a time: a fixed pause is too short on a busy machine and lost on an idle one. Waiting
is done by the few helpers named here, each of which looks again and again, or by letting time pass at once (shared/virtual-time.h)."""

import re

import lint

PAUSE = re.compile(r"\b(?:g_usleep|usleep|nanosleep|clock_nanosleep|sleep|g_timeout_add(?:_seconds)?(?:_full|_once)?|time\.sleep"
                   r"|g_timeout_source_new(?:_seconds)?)\s*\(")
SHELL_PAUSE = re.compile(r"^[^#\n]*(?<![\w.-])(?:sleep|read -t)[ ]+[\d.$]", re.MULTILINE)
# The helpers: the file, the function that the pause is in, and what it is for.
HELPERS = {
    ("tests/shared/private-desktop", None): "looks again and again whether the desktop is there",
    ("tests/desktop/check-open.sh", None): "until_true looks again and again",
    ("tests/ui/scripted_user.py", "until"): "looks again and again whether something is so",
    ("tests/ui/ui-test.h", "ui_test_settle"): "runs the main loop until it has nothing to do, at low priority",
    ("tests/ui/ui-test.h", "ui_test_draw"): "a limit, for a frame that never comes",
    ("tests/store/test-monitor.c", "wait_a_while"): "that nothing more is told shows only when it could have been told",
    ("tests/store/test-protection.c", "wait_for"): "counts how often the main loop comes round meanwhile",
    ("tests/ui/test-sharing-meanwhile.c", "test_never_at_rest"): "changes the map all the while",
    ("tests/ui/test-kill-typing.py", "type_until_killed"): "somebody stops to think, for a time drawn by lot",
    ("tests/ui/test-kill-typing.py", "kill_while_recovering"): "kills at a moment drawn by lot",
    ("tests/store/test-protected-file.c", "test_killed"): "kills at a moment drawn by lot",
    ("tests/store/faults/test-processes.c", "test_kills"): "kills at a moment drawn by lot",
    ("tests/store/faults/faults.c", "wait_by_chance"): "lets two programs meet at a moment drawn by lot",
    ("tests/store/faults/faults.c", "nanosleep"): "stands in the place of the system's",
    ("tests/store/faults/faults.c", "clock_nanosleep"): "stands in the place of the system's",
    ("tests/store/replace-calls.h", "g_usleep"): "stands in the place of GLib's",
    ("tests/shared/no-pauses.h", "nanosleep"): "stands in the place of the system's",
    ("tests/shared/no-pauses.h", "clock_nanosleep"): "stands in the place of the system's",
    ("tests/shared/virtual-time.h", "g_timeout_add"): "stands in the place of GLib's",
}
PYTHON_FUNCTION = re.compile(r"^[ ]*def (\w+)", re.MULTILINE)
C_FUNCTION = re.compile(r"^(\w+) \(", re.MULTILINE)


def find_function(path, code, place):
    """The function around a place: the last that begins before it."""
    pattern = PYTHON_FUNCTION if path.endswith(".py") else C_FUNCTION
    names = [match.group(1) for match in pattern.finditer(code, 0, code.find("\n", place) + 1 or len(code))]
    return names[-1] if names else None


def check(tree):
    used = set()
    for path in tree.files(r"tests/(?!lint/)"):
        if path.endswith((".c", ".h", ".py")):
            code = tree.code(path) if not path.endswith(".py") else tree.text(path)
            found = [(match, find_function(path, code, match.start())) for match in PAUSE.finditer(code)]
        else:
            code = tree.text(path)
            found = [(match, None) for match in SHELL_PAUSE.finditer(code)] if code.startswith("#!") else []
        for match, function in found:
            used.add((path, function))
            if (path, function) not in HELPERS:
                yield path, lint.line_of(code, match.end()), "waits for a time: wait for what it is to bring (see check-pauses.py)"
    for path, function in HELPERS:
        if path in tree.all_files and (path, function) not in used:
            yield path, 1, f"has no pause in {function} any more: take it from check-pauses.py"


if __name__ == "__main__":
    lint.run(check)
