#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool print --report timetable: a sheet for each adult, with pupils as initials and without anything of money."""

import re
import xml.etree.ElementTree as ElementTree

import tool

TODAY = ("--today", "2026-11-30")


class Timetable(tool.ToolTest):
    def read(self, path=tool.LARKBECK, day=TODAY):
        pdf = self.folder / "timetable.pdf"
        self.run_well("print", path, "--report", "timetable", "-o", pdf, *day)
        pages = tool.run(tool.need("pdftotext"), "-layout", pdf, "-").stdout.replace("\u00a0", " ").split("\f")
        # The school's name is at the head of each page but the first.
        return [re.sub(r"^\s*Timetables of staff: .*\n", "", page) for page in pages if page.strip()]

    def test_a_sheet_each(self):
        root = ElementTree.parse(tool.LARKBECK).getroot()
        named = {line.get("member") for line in root.iter(f"{{{tool.NAMESPACE}}}staffing")}
        names = [member.get("name") for member in root.iter(f"{{{tool.NAMESPACE}}}staff-member") if member.get("id") in named]
        pages = self.read()
        heads = [page.strip().splitlines()[0].strip() for page in pages]
        self.assertEqual([head for head in heads if not head.startswith("Day ")], names)      # a long week goes on overleaf
        self.assertIn("Mon 30 Nov", pages[0])
        self.assertRegex(pages[0], r"14:15 +20 min +Bucket time, +OB IV KM ET +Small")
        self.assertIn("NELI, Reception: 30 minutes, 5 times a week", pages[0])

    def test_a_clash_is_told(self):
        sheet = " ".join(next(page for page in self.read() if "Mr J. Adair" in page).split())
        self.assertIn("Zones of Regulation, Years 4 and 5, Fridays and Sensory circuit, Hall, 8.50 at once, from 9:00 to 9:05", sheet)

    def test_nobody_is_named_and_nothing_is_priced(self):
        text = "\n".join(self.read())
        words = set(re.findall(r"\w+", text))
        for pupil in ElementTree.parse(tool.LARKBECK).iter(f"{{{tool.NAMESPACE}}}pupil"):
            self.assertNotIn(f"{pupil.get('given-name')} {pupil.get('family-name')}", text)
            self.assertNotIn(pupil.get("given-name"), words)
        for sign in ("£", "13.05", "14.36", "16.74"):
            self.assertNotIn(sign, text)

    def test_a_week_without_school_is_not_printed(self):
        self.assertIn("2 Nov to 6 November 2026", self.read(day=("--today", "2026-10-28"))[0])

    def test_nobody(self):
        path = self.write("empty.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="m"/>')
        self.assertIn("Nobody has anything to do in this week.", self.read(path)[0])


if __name__ == "__main__":
    tool.main()
