#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool menu: listed, as a template without anybody's name, and added to another map once."""

import re
import xml.etree.ElementTree as ElementTree

import tool

NAMESPACES = {"m": tool.NAMESPACE}
ROLES = '<staff-role id="r" name="Nurse"><rate set="own" from="2026-09-01" hourly="20.0000"/></staff-role>'
MAP = (f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="map-a">'
       '<school name="Example School" phase="special" headteacher="Ms Zoë Quennell"/><rate-set id="own" name="Own"/>' + ROLES +
       '<staff-member id="s" name="Mrs P. Árnason" role="r"/><tier id="t" name="Targeted"/>'
       '<provision id="p-tansy" name="Bubble time" tier="t" area="sensory-and-or-physical" role="r" minutes="5">'
       '<purpose>{purpose}</purpose></provision>'
       '<pupil id="u" given-name="Tansy" family-name="Orrow"/></provision-map>')


class Menu(tool.ToolTest):
    def make(self, purpose="Five minutes."):
        return self.write("map.pmap", MAP.format(purpose=purpose))

    def test_a_line_an_entry(self):
        self.assertEqual(self.run_well("menu", self.make()), "Bubble time · S&P · Targeted · 5 min · Nurse\n")

    def test_a_starter_menu_lists_what_a_map_lacks(self):
        whole = self.run_well("menu", "--starter", "primary").splitlines()
        rest = self.run_well("menu", "--starter", "primary", "--into", self.make()).splitlines()
        self.assertEqual(len(whole), 32)
        self.assertEqual([line for line in whole if line not in rest], [line for line in whole if line.startswith("Bubble time")])

    def test_a_template_names_nobody(self):
        for said, read in (
            ("Mrs P. Árnason holds it with Ms Quennell.", "A colleague holds it with a colleague."),
            ("Ask Árnason’s list, or Dr. J. B. O’Brien-Lee.", "Ask a colleague’s list, or a colleague."),
            ("Read with Tansy first. Zoë Quennell too.", "Read with a pupil first. A colleague too."),
            ("Five minutes with Missing words.", "Five minutes with Missing words."),
        ):
            with self.subTest(said):
                out = self.folder / "template.pmap"
                done = tool.pmaptool("menu", self.make(said), "-o", out)
                self.assertEqual(done.returncode, 0)
                self.assertEqual("look it over" in done.stderr, said != read)
                root = ElementTree.parse(out).getroot()
                self.assertEqual(root.find("m:provision/m:purpose", NAMESPACES).text, read)
                text = out.read_text(encoding="utf-8")
                self.assertNotRegex(text, re.compile(r"tansy|orrow|árnason|quennell", re.IGNORECASE))
                self.assertEqual(root.findall("m:pupil", NAMESPACES) + root.findall("m:staff-member", NAMESPACES), [])
                self.assertEqual(root.findall(".//m:rate", NAMESPACES), [])
                self.run_well("validate", out)

    def test_rates_go_along_where_they_are_wanted(self):
        text = self.run_well("menu", self.make(), "--with-rates", "-o", "-")
        self.assertIn('hourly="20.0000"', text)
        self.assertIn('name="Own"', text)

    def test_into_another_map_once(self):
        other = self.write("other.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="map-b"/>')
        once, twice = self.folder / "once.pmap", self.folder / "twice.pmap"
        self.assertEqual(tool.pmaptool("menu", self.make(), "--into", other, "-o", once).stderr, "1 entry is added to the menu.\n")
        root = ElementTree.parse(once).getroot()
        self.assertEqual(root.get("id"), "map-b")
        self.assertEqual([entry.get("name") for entry in root.findall("m:provision", NAMESPACES)], ["Bubble time"])
        self.assertEqual(root.findall("m:pupil", NAMESPACES), [])
        self.assertEqual(tool.pmaptool("menu", self.make(), "--into", once, "-o", twice).stderr, "0 entries are added to the menu.\n")
        self.assertEqual(once.read_bytes(), twice.read_bytes())

    def test_an_empty_menu(self):
        empty = self.write("empty.pmap", f'<provision-map xmlns="{tool.NAMESPACE}" version="1.0" id="map-b"/>')
        self.assertIn("is empty", self.run_badly(1, "menu", empty))


if __name__ == "__main__":
    tool.main()
