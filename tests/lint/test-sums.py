#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of tests/run is right: a crash, a time-out and a run without a log are failures, not silence."""

import json
import pathlib
import subprocess
import sys
import tempfile

SUM = pathlib.Path(__file__).parents[1] / "sum-results.py"

# What meson noted of each program, and the line expected of all.
CASES = [
    ("nothing but a build", [], ["--passed", "2"], "2 passed, 0 failed, 0 skipped"),
    ("cases count", [("OK", "ok 1 /a\nok 2 /b # SKIP no\n1..2\n")], [], "1 passed, 0 failed, 1 skipped"),
    ("a failed case counts once", [("FAIL", "ok 1 /a\nnot ok 2 /b\n")], [], "1 passed, 1 failed, 0 skipped"),
    ("a crash counts beside what went well", [("ERROR", "ok 1 /a\nBail out!\n")], [], "1 passed, 1 failed, 0 skipped"),
    ("a time-out", [("TIMEOUT", "")], [], "0 passed, 1 failed, 0 skipped"),
    ("a script that speaks no TAP", [("OK", "fine\n"), ("SKIP", "")], [], "1 passed, 0 failed, 1 skipped"),
    ("a case that ought to fail and passes", [("UNEXPECTEDPASS", "")], [], "0 passed, 1 failed, 0 skipped"),
    ("no log", None, [], "0 passed, 1 failed, 0 skipped"),
]

# What a program that failed said, and what of it stands in the sum.
REASONS = [
    ("the seed of a failure is told", "# one\nok 1 /a\n# t-DEBUG: noise\n# PMAP_TEST_SEED=7: lost\nnot ok 2 /b\n", "",
     ["# PMAP_TEST_SEED=7: lost"]),
    ("so is what a crash said", "ok 1 /a\nBail out! 1 == 2\n", "", ["Bail out! 1 == 2"]),
    ("or what stands beside it", "ok 1 /a\n", "Traceback\n\nNo such file\n", ["Traceback", "No such file"]),
    ("the last lines are enough", "".join(f"# {n}\n" for n in range(9)) + "not ok 1 /a\n", "", ["# 6", "# 7", "# 8"]),
]


def run(results, options=()):
    """Returns: how the sum ended, and its lines."""
    with tempfile.TemporaryDirectory() as folder:
        if results is not None:
            log = pathlib.Path(folder) / "meson-logs" / "testlog.json"
            log.parent.mkdir()
            log.write_text("".join(json.dumps({"name": "t", "result": result, "stdout": stdout, "stderr": stderr}) + "\n"
                                   for result, stdout, stderr in results), encoding="utf-8")
        done = subprocess.run([sys.executable, SUM, *options, folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def main():
    failed = 0
    print(f"1..{len(CASES) + len(REASONS)}")
    for number, (name, results, options, expected) in enumerate(CASES, 1):
        status, lines = run(results and [(*result, "") for result in results], options)
        last = lines[-1]
        right = last == expected and status == (0 if " 0 failed" in expected else 1)
        print(f"{'ok' if right else 'not ok'} {number} - {name}{'' if right else ': ' + last}")
        failed += not right
    for number, (name, stdout, stderr, expected) in enumerate(REASONS, len(CASES) + 1):
        lines = [line.strip() for line in run([("FAIL", stdout, stderr)])[1] if line.startswith("    ")]
        print(f"{'ok' if lines == expected else 'not ok'} {number} - {name}{'' if lines == expected else f': {lines}'}")
        failed += lines != expected
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
