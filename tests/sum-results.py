#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test cases of meson's runs, names what failed, and ends with 'N passed, N failed, N skipped'.

A test program speaks TAP: each of its cases counts. A program that crashed, ran out of time or speaks no TAP counts as one
case more. A run that left no log is a failure: silence must never look like success."""

import argparse
import json
import pathlib
import re
import sys

CASE = re.compile(r"^(not )?ok\b([^#]*)(#\s*(SKIP)\b.*)?", re.IGNORECASE)


# What GLib says between two cases that is no reason.
CHATTER = re.compile(r"# (?:\S*-DEBUG: |Start of |End of |random seed|\S* summary: |slow test )")
REASONS = 3


def explain(test):
    """What the program said last before it failed: its log may be gone when somebody reads the sum."""
    said = []
    for line in (test.get("stdout") or "").splitlines():
        case = CASE.match(line)
        if case and case.group(1):
            break
        if case:
            said = []
        elif line.startswith(("# ", "Bail out!")) and not CHATTER.match(line):
            said.append(line)
    said = said or [line for line in (test.get("stderr") or "").splitlines() if line.strip()]
    return [line[:300] for line in said[-REASONS:]]


def count(test):
    """The cases of one test program: passed, names of those that failed, skipped."""
    passed, failed, skipped = 0, [], 0
    for line in (test.get("stdout") or "").splitlines():
        case = CASE.match(line)
        if not case:
            continue
        if case.group(4):
            skipped += 1
        elif case.group(1):
            failed.append(f"{test['name']}: {case.group(2).strip()}")
        else:
            passed += 1
    result = test["result"]
    if result in ("OK", "EXPECTEDFAIL"):
        passed = passed or (0 if skipped else 1)
    elif result == "SKIP":
        skipped = skipped or 1
    elif not failed:
        failed.append(f"{test['name']}: {result.lower()}")
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passed", type=int, default=0)
    parser.add_argument("--failed", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("folder", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()

    passed, failed, skipped = arguments.passed, arguments.failed, 0
    for folder in arguments.folder:
        log = folder / "meson-logs" / "testlog.json"
        if not log.exists():
            print(f"FAILED: {folder} has no record of its tests")
            failed += 1
            continue
        for line in log.read_text(encoding="utf-8").splitlines():
            more_passed, names, more_skipped = count(json.loads(line))
            passed += more_passed
            failed += len(names)
            skipped += more_skipped
            for name in names:
                print(f"FAILED: {folder}: {name}")
            if names:
                print("".join(f"    {reason}\n" for reason in explain(json.loads(line))), end="")
    if arguments.seconds:
        print(f"took {arguments.seconds} s")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
