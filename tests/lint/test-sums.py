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


def main():
    failed = 0
    print(f"1..{len(CASES)}")
    for number, (name, results, options, expected) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as folder:
            if results is not None:
                log = pathlib.Path(folder) / "meson-logs" / "testlog.json"
                log.parent.mkdir()
                log.write_text("".join(json.dumps({"name": "t", "result": result, "stdout": stdout}) + "\n"
                                       for result, stdout in results), encoding="utf-8")
            run = subprocess.run([sys.executable, SUM, *options, folder], capture_output=True, text=True, check=False)
        last = run.stdout.splitlines()[-1]
        right = last == expected and run.returncode == (0 if " 0 failed" in expected else 1)
        print(f"{'ok' if right else 'not ok'} {number} - {name}{'' if right else ': ' + last}")
        failed += not right
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
