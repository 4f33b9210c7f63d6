#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool compare and merge: differences in words, two people's changes in one map, and nothing written where a person has to
decide; from the command line and by git."""

import json
import os

import tool

AMIRA = 'id="u-amira-haddad"'


class MergeTest(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.text = tool.LARKBECK.read_text(encoding="utf-8")
        self.assertIn(AMIRA, self.text)

    def change(self, name, *pairs):
        """A copy of the example with some places of its text replaced, each once."""
        text = self.text
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        return self.write(name, text)

    def pupil(self, **attributes):
        """How the start tag of one pupil changes."""
        tag = self.text[self.text.index("<pupil " + AMIRA):]
        tag = tag[:tag.index(">") + 1]
        new = tag
        for name, value in attributes.items():
            name = name.replace("_", "-")
            start = new.index(f' {name}="') + len(name) + 3
            new = new[:start] + value + new[new.index('"', start):]
        return tag, new


class Compare(MergeTest):
    def test_same(self):
        self.assertEqual(self.run_well("compare", tool.LARKBECK, tool.LARKBECK), "")
        laid_out = self.change("moved.pmap", ("\n  <school ", "\n\n\t<!-- a word between --><school "))
        self.assertEqual(self.run_well("compare", tool.LARKBECK, laid_out), "")

    def test_different(self):
        other = self.change("other.pmap", self.pupil(family_name="Haddad-Jones"))
        done = tool.pmaptool("compare", tool.LARKBECK, other)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(done.stdout, "Pupil Amira Haddad-Jones: Family name was “Haddad”, is “Haddad-Jones”\n")

    def test_json(self):
        other = self.change("other.pmap", self.pupil(family_name="Haddad-Jones"))
        done = tool.pmaptool("compare", "--format", "json", tool.LARKBECK, other)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stdout), [{
            "kind": "changed", "id": "u-amira-haddad", "record": "Pupil Amira Haddad-Jones", "field": "family-name",
            "before": "Haddad", "after": "Haddad-Jones",
            "sentence": "Pupil Amira Haddad-Jones: Family name was “Haddad”, is “Haddad-Jones”"}])
        self.assertEqual(json.loads(self.run_well("compare", "--format", "json", other, other)), [])

    def test_trouble(self):
        self.run_badly(2, "compare", tool.LARKBECK, self.folder / "absent.pmap")
        self.run_badly(2, "compare", self.write("not.pmap", "no map"), tool.LARKBECK)


class Merge(MergeTest):
    def test_both_sides(self):
        mine = self.change("mine.pmap", self.pupil(family_name="Haddad-Jones"))
        theirs = self.change(".merge_file_a1B2c3", self.pupil(given_name="Amina"))
        both = self.change("both.pmap", self.pupil(family_name="Haddad-Jones", given_name="Amina"))
        out = self.folder / "out.pmap"
        self.assertEqual(self.run_well("merge", tool.LARKBECK, mine, theirs, "-o", out), "")
        self.assertEqual(out.read_bytes(), both.read_bytes())
        self.assertEqual(self.run_well("merge", tool.LARKBECK, theirs, mine, "-o", "-"), both.read_text(encoding="utf-8"))

    def test_conflict(self):
        mine = self.change("mine.pmap", self.pupil(family_name="Haddad-Jones"))
        theirs = self.change("theirs.pmap", self.pupil(family_name="Jones"))
        out = self.folder / "out.pmap"
        said = self.run_badly(1, "merge", tool.LARKBECK, mine, theirs, "-o", out)
        self.assertIn("1 change has to be decided", said)
        self.assertIn("Pupil Amira Haddad: Family name: before: Haddad; mine: Haddad-Jones; theirs: Jones", said)
        self.assertFalse(out.exists())
        for which, wanted in (("mine", mine), ("theirs", theirs), ("before", tool.LARKBECK)):
            self.run_well("merge", "--prefer", which, tool.LARKBECK, mine, theirs, "-o", out)
            self.assertEqual(out.read_bytes(), wanted.read_bytes(), which)

    def test_one_pupil_put_into_a_group_by_both(self):
        group = self.text[self.text.index('<intervention id="i-rwi"'):]
        last = group[:group.index("</intervention>")].rstrip()[-60:]
        def put_in(name, day):
            return self.change(name, (last, last + f'\n    <member pupil="u-amira-haddad" from="{day}"/>'))
        mine, theirs, out = put_in("mine.pmap", "2026-11-02"), put_in("theirs.pmap", "2026-11-09"), self.folder / "out.pmap"
        said = self.run_badly(1, "merge", tool.LARKBECK, mine, theirs, "-o", out)
        self.assertIn("1 change has to be decided", said)
        self.assertIn("entered twice: mine: Pupil: Amira Haddad; From: 2 November 2026; "
                      "theirs: Pupil: Amira Haddad; From: 9 November 2026", said)
        self.assertFalse(out.exists())
        for which, wanted in (("mine", mine), ("theirs", theirs)):
            self.run_well("merge", "--prefer", which, tool.LARKBECK, mine, theirs, "-o", out)
            self.assertEqual(out.read_bytes(), wanted.read_bytes(), which)

    def test_laid_out_otherwise(self):
        mine = self.change("mine.pmap", self.pupil(family_name="Haddad-Jones"))
        theirs = self.write("theirs.pmap", self.text.replace("\n    ", "\r\n\t"))
        self.run_well("merge", tool.LARKBECK, mine, theirs, "-o", theirs.with_name("out.pmap"))
        self.assertEqual(theirs.with_name("out.pmap").read_bytes(), mine.read_bytes())

    def test_mine_may_be_written_to(self):
        mine = self.change("mine.pmap", self.pupil(family_name="Haddad-Jones"))
        theirs = self.change("theirs.pmap", self.pupil(given_name="Amina"))
        base = self.write("base.pmap", self.text)
        for output in (base, theirs):
            before = output.read_bytes()
            self.assertIn("is left as it is", self.run_badly(2, "merge", base, mine, theirs, "-o", output))
            self.assertEqual(output.read_bytes(), before)
        self.run_well("merge", base, mine, theirs, "-o", mine)
        self.assertEqual(self.run_well("merge", base, theirs, mine, "-o", "-"), mine.read_text(encoding="utf-8"))

    def test_nothing_in_common(self):
        empty = self.write("empty", "")
        out = self.folder / "out.pmap"
        self.run_well("merge", empty, tool.LARKBECK, tool.LARKBECK, "-o", out)
        self.assertEqual(out.read_bytes(), tool.LARKBECK.read_bytes())
        theirs = self.change("theirs.pmap", self.pupil(family_name="Jones"))
        self.assertIn("before: empty; mine: Haddad; theirs: Jones",
                      self.run_badly(1, "merge", empty, tool.LARKBECK, theirs, "-o", out))

    def test_trouble(self):
        out = self.folder / "out.pmap"
        damaged = self.write("damaged.pmap", self.text[:-40])
        newer = self.write("newer.pmap", self.text.replace('version="1.0"', 'version="2.0"', 1))
        for bad in (damaged, newer, self.folder / "absent.pmap"):
            for files in ((bad, tool.LARKBECK, tool.LARKBECK), (tool.LARKBECK, bad, tool.LARKBECK),
                          (tool.LARKBECK, tool.LARKBECK, bad)):
                self.run_badly(2, "merge", *files, "-o", out)
        self.assertFalse(out.exists())

    def test_git(self):
        git = tool.need("git")
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(self.folder)}

        def run(*arguments):
            return tool.run(git, "-c", "user.name=Test", "-c", "user.email=test@example.com", *arguments,
                            cwd=self.folder, env=environment)

        def commit(message, text):
            self.write("school.pmap", text)
            self.assertEqual(run("commit", "-qam", message).returncode, 0)

        run("init", "-q", "-b", "main")
        run("config", "merge.pmap.driver", f"'{tool.PMAPTOOL}' merge %O %A %B -o %A")
        self.write(".gitattributes", "*.pmap merge=pmap\n")
        self.write("school.pmap", self.text)
        run("add", "-A")
        commit("Begin", self.text)
        tag, renamed = self.pupil(family_name="Haddad-Jones")
        called = self.pupil(given_name="Amina")[1]
        run("checkout", "-qb", "theirs")
        commit("Theirs", self.text.replace(tag, renamed))
        run("checkout", "-q", "main")
        commit("Mine", self.text.replace(tag, called))
        done = run("merge", "-q", "theirs")
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        both = self.pupil(family_name="Haddad-Jones", given_name="Amina")[1]
        self.assertEqual((self.folder / "school.pmap").read_text(encoding="utf-8"), self.text.replace(tag, both))

        run("checkout", "-q", "theirs")
        commit("Theirs again", self.text.replace(tag, self.pupil(family_name="Smith")[1]))
        run("checkout", "-q", "main")
        mine = self.text.replace(tag, self.pupil(family_name="Jones", given_name="Amina")[1])
        commit("Mine again", mine)
        done = run("merge", "-q", "theirs")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("mine: Jones; theirs: Smith", done.stderr)
        self.assertEqual((self.folder / "school.pmap").read_text(encoding="utf-8"), mine)


if __name__ == "__main__":
    tool.main()
