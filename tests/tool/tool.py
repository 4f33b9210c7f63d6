# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of pmaptool share: its commands run as a user runs them, each test in an empty folder of its own, and results
told as TAP, so that every case counts by its name."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("PMAP_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BUILD = pathlib.Path(os.environ.get("PMAP_BUILD_DIR", SOURCE / "build"))
PMAPTOOL = BUILD / "src" / "pmaptool"
LARKBECK = SOURCE / "data" / "examples" / "larkbeck.pmap"
ONE_PUPIL = SOURCE / "data" / "examples" / "one-pupil.pmap"
SCHEMA = SOURCE / "data" / "provision-map-1.xsd"
SCALE = float(os.environ.get("PMAP_TEST_SCALE", "1"))
NAMESPACE = "https://example.com/ns/provision-map/1"


def run(*arguments, **options):
    """Runs a program; its output is text."""
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, encoding="utf-8", timeout=600,
                          stdin=subprocess.DEVNULL, **options)


def pmaptool(*arguments, force=True, **options):
    """Runs a command; one that writes a file may replace it, as tests do that run it again."""
    forced = ["--force"] if force and ("-o" in arguments or "--output" in arguments) else []
    return run(PMAPTOOL, *arguments[:1], *forced, *arguments[1:], **options)


def need(program):
    """Skips a test where a program that judges the result is not installed."""
    path = shutil.which(program)
    if path is None:
        raise unittest.SkipTest(f"{program} is not installed")
    return path


class ToolTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pmaptool-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_well(self, *arguments):
        """Runs a command that must succeed without a word on standard error; returns what it printed."""
        done = pmaptool(*arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""), arguments)
        return done.stdout

    def run_badly(self, status, *arguments):
        """Runs a command that must fail with a status, print nothing, and say why; returns what it said."""
        done = pmaptool(*arguments)
        self.assertEqual((done.returncode, done.stdout), (status, ""), (arguments, done.stderr))
        self.assertTrue(done.stderr, arguments)
        return done.stderr


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def say(self, word, test, remark=""):
        self.count += 1
        print(f"{word} {self.count} {test.id().removeprefix('__main__.')}{remark}", flush=True)

    def complain(self, test, error):
        for line in self._exc_info_to_string(error, test).splitlines():
            print("# " + line)
        self.say("not ok", test)

    def addSuccess(self, test):
        self.say("ok", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.complain(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.complain(test, error)

    def addSubTest(self, test, subtest, error):
        """A case of a table counts only where it fails; the table as a whole is then not passed."""
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.complain(subtest, error)

    def addSkip(self, test, reason):
        self.say("ok", test, f" # SKIP {reason}")


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
