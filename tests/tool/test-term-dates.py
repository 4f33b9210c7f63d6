#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool import --as term-dates: a published list and a calendar become terms and closures."""

import xml.etree.ElementTree as ElementTree

import tool

NAMESPACES = {"m": tool.NAMESPACE}
MAP = (f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="map-a"><year start="2026-09-01" end="2027-08-31">'
       '<term id="term-old" name="Old" start="2027-04-12" end="2027-07-21"/></year></provision-map>')
LIST = ("Autumn term: Tuesday 1 September 2026 to Friday 18 December 2026\nHalf term: Monday 26 October – Friday 30 October 2026\n"
        "INSET day: Monday 1 September 2026\nOffice hours on request\n")
CALENDAR = ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Autumn half term\r\nDTSTART;VALUE=DATE:20261026\r\n"
            "DTEND;VALUE=DATE:20261031\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


class TermDates(tool.ToolTest):
    def read_year(self, path):
        root = ElementTree.parse(path).getroot()
        return [(one.get("name"), one.get("start"), one.get("end")) for one in root.find("m:year", NAMESPACES)]

    def take_over(self, out, name, text, *options):
        done = tool.pmaptool("import", "--as", "term-dates", *options, self.write(name, text), self.write("map.pmap", MAP), "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_it_says_first_what_would_happen(self):
        before = self.write("map.pmap", MAP)
        self.assertEqual(self.run_well("import", "--as", "term-dates", "--replace", self.write("dates.txt", LIST), before).splitlines(), [
            "Line 3 is left out: “INSET day: Monday 1 September 2026”. 1 September 2026 is a Tuesday, not a Monday",
            "Line 1: Autumn, 1 September 2026 to 18 December 2026",
            "Line 2: October half term, 26 October 2026 to 30 October 2026",
            "Line 4 is left out: “Office hours on request”. No day in it",
            "1 term. 1 closure. 1 line has to be put right. 1 line is not understood.",
            "74 days for pupils, 116 fewer than the usual 190. No INSET day.",
            "Monday 14, Tuesday 15, Wednesday 15, Thursday 15, Friday 15"])
        self.assertEqual(before.read_text(encoding="utf-8"), MAP)

    def test_they_join_or_stand_for_what_there_is(self):
        for options, terms in ((["--replace"], []), ([], [("Old", "2027-04-12", "2027-07-21")])):
            with self.subTest(options):
                out = self.folder / f"out{len(options)}.pmap"
                self.take_over(out, "dates.txt", LIST, *options)
                self.assertEqual(self.read_year(out), [("Autumn", "2026-09-01", "2026-12-18"), *terms,
                                                       ("October half term", "2026-10-26", "2026-10-30")])
                self.run_well("validate", out)

    def test_a_calendar(self):
        out = self.folder / "out.pmap"
        self.take_over(out, "dates.ics", CALENDAR)
        self.assertEqual(self.read_year(out), [("Old", "2027-04-12", "2027-07-21"), ("Autumn half term", "2026-10-26", "2026-10-30")])


if __name__ == "__main__":
    tool.main()
