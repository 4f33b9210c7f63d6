#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool check: the advice of the overview, in three formats that say the same."""

import csv
import io
import json

import tool

TODAY = ("--today", "2026-11-30")
COLUMNS = ["rule", "record", "who", "field", "words", "source", "silenced"]


class Check(tool.ToolTest):
    def setUp(self):
        super().setUp()
        text = tool.LARKBECK.read_text(encoding="utf-8")
        group = text.index('<intervention id="i-fresh"')
        text = text[:group] + text[group:].replace(' review="2026-12-07"', "", 1)
        self.map = self.write("map.pmap", text)

    def find(self, *arguments):
        return json.loads(self.run_well("check", *arguments, *TODAY, "--format", "json"))

    def test_formats_say_the_same(self):
        objects = self.find(self.map)
        rows = list(csv.DictReader(io.StringIO(self.run_well("check", self.map, *TODAY, "--format", "csv"))))
        self.assertEqual([list(row) for row in rows], [COLUMNS] * len(rows))
        self.assertEqual([{name: row[name] or None for name in COLUMNS} for row in rows], objects)
        table = self.run_well("check", self.map, *TODAY)
        for found in objects:
            self.assertIn(f"[{found['rule']}]", table)
            self.assertIn(found["source"], table)
            self.assertIn(found["words"], table)

    def test_each_finding_says_rule_record_words_and_source(self):
        review = [found for found in self.find(self.map) if found["rule"] == "no-review"]
        self.assertEqual(review, [{
            "rule": "no-review", "record": "i-fresh", "who": "Fresh Start, Years 5 and 6", "field": "review",
            "words": "There is no review date",
            "source": "SEN support arrangements (Surrey): a provision map has the date for review", "silenced": None,
        }])

    def test_silenced(self):
        text = self.map.read_text(encoding="utf-8")
        group = text.index('<intervention id="i-fresh"')
        end = text.index("  </intervention>", group)
        silenced = '    <silenced rule="no-review" why="Reviewed weekly" who="Mrs C. Winslow" on="2026-11-02"/>\n'
        path = self.write("silenced.pmap", text[:end] + silenced + text[end:].replace('version="1.0"', 'version="1.1"', 1))
        review = [found for found in self.find(path) if found["rule"] == "no-review"]
        self.assertEqual([found["silenced"] for found in review], ["Reviewed weekly"])
        told, apart = self.run_well("check", path, *TODAY).split("\nSilenced:\n")
        self.assertNotIn("no-review", told)
        self.assertIn("Reviewed weekly (Mrs C. Winslow, 2 November 2026)", apart)

    def test_rules(self):
        lines = self.run_well("check", "--rules").splitlines()
        codes = [line.split()[0] for line in lines]
        self.assertEqual(len(codes), len(set(codes)))
        self.assertIn("no-review        SEN support arrangements (Surrey): a provision map has the date for review", lines)

    def test_nothing_to_say(self):
        path = self.write("empty.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="m"/>')
        self.assertEqual(self.run_well("check", path, *TODAY), "There is nothing to say.\n")

    def test_misuse(self):
        for arguments in ((), (self.map, self.map), (self.map, "--format", "xml"), (self.map, "--today", "soon")):
            with self.subTest(arguments):
                self.assertEqual(tool.pmaptool("check", *arguments).returncode, 2)


if __name__ == "__main__":
    tool.main()
