#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool print --report menu-grid: every entry once, on one side of A4 and A3 in letters of 8 points and more, or it says so."""

import re
import xml.etree.ElementTree as ElementTree

import tool

HEIGHT = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"')
NOTE = "does not fit on one side"


class MenuGrid(tool.ToolTest):
    def print_grid(self, file, *arguments):
        path = self.folder / "grid.pdf"
        self.run_well("print", file, "--report", "menu-grid", "-o", path, *arguments)
        return path

    def count_pages(self, path):
        return int(re.search(r"Pages: +(\d+)", tool.run(tool.need("pdfinfo"), path).stdout).group(1))

    def read(self, path):
        text = tool.run(tool.need("pdftotext"), "-raw", path, "-").stdout
        return " ".join(text.replace("\u00a0", " ").split())

    def find_least_height(self, path):
        """Of a line of text, in points: 1.2 to 1.4 times the letters, as the font has it."""
        told = tool.run(tool.need("pdftotext"), "-bbox", path, "-").stdout
        return min(float(end) - float(start) for start, end in HEIGHT.findall(told))

    def test_larkbeck_on_one_side(self):
        names = [entry.get("name") for entry in ElementTree.parse(tool.LARKBECK).iter(f"{{{tool.NAMESPACE}}}provision")]
        for paper, least in (("A4", 8), ("A3", 12)):
            with self.subTest(paper):
                path = self.print_grid(tool.LARKBECK, "--paper", paper)
                self.assertEqual(self.count_pages(path), 1)
                self.assertGreaterEqual(self.find_least_height(path), least * 1.1)
                text = self.read(path)
                self.assertNotIn(NOTE, text)
                for name in names:
                    self.assertIn(name, text)
                self.assertIn("1stClass@Number · 30 min × 3 a week · In a group of 4 · Teaching assistant, level 3", text)
                self.assertNotIn("£", text)

    def test_nobody_is_named(self):
        text = self.read(self.print_grid(tool.LARKBECK))
        for pupil in ElementTree.parse(tool.LARKBECK).iter(f"{{{tool.NAMESPACE}}}pupil"):
            self.assertNotIn(pupil.get("family-name"), text)

    def test_too_many_entries_go_on_and_it_is_said(self):
        path, larger = tool.LARKBECK, self.folder / "larger.pmap"
        for kind in ("primary", "secondary", "special"):
            larger = self.folder / f"{kind}.pmap"
            self.assertEqual(tool.pmaptool("menu", "--starter", kind, "--into", path, "-o", larger).returncode, 0)
            path = larger
        grid = self.print_grid(path)
        self.assertGreater(self.count_pages(grid), 1)
        self.assertIn(NOTE, self.read(grid))
        self.assertGreaterEqual(self.find_least_height(grid), 10 * 1.1)

    def test_what_names_no_tier_or_area(self):
        text = self.read(self.print_grid(self.write(
            "map.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="m"><tier id="t" name="Wave 2"/>'
            '<provision id="a" name="Aaa"/><provision id="b" name="Bbb" tier="t" area="sensory-and-or-physical" minutes="20"/>'
            "</provision-map>")))
        self.assertRegex(text, r"Area of need Wave 2 No tier .*Bbb · 20 min – No area of need – Aaa")

    def test_an_empty_menu(self):
        text = self.read(self.print_grid(self.write("map.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="m"/>')))
        self.assertIn("The menu of provision is empty.", text)

    def test_another_paper(self):
        self.assertIn("write A4 or A3", self.run_badly(2, "print", tool.LARKBECK, "--paper", "A9", "-o", self.folder / "x.pdf"))


if __name__ == "__main__":
    tool.main()
