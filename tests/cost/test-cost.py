#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What it costs to add a field, a child noun, a page of records, a report, a column, a command. Each is made in a copy of the project,
the copy is built, and all that should follow of itself is tried in it. README's table says files and lines; so does the copy."""

import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tool"))

import tool                                                          # noqa: E402
from additions import ADDITIONS, AIMS, NOUN                          # noqa: E402

ROW = re.compile(r"^\| (a[^|]*?) \| (\d+) \| (\d+) \|", re.MULTILINE)

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="https://example.com/ns/provision-map/1" version="1.1" id="map">
  <school name="Larkbeck Primary School"/>
  <year start="2026-09-01" end="2027-08-31" weeks="38"/>
  <payer id="nhs" name="NHS" counts-towards-budget="true"/>
  <staff-member id="hughes" name="Mrs P. Hughes" qualification="QTS">
    <course name="First aid" from="2026-09-07" to="2026-09-08">
      <notes>Bandages.</notes>
    </course>
  </staff-member>
  <provision id="talk" name="Talk Boost">
    <training>Two days of training.</training>
    <trained member="hughes" on="2026-10-01"/>
  </provision>
  <pupil id="amira" given-name="Amira" family-name="Example" sen="K" home-language="Polish"/>
</provision-map>
"""


def read_table(text=None):
    """Files and lines of each addition, as README has them."""
    text = (tool.SOURCE / "README.md").read_text(encoding="utf-8") if text is None else text
    return {name: (int(files), int(lines)) for name, files, lines in ROW.findall(text)}


def add(copy, addition):
    """Makes an addition. Returns how many files it touches, and how many lines it adds or changes."""
    new, changes = ADDITIONS[addition]
    before = {}
    for path, text in new.items():
        before[path] = ""
        (copy / path).write_text(text, encoding="utf-8")
    for path, old, text in changes:
        whole = (copy / path).read_text(encoding="utf-8")
        before.setdefault(path, whole)
        if whole.count(old) != 1:
            raise AssertionError(f"additions.py: {addition}: {path} has {whole.count(old)} times: {old}")
        (copy / path).write_text(whole.replace(old, text), encoding="utf-8")
    lines = 0
    for path, old in before.items():
        now = (copy / path).read_text(encoding="utf-8")
        lines += sum(line.startswith("+ ") for line in difflib.ndiff(old.splitlines(), now.splitlines()))
    return len(before), lines


def set_up(build):
    """Sets a build folder up like that of these tests."""
    rules = (tool.BUILD / "build.ninja").read_text(encoding="utf-8")
    options = {option["name"]: option["value"] for option in
               json.loads((tool.BUILD / "meson-info" / "intro-buildoptions.json").read_text(encoding="utf-8"))}
    environment = dict(os.environ, CC=re.search(r"^rule c_COMPILER\n command = (.*?) \$ARGS", rules, re.MULTILINE).group(1))
    if "-fuse-ld=lld" in rules:
        environment["CC_LD"] = "lld"
    arguments = [f"-D{name}={','.join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value}"
                 for name, value in options.items()
                 if name in ("buildtype", "b_pch", "b_sanitize", "b_lundef", "c_args", "prefix", "werror")]
    subprocess.run(["meson", "setup", build, build.parent, *arguments], check=True, capture_output=True, env=environment)


def take_objects(build):
    """What these tests were built of is taken over, so that only what an addition changes is compiled."""
    for name in (".ninja_deps", ".ninja_log"):
        shutil.copy2(tool.BUILD / name, build / name)
    for folder in ("data", "resources", "src", "tests/xml", "tests/cost"):
        for path in (tool.BUILD / folder).rglob("*"):
            there = build / path.relative_to(tool.BUILD)
            if path.is_dir():
                there.mkdir(parents=True, exist_ok=True)
            elif not there.exists():
                shutil.copy2(path, there)
    # What setting up writes anew is no news where it is the same.
    for there in build.rglob("*"):
        path = tool.BUILD / there.relative_to(build)
        if path.is_file() and path.suffix in (".h", ".xml", ".in", ".c") and path.read_bytes() == there.read_bytes():
            shutil.copystat(path, there)


class Cost(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="pmap-cost-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.copy, cls.build = cls.folder / "copy", cls.folder / "copy" / "build"
        shutil.copytree(tool.SOURCE, cls.copy, ignore=lambda _, names: [
            name for name in names if name.startswith(("build", ".git")) and name not in ("build-once", ".gitattributes")
            or name == "__pycache__"])
        cls.costs = {addition: add(cls.copy, addition) for addition in ADDITIONS}
        set_up(cls.build)
        take_objects(cls.build)
        cls.make("src/pmaptool")
        schema = cls.pmaptool("schema").stdout
        (cls.copy / "data" / "provision-map-1.xsd").write_text(schema, encoding="utf-8")
        cls.run_in_copy("python3", "tests/lint/check-potfiles.py", "--fix")
        cls.make("src/pmaptool", "src/provision-map", "tests/cost/test-additions", "tests/xml/test-round-trip", "data/gschemas.compiled")
        cls.map = cls.folder / "map.pmap"
        cls.map.write_text(MAP, encoding="utf-8")

    @classmethod
    def run_in_copy(cls, *command, **more):
        environment = dict(os.environ, PMAP_SOURCE_DIR=str(cls.copy), PMAP_BUILD_DIR=str(cls.build),
                           GSETTINGS_SCHEMA_DIR=str(cls.build / "data"), **more)
        done = subprocess.run([str(word) for word in command], cwd=cls.copy, env=environment, capture_output=True, encoding="utf-8",
                              stdin=subprocess.DEVNULL, timeout=600)
        if done.returncode != 0:
            raise AssertionError(f"{command}: {done.stdout[-4000:]}{done.stderr[-4000:]}")
        return done

    @classmethod
    def make(cls, *targets):
        cls.run_in_copy("ninja", "-C", cls.build, *targets)

    @classmethod
    def pmaptool(cls, *arguments):
        return cls.run_in_copy(cls.build / "src" / "pmaptool", *arguments)

    def refuse(self, old, new):
        """What validate says of the map with something else in it."""
        path = self.folder / "wrong.pmap"
        self.assertIn(old, MAP)
        path.write_text(MAP.replace(old, new), encoding="utf-8")
        done = subprocess.run([self.build / "src" / "pmaptool", "validate", path], capture_output=True, encoding="utf-8")
        return done.stdout + done.stderr

    def test_the_table_of_the_readme(self):
        """README says what it costs, and it is no more than was wanted."""
        self.assertEqual(read_table(), self.costs)
        for addition, (files, lines) in self.costs.items():
            self.assertLessEqual(files, AIMS[addition][0], addition)
            self.assertLessEqual(lines, AIMS[addition][1], addition)

    def test_the_readme_is_held_to_it(self):
        text = (tool.SOURCE / "README.md").read_text(encoding="utf-8")
        files, lines = self.costs[NOUN]
        changed = text.replace(f"| {NOUN} | {files} | {lines} |", f"| {NOUN} | {files} | {lines + 1} |")
        self.assertEqual(read_table(changed)[NOUN], (files, lines + 1))
        self.assertEqual(find_faults(), [])

    def test_field_and_noun_are_in_the_file(self):
        """Read, checked, written as they were read; in the schema; and by chance in what random maps are made of."""
        self.assertEqual(self.pmaptool("validate", self.map).stdout, "")
        self.pmaptool("write", self.map, "-o", self.folder / "out.pmap")
        self.assertEqual((self.folder / "out.pmap").read_text(encoding="utf-8"), MAP)
        self.assertIn('to="2026-09-08"', MAP)
        self.assertIn("Mrs P. Hughes", self.refuse('to="2026-09-08"', 'to="2026-09-01"'))
        self.assertIn("Qualification is 100000", self.refuse("QTS", "Q" * 100000))
        schema = (self.copy / "data" / "provision-map-1.xsd").read_text(encoding="utf-8")
        for words in ("What the person is qualified as.", "A course that a member of staff went to.", "Its first day."):
            self.assertIn(words, schema)
        tool.need("xmllint")
        for path in (self.map, self.copy / "data" / "examples" / "larkbeck.pmap"):
            self.run_in_copy("xmllint", "--noout", "--schema", "data/provision-map-1.xsd", path)
        self.run_in_copy(self.build / "tests" / "xml" / "test-round-trip", G_TEST_SRCDIR=str(self.copy / "tests"),
                         G_TEST_BUILDDIR=str(self.build / "tests"))

    def test_differences_are_told(self):
        other = self.folder / "other.pmap"
        other.write_text(MAP.replace("QTS", "HLTA").replace("Bandages", "Splints"), encoding="utf-8")
        done = subprocess.run([self.build / "src" / "pmaptool", "compare", self.map, other], capture_output=True, encoding="utf-8")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Qualification", done.stdout)
        self.assertIn("First aid", done.stdout)

    def test_windows(self):
        """The page, its form and the forms of the noun are in the window; adding and undoing work; the column is in the CSV."""
        done = self.run_in_copy("tests/shared/private-desktop", self.build / "tests" / "cost" / "test-additions", self.map,
                                GTK_A11Y="test", PMAP_TODAY="2026-11-20", G_DEBUG="fatal-criticals", LC_ALL="C.UTF-8")
        self.assertIn("ok 1", done.stdout)
        self.assertNotIn("not ok", done.stdout)

    def test_report_and_page_are_printed(self):
        for kind, words in (("training", ("Who is trained", "Mrs P. Hughes", "1 Oct 2026")), ("streams", ("Funding streams", "NHS"))):
            path = self.folder / f"{kind}.pdf"
            self.pmaptool("print", self.map, "--report", kind, "-o", path)
            text = self.run_in_copy(tool.need("pdftotext"), "-layout", path, "-").stdout
            for word in words:
                self.assertIn(word, text)

    def test_command_answers(self):
        self.assertIn("Pupils: 1\n", self.pmaptool("count", self.map).stdout)
        self.assertIn("  count ", self.pmaptool("--help").stdout)
        self.run_in_copy("python3", "tests/tool/test-commands.py")

    def test_the_house_is_content(self):
        """Its lints find nothing in what was added."""
        for name in ("layers", "potfiles", "rules", "sources", "style", "top-level", "translations", "writing"):
            self.run_in_copy("python3", f"tests/lint/check-{name}.py", self.copy)


def find_faults():
    """What README says otherwise than additions.py comes to, or a place that is not there any more. Nothing is built for this."""
    with tempfile.TemporaryDirectory(prefix="pmap-cost-") as folder:
        copy = pathlib.Path(folder)
        for new, changes in ADDITIONS.values():
            for path in [*new, *(change[0] for change in changes)]:
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                if path not in new:
                    shutil.copy2(tool.SOURCE / path, copy / path)
        try:
            costs = {addition: add(copy, addition) for addition in ADDITIONS}
        except AssertionError as error:
            return [str(error)]
    told = read_table()
    return [f"README.md says that {addition} costs {told.get(addition)} files and lines: it is {cost}"
            for addition, cost in costs.items() if told.get(addition) != cost]


if __name__ == "__main__" and "--table" in sys.argv:
    faults = find_faults()
    print("".join(fault + "\n" for fault in faults), end="")
    sys.exit(1 if faults else 0)
if __name__ == "__main__":
    tool.main()
