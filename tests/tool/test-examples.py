#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples: valid for independent validators, and what the README promises of them."""

import xml.etree.ElementTree as ElementTree

import tool

NAMESPACES = {"m": tool.NAMESPACE}
EXAMPLES = (tool.LARKBECK, tool.ONE_PUPIL, *sorted((tool.SOURCE / "data" / "menus").glob("*.pmap")))


class Validators(tool.ToolTest):
    def test_pmaptool_finds_nothing_wrong(self):
        for example in EXAMPLES:
            done = tool.pmaptool("validate", example)
            self.assertEqual((done.returncode, done.stderr), (0, ""), example)
            self.assertNotIn(": error:", done.stdout)

    def test_libxml2(self):
        for example in EXAMPLES:
            done = tool.run(tool.need("xmllint"), "--nonet", "--noout", "--schema", tool.SCHEMA, example)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_xerces(self):
        program = tool.need("SAX2Count")
        for example in EXAMPLES:
            # Xerces only knows a schema by what the document says of it.
            text = example.read_text(encoding="utf-8").replace(
                "<provision-map ", '<provision-map xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                f'xsi:schemaLocation="{tool.NAMESPACE} {tool.SCHEMA.as_uri()}" ', 1)
            self.assertIn("schemaLocation", text)
            # This one's -s and -n switch schema and namespaces off, against the habit of its siblings.
            done = tool.run(program, "-v=always", "-f", self.write("example.pmap", text))
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertNotRegex(done.stdout + done.stderr, r"(?i)error")

    def test_xmlschema(self):
        try:
            import xmlschema
        except ImportError:
            self.skipTest("python3-xmlschema is not installed")
        schema = xmlschema.XMLSchema(str(tool.SCHEMA))
        for example in EXAMPLES:
            self.assertEqual([str(error) for error in schema.iter_errors(str(example))][:1], [])


class Larkbeck(tool.ToolTest):
    @classmethod
    def setUpClass(cls):
        cls.root = ElementTree.parse(tool.LARKBECK).getroot()

    def count(self, path):
        return len(self.root.findall(path, NAMESPACES))

    def test_its_size(self):
        self.assertEqual(self.count("m:pupil"), 60)
        self.assertEqual(self.count("m:intervention"), 30)
        self.assertEqual(self.count("m:pupil[@sen='K']"), 45)
        self.assertEqual(self.count("m:pupil[@sen='E']"), 12)
        self.assertEqual(self.count("m:year/m:term"), 3)
        self.assertEqual(self.count("m:rate-set"), 2)

    def test_no_text_is_told_of_two_pupils(self):
        seen = {}
        for pupil in self.root.findall("m:pupil", NAMESPACES):
            for name in ("need/m:impact", "views", "parent-views", "strengths", "strategy/m:description", "target/m:specific"):
                for element in pupil.findall(f"m:{name}", NAMESPACES):
                    self.assertEqual(seen.setdefault(element.text, pupil.get("id")), pupil.get("id"), element.text)

    def test_the_story_can_be_told(self):
        """1stClass@Number is on the menu, complete, and the pupil in Year 3 whom it would help does not have it."""
        provision = self.root.find("m:provision[@name='1stClass@Number']", NAMESPACES)
        for field in ("tier", "area", "role", "minutes", "preparation-minutes", "sessions-per-week", "weeks", "group-size", "measure"):
            self.assertIsNotNone(provision.get(field), field)
        amira = self.root.find("m:pupil[@id='u-amira-haddad']", NAMESPACES)
        self.assertEqual(amira.get("year-group"), "3")
        self.assertEqual(self.count(f"m:intervention[@provision='{provision.get('id')}']/m:member[@pupil='u-amira-haddad']"), 0)

    def test_its_costs_are_those_of_a_school(self):
        import json
        costs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))
        totals = [float(pupil["total"]) for pupil in costs["pupils"]]
        self.assertLess(max(totals), 9500)
        self.assertGreater(sum(total > 6000 for total in totals), 2)
        self.assertLess(sum(total > 6000 for total in totals), 8)
        self.assertGreater(float(costs["total"]), 65000)
        self.assertLess(float(costs["total"]), 100000)


if __name__ == "__main__":
    tool.main()
