#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool roll-over: what becomes of a school's map in the next year, said first and then written."""

import collections
import json
import xml.etree.ElementTree as ElementTree

import tool

NAMESPACES = {"m": tool.NAMESPACE}


def read(path):
    return ElementTree.parse(path).getroot()


class RollOver(tool.ToolTest):
    def roll(self, *options):
        out = self.folder / "next.pmap"
        done = tool.pmaptool("roll-over", tool.LARKBECK, *options, "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out, done.stderr

    def test_preview_is_what_is_written(self):
        said = self.run_well("roll-over", tool.LARKBECK, "--to", "2027/28", "--dry-run", "-o", self.folder / "not-there.pmap")
        out, told = self.roll("--to", "2027/28")
        self.assertEqual(said, told)
        self.assertFalse((self.folder / "not-there.pmap").exists())
        self.run_well("validate", out)

    def test_counts_of_larkbeck(self):
        before, (out, told) = read(tool.LARKBECK), self.roll()
        after = read(out)

        def years(root):
            return collections.Counter(pupil.get("year-group") for pupil in root.findall("m:pupil", NAMESPACES) if not pupil.get("left"))

        old, new = years(before), years(after)
        leavers = [pupil for pupil in after.findall("m:pupil", NAMESPACES) if pupil.get("left")]
        self.assertEqual(len(leavers), old["6"])
        self.assertEqual({pupil.get("left") for pupil in leavers}, {"2027-07-20"})
        self.assertEqual(new, collections.Counter({"1": old["R"], **{str(n + 1): old[str(n)] for n in range(1, 6)}}))
        runs = after.findall("m:intervention", NAMESPACES)
        carried = [run for run in runs if run.get("follows")]
        self.assertEqual(len(runs) - len(carried), len(before.findall("m:intervention", NAMESPACES)))
        self.assertIn(f"{len(carried)} groups are carried on.", told)
        self.assertIn(f"{sum(new.values())} pupils move up. {len(leavers)} pupils leave, and are kept.", told)
        gone = {pupil.get("id") for pupil in leavers}
        self.assertFalse([one for run in carried for one in run.findall("m:member", NAMESPACES) if one.get("pupil") in gone])

    def test_the_year_that_is_over_costs_what_it_did(self):
        out, _ = self.roll()
        old = "2026-09-01..2027-08-31"

        def total(path):
            return json.loads(self.run_well("costs", path, "--period", old, "--format", "json"))["total"]

        self.assertEqual(total(out), total(tool.LARKBECK))

    def test_new_terms_from_a_list(self):
        dates = self.write("dates.txt", "Autumn term: 2 September 2027 to 17 December 2027\nSpring term: 4 January 2028 to 31 March 2028\n")
        out, told = self.roll("--terms", dates)
        year = read(out).find("m:year", NAMESPACES)
        self.assertEqual([(term.get("start"), term.get("end")) for term in year.findall("m:term", NAMESPACES)],
                         [("2027-09-02", "2027-12-17"), ("2028-01-04", "2028-03-31")])
        self.assertNotIn("52 weeks", told)

    def test_what_is_wrong_is_told(self):
        out, _ = self.roll()
        self.assertIn("This map is for 2027/28 already", self.run_badly(1, "roll-over", out, "--to", "2027/28"))
        self.assertIn("No pupil is in a class called “oak”", self.run_badly(1, "roll-over", tool.LARKBECK, "--classes", "Oak = Elm"))
        self.assertIn("nothing with the id", self.run_badly(1, "roll-over", tool.LARKBECK, "--spare", "nobody"))
        self.assertIn("is no school year", self.run_badly(2, "roll-over", tool.LARKBECK, "--to", "soon"))


if __name__ == "__main__":
    tool.main()
