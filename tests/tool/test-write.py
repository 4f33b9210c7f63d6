#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool write and sample: the same content gives the same bytes, and an input is never written to."""

import hashlib
import os
import stat
import unittest

import tool


class Write(tool.ToolTest):
    def test_examples_are_in_their_one_form(self):
        for example in (tool.LARKBECK, tool.ONE_PUPIL):
            copy = self.folder / "copy.pmap"
            self.run_well("write", example, "-o", copy)
            self.assertEqual(copy.read_bytes(), example.read_bytes(), example)

    def test_standard_output(self):
        self.assertEqual(self.run_well("write", tool.ONE_PUPIL, "-o", "-"), tool.ONE_PUPIL.read_text(encoding="utf-8"))

    def test_another_layout_comes_to_the_same(self):
        text = tool.ONE_PUPIL.read_text(encoding="utf-8")
        moved = text.replace("\n    ", "\r\n\t").replace('version="1.0" id=', '\n  version = "1.0"   id = ')
        moved = moved.replace('baseline="12"', 'baseline="12.00"').replace("<school ", "<!-- a word between --><school ")
        self.assertNotEqual(moved, text)
        self.assertEqual(self.run_well("write", self.write("moved.pmap", moved), "-o", "-"), text)

    def test_the_input_is_left_alone(self):
        path = self.write("map.pmap", tool.ONE_PUPIL.read_text(encoding="utf-8"))
        os.symlink(path, self.folder / "link.pmap")
        os.link(path, self.folder / "hard.pmap")
        before = path.read_bytes()
        for name in ("map.pmap", "link.pmap", "hard.pmap", "./map.pmap"):
            said = self.run_badly(1, "write", path, "-o", f"{self.folder}/{name}")
            self.assertIn("is left as it is", said)
        self.run_badly(1, "print", path, "-o", path)
        self.assertEqual(path.read_bytes(), before)

    def test_a_file_that_is_there_is_replaced_only_when_told_to(self):
        out = self.write("out", "what was there")
        nowhere = self.folder / "nowhere"
        os.symlink(nowhere, self.folder / "broken")
        for command in (("write", tool.ONE_PUPIL), ("print", tool.ONE_PUPIL), ("costs", tool.ONE_PUPIL),
                        ("chart", tool.ONE_PUPIL, "--kind", "cost-by-tier"), ("merge", *3 * [tool.ONE_PUPIL]),
                        ("sample", "--pupils", "3", "--seed", "1")):
            target = out if command[0] != "chart" else self.write("out.svg", "what was there")
            done = tool.pmaptool(*command, "-o", target, force=False)
            self.assertEqual((done.returncode, done.stdout), (2 if command[0] == "merge" else 1, ""), (command, done.stderr))
            self.assertIn(f"{target} is there already, and it is left as it is. Please give another name, or --force", done.stderr)
            self.assertEqual(target.read_text(encoding="utf-8"), "what was there")
            self.run_well(*command, "-o", target)
            self.assertNotEqual(target.read_bytes(), b"what was there")
            target.write_text("what was there", encoding="utf-8")
        self.run_badly(1, "write", tool.ONE_PUPIL, "-o", self.folder / "broken")
        self.assertFalse(nowhere.exists())

    @unittest.skipUnless(os.geteuid() == 0, "only the system's keeper can make another person's link")
    def test_another_persons_link_is_not_followed(self):
        for mode in (0o2775, 0o1777):
            share = self.folder / f"share-{mode:o}"
            share.mkdir()
            share.chmod(mode)
            mine = self.write("mine", "mine")
            os.symlink(mine, share / "out")
            os.chown(share / "out", 64513, 64511, follow_symlinks=False)
            said = self.run_badly(1, "write", tool.ONE_PUPIL, "-o", share / "out")
            self.assertIn("a link that somebody else made", said)
            self.assertEqual(mine.read_text(encoding="utf-8"), "mine")

    def test_a_file_that_was_there_keeps_its_permissions(self):
        out = self.write("out.pmap", "what was there")
        for mode in (0o600, 0o640, 0o664):
            out.chmod(mode)
            self.run_well("write", tool.ONE_PUPIL, "-o", out)
            self.assertEqual(stat.S_IMODE(out.stat().st_mode), mode)
        self.assertEqual(os.listdir(self.folder), ["out.pmap"])

    def test_nothing_that_a_later_version_wrote_is_lost(self):
        """What rewrites a map refuses one that it does not understand whole; what only seals it gives it back to the byte."""
        text = tool.ONE_PUPIL.read_text(encoding="utf-8")
        at = text.index("<school ")
        later = text.replace('version="1.0" id', 'version="2.0" id', 1)
        by_namespace = text.replace("provision-map/1", "provision-map/2", 1)
        out, base, password = self.folder / "out.pmap", self.write("base.pmap", text), self.write("password", "larkbeck\n")
        for name, contents in (("version.pmap", later.replace("<school ", '<panel on="2026-10-01"/><school ', 1)),
                               ("namespace.pmap", by_namespace[:at] + '<panel on="2026-10-01"/>' + by_namespace[at:])):
            newer = self.write(name, contents)
            for status, command in ((1, ("write", newer, "-o", out)), (1, ("write", newer, "-o", "-")),
                                    (2, ("merge", base, newer, base, "-o", out)),
                                    (2, ("merge", base, base, newer, "-o", out)),
                                    (2, ("merge", newer, base, base, "-o", out))):
                with self.subTest(command):
                    self.assertIn("written by a newer version", self.run_badly(status, *command))
                    self.assertFalse(out.exists())
            sealed, opened = self.folder / "sealed.pmap", self.folder / ("opened-" + name)
            self.run_well("protect", newer, "--password-file", password, "-o", sealed)
            self.run_badly(1, "write", sealed, "--password-file", password, "-o", out)
            self.run_well("unprotect", sealed, "--password-file", password, "-o", opened)
            self.assertEqual(opened.read_text(encoding="utf-8"), contents)

    def test_what_a_later_minor_version_added_stays(self):
        text = tool.ONE_PUPIL.read_text(encoding="utf-8").replace('version="1.0" id', 'version="1.9" id', 1)
        text = text.replace("<school ", '<school panel="monthly" ', 1)
        self.assertIn('panel="monthly"', self.run_well("write", self.write("minor.pmap", text), "-o", "-"))

    def test_a_damaged_map_is_not_written(self):
        path = self.write("cut.pmap", tool.ONE_PUPIL.read_text(encoding="utf-8")[:-40])
        out = self.folder / "out.pmap"
        self.run_badly(1, "write", path, "-o", out)
        self.assertFalse(out.exists())


class Sample(tool.ToolTest):
    def make(self, *arguments):
        path = self.folder / "sample.pmap"
        self.run_well("sample", *arguments, "-o", path)
        return path.read_text(encoding="utf-8")

    def test_the_same_numbers_give_the_same_school(self):
        school = self.make("--pupils", "30", "--seed", "7")
        self.assertEqual(self.make("--pupils", "30", "--seed", "7"), school)
        self.assertNotEqual(self.make("--pupils", "30", "--seed", "8"), school)

    def test_the_same_school_on_every_machine(self):
        digest = hashlib.sha256(self.make("--pupils", "40", "--memberships", "5", "--seed", "3").encode()).hexdigest()
        self.assertEqual(digest[:16], "06dd9d238e64fd4a")

    def test_it_has_what_was_asked_for(self):
        for pupils, memberships in ((1, 0), (1, 1), (25, 4), (200, 20)):
            school = self.make("--pupils", pupils, "--memberships", memberships)
            self.assertEqual(school.count("<pupil "), pupils)
            self.assertEqual(school.count("<member "), pupils * memberships)

    def test_it_is_valid_and_in_its_one_form(self):
        self.make("--pupils", "120", "--seed", "5")
        path = self.folder / "sample.pmap"
        self.assertEqual(self.run_well("write", path, "-o", "-"), path.read_text(encoding="utf-8"))
        done = tool.pmaptool("validate", path)
        self.assertEqual(done.returncode, 0, done.stdout[:2000])
        self.assertNotIn(": error:", done.stdout)


if __name__ == "__main__":
    tool.main()
