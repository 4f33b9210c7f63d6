#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool validate: where, how bad, and what, in plain words, whatever the file."""

import re

import tool

LINE = re.compile(r"^(?P<file>[^:]+)(:(?P<line>\d+):(?P<column>\d+))?: (?P<severity>error|warning|note): (?P<message>.+)$")
JARGON = ("nullptr", "assertion", "facet", "simpletype", "libxml", "gmarkup", "{http", "cvc-", "element '", "attribute '")


class Validate(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.text = tool.ONE_PUPIL.read_text(encoding="utf-8")

    def findings(self, contents, status):
        """Validates a file with these contents; the file is left as it was; returns the findings."""
        path = self.folder / "map.pmap"
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        before = path.read_bytes()
        done = tool.pmaptool("validate", path)
        self.assertEqual((done.returncode, done.stderr), (status, ""), done.stdout)
        self.assertEqual(path.read_bytes(), before)
        findings = [LINE.match(line) for line in done.stdout.splitlines()]
        self.assertNotIn(None, findings, done.stdout)
        for finding in findings:
            self.assertEqual(finding["file"], str(path))
            for word in JARGON:
                self.assertNotIn(word, finding["message"].lower())
        return findings

    def error(self, contents, words, place=None):
        """There is an error with these words at the place of a text in the contents."""
        findings = self.findings(contents, 1)
        found = [finding for finding in findings if finding["severity"] == "error" and re.search(words, finding["message"])]
        self.assertTrue(found, [finding[0] for finding in findings])
        if place is not None:
            line = contents[:contents.index(place)].count("\n") + 1
            self.assertEqual({int(finding["line"]) for finding in found}, {line}, found[0][0])

    def change(self, old, new):
        self.assertIn(old, self.text)
        return self.text.replace(old, new, 1)

    def test_a_good_file(self):
        self.assertEqual([finding[0] for finding in self.findings(self.text, 0) if finding["severity"] == "error"], [])

    def test_the_schema_says_the_same(self):
        """Whatever is wrong: the rules have said it, and the schema, where it is asked for, adds nothing."""
        for contents in (self.text, self.change('sen="', 'sen="Q" upn="'), self.change("<school ", "<closure name='x'/><school "),
                         self.change('minutes="', 'minutes="+'), self.change(' version="1.', ' version="1.0'),
                         tool.LARKBECK.read_text(encoding="utf-8")):
            path = self.write("map.pmap", contents)
            plain, by_schema = tool.pmaptool("validate", path), tool.pmaptool("validate", "--schema", path)
            self.assertEqual((plain.returncode, plain.stdout), (by_schema.returncode, by_schema.stdout))

    def test_several_files(self):
        bad = self.write("bad.pmap", "no map")
        done = tool.pmaptool("validate", tool.ONE_PUPIL, bad, self.folder / "absent.pmap", tool.LARKBECK)
        self.assertEqual(done.returncode, 1)
        errors = {LINE.match(line)["file"] for line in done.stdout.splitlines() if ": error: " in line}
        self.assertEqual(errors, {str(bad), str(self.folder / "absent.pmap")})

    def test_what_is_no_map(self):
        for contents in (b"", b"no map", b"\0" * 4096, b"PK\x03\x04", b"<html/>", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                         b"<provision-map version='1.0' id='m'/>", b"%PDF-1.7\n"):
            with self.subTest(contents[:20]):
                self.findings(contents, 1)

    def test_cut_short(self):
        for share in (1, 10, 50, 90, 99):
            self.findings(self.text[:len(self.text) * share // 100], 1)
        self.findings(self.text[:-1].rstrip(">"), 1)

    def test_wrong_encoding(self):
        self.findings(self.text.replace("UTF-8", "ISO-8859-1", 1).replace("Nia", "Zoë").encode("latin-1", "replace"), 1)
        self.findings(self.text.encode("utf-16"), 1)
        self.findings(self.text.encode().replace(b"Nia", b"N\xefa", 1), 1)

    def test_declarations_and_bombs(self):
        head, rest = self.text.split("\n", 1)
        for declaration in ('<!DOCTYPE provision-map [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
                            '<!DOCTYPE provision-map SYSTEM "file:///etc/passwd">'):
            self.findings(head + "\n" + declaration + "\n" + rest, 1)
        self.findings("<a>" * 1000000, 1)
        self.findings("<a " + " ".join(f'a{i}=""' for i in range(200000)) + "/>", 1)
        self.findings(self.change("<views>", "<views>" + "x" * 11000000), 1)

    def test_a_newer_version(self):
        self.findings(self.change('version="1.0" id', 'version="1.7" id'), 0)

    def test_a_dangling_id(self):
        text = self.change('provision="p-narrative"', 'provision="p-nowhere"')
        self.error(text, "p-nowhere", 'provision="p-nowhere"')

    def test_an_id_twice(self):
        self.error(self.change('id="i-slt"', 'id="i-preteach"'), "i-preteach")

    def test_dates_the_wrong_way_round(self):
        text = self.change('start="2026-09-21" end="2026-12-11"', 'start="2026-12-11" end="2026-09-21"')
        self.error(text, r"21 September 2026.* before .*11 December 2026", 'start="2026-12-11"')

    def test_a_date_that_is_none(self):
        self.error(self.change('birth-date="2018-01-29"', 'birth-date="2018-02-29"'), "2018-02-29", 'birth-date="2018-02-29"')

    def test_a_negative_rate(self):
        self.error(self.change('hourly="13.0500"', 'hourly="-3.0000"'), "-3|−3|negative|less", 'hourly="-3.0000"')

    def test_a_weekday_twice(self):
        once = tool.LARKBECK.read_text(encoding="utf-8")
        twice = once.replace('weekdays="tue thu"', 'weekdays="tue thu tue"', 1)
        self.assertNotEqual(once, twice)
        found = [finding["message"] for finding in self.findings(twice, 0) if "more than once" in finding["message"]]
        self.assertEqual(found, ["On these days: Tue stands here more than once, and counts once"])
        figures = [tool.pmaptool("costs", self.write("map.pmap", text)).stdout for text in (twice, once)]
        self.assertEqual(figures[0], figures[1])
        self.assertIn("£", figures[0])

    def test_what_is_left_out(self):
        self.error(self.change(' given-name="Nia"', ""), "(?i)given name", '<pupil id')

    def test_ten_thousand_members(self):
        member = '<member pupil="u-nia-calloway"/>\n'
        self.error(self.change("<member ", member * 10000 + "<member "), "10001")

    def test_reviews_of_a_day(self):
        def said(*options):
            done = tool.pmaptool("validate", *options, tool.LARKBECK)
            return done.returncode, [LINE.match(line)["message"] for line in done.stdout.splitlines()]

        self.assertEqual(said(), (0, []))
        self.assertEqual(said("--today", "2026-10-23"), (0, []))
        self.assertEqual(said("--today", "2026-11-29"), (0, ["Read Write Inc. group, Year 2: The review was due on 23 October 2026"]))
        self.assertEqual(tool.pmaptool("validate", "--today", "soon", tool.LARKBECK).returncode, 2)

    def test_may_it_be_costed(self):
        text = self.change('<staffing role="role-ta2" member="s-farrow" preparation-minutes="10"/>', "")
        warnings = [finding for finding in self.findings(text, 0) if finding["severity"] == "warning"]
        self.assertTrue(warnings)


if __name__ == "__main__":
    tool.main()
