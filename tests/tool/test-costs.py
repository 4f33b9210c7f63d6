#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool costs: the exact output on a small map, and on the example the sums that must come out in every format."""

import csv
import decimal
import io
import json

import tool

SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="https://example.com/ns/provision-map/1" version="1.0" id="map-small">
  <school name="Small School"/>
  <year start="2026-09-01" end="2027-08-31">
    <term id="autumn" name="Autumn" start="2026-09-01" end="2026-12-18"/>
    <term id="spring" name="Spring" start="2027-01-04" end="2027-03-25"/>
  </year>
  <funding rate-set="own"/>
  <rate-set id="own" name="What it costs us"/>
  <rate-set id="la" name="What they accept"/>
  <staff-role id="ta" name="Teaching assistant">
    <rate set="own" from="2026-09-01" hourly="12.0000"/>
    <rate set="la" from="2026-09-01" hourly="9.0000"/>
  </staff-role>
  <tier id="universal" name="Universal" costed="false"/>
  <tier id="targeted" name="Targeted"/>
  <provision id="p-words" name="=SUM(A1), “words” &amp; more" tier="targeted" area="communication-and-interaction"/>
  <provision id="p-mat" name="Word mats" tier="universal" area="cognition-and-learning"/>
  <intervention id="i-words" provision="p-words" start="2026-09-07" end="2026-09-18" minutes="30" sessions-per-week="2" group-size="4">
    <outcome>Ten words.</outcome>
    <staffing role="ta"/>
    <resource name="Cards" cost="0.01"/>
    <member pupil="u-1"/>
    <member pupil="u-2"/>
    <member pupil="u-3"/>
  </intervention>
  <intervention id="i-mat" provision="p-mat" start="2026-09-07" end="2026-09-18" minutes="30" sessions-per-week="5">
    <member pupil="u-1"/>
  </intervention>
  <pupil id="u-1" given-name="Ann" family-name="O’Hara" year-group="3" sen="K"/>
  <pupil id="u-2" given-name="美玲" family-name="王" year-group="R" sen="E"/>
  <pupil id="u-3" given-name="-2+3" family-name="&quot;Zed&quot;, Jr"/>
</provision-map>
"""

CSV = """\
record,intervention,intervention-name,tier,area,pupil,pupil-name,amount,payer,payer-name
"intervention","i-words","'=SUM(A1), “words” & more","Targeted","communication-and-interaction","","",24.01,"",""
"share","i-words","'=SUM(A1), “words” & more","Targeted","communication-and-interaction","u-1","Ann O’Hara",6.01,"",""
"share","i-words","'=SUM(A1), “words” & more","Targeted","communication-and-interaction","u-2","美玲 王",6.00,"",""
"share","i-words","'=SUM(A1), “words” & more","Targeted","communication-and-interaction","u-3","'-2+3 ""Zed"", Jr",6.00,"",""
"outside","i-words","'=SUM(A1), “words” & more","Targeted","communication-and-interaction","","",6.00,"",""
"intervention","i-mat","Word mats","Universal","cognition-and-learning","","",0.00,"",""
"share","i-mat","Word mats","Universal","cognition-and-learning","u-1","Ann O’Hara",0.00,"",""
"outside","i-mat","Word mats","Universal","cognition-and-learning","","",0.00,"",""
"pupil","","","","","u-1","Ann O’Hara",6.01,"",""
"pupil","","","","","u-2","美玲 王",6.00,"",""
"pupil","","","","","u-3","'-2+3 ""Zed"", Jr",6.00,"",""
"school-outside","","","","","","",6.00,"",""
"school","","","","","","",24.01,"",""
"""

TABLE = """\
Small School
Academic year, 1 September 2026 to 31 August 2027
Rates: What it costs us

Intervention               Tier       Area        Cost
──────────────────────────────────────────────────────
=SUM(A1), “words” & more   Targeted   C&I       £24.01
  Ann O’Hara                                     £6.01
  美玲 王                                        £6.00
  -2+3 "Zed", Jr                                 £6.00
  Pupils outside this map                        £6.00
Word mats                  Universal  C&L   not costed
  Ann O’Hara                                     £0.00

Pupil                    Year  SEN    Cost
──────────────────────────────────────────
Ann O’Hara               3     K     £6.01
美玲 王                  R     E     £6.00
-2+3 "Zed", Jr                       £6.00
──────────────────────────────────────────
Pupils outside this map              £6.00
School                              £24.01
"""


class Formats(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.map = self.write("small.pmap", SMALL)

    def costs(self, *arguments):
        return self.run_well("costs", self.map, *arguments)

    def test_csv(self):
        self.assertEqual(self.costs("--format", "csv"), CSV)

    def test_csv_in_a_file(self):
        """A file is opened by people, with Excel, which wants a byte order mark; a pipe leads to a program, which does not."""
        marked = "\ufeff" + CSV
        for options, name, expected in ((("--format", "csv"), "costs", marked), ((), "costs.csv", marked), ((), "costs.CSV", marked),
                                        (("--no-bom",), "costs.csv", CSV), (("--format", "csv", "--bom"), None, marked),
                                        (("--format", "csv", "-o", "-"), None, CSV)):
            with self.subTest(options, name=name):
                out = self.folder / (name or "none")
                printed = self.costs(*options, *(("-o", out) if name else ()))
                self.assertEqual(out.read_bytes().decode() if name else printed, expected)
        self.assertEqual((self.folder / "costs.csv").read_bytes().count(b"\xef\xbb\xbf"), 0)      # the last of them had none
        self.costs("-o", self.folder / "costs.json")
        self.assertEqual((self.folder / "costs.json").read_bytes()[:1], b"{")

    def test_table(self):
        self.assertEqual(self.costs(), TABLE)
        self.assertEqual(self.costs("--format", "table"), TABLE)

    def test_json(self):
        costs = json.loads(self.costs("--format", "json"))
        self.assertEqual(costs["map"], "map-small")
        self.assertEqual(costs["school"], "Small School")
        self.assertEqual(costs["period"], {"name": "Academic year, 1 September 2026 to 31 August 2027",
                                           "from": "2026-09-01", "to": "2027-08-31"})
        self.assertEqual(costs["rates"], {"id": "own", "name": "What it costs us"})
        self.assertEqual((costs["total"], costs["outside"]), ("24.01", "6.00"))
        self.assertEqual([pupil["total"] for pupil in costs["pupils"]], ["6.01", "6.00", "6.00"])
        words = costs["interventions"][0]
        self.assertEqual(
            {name: words[name] for name in words if name != "issues"},
            {"id": "i-words", "name": "=SUM(A1), “words” & more", "provision": "p-words", "tier": "Targeted",
             "area": "communication-and-interaction", "total": "24.01", "outside": "6.00", "empty-places": "6.00",
             "sessions": "4", "taught": "together",
             "shares": [{"pupil": "u-1", "amount": "6.01"}, {"pupil": "u-2", "amount": "6.00"}, {"pupil": "u-3", "amount": "6.00"}]})

    def test_what_progress_cost(self):
        """From 21 to 33 on the pupil's measure: a twelfth of the share for each step. Without both measures, not a word."""
        costs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json", "--intervention", "i-rwi"))
        shares = {share["pupil"]: share for share in costs["interventions"][0]["shares"]}
        lily = shares["u-lily-brennan"]
        self.assertEqual(lily["progress"], "12")
        self.assertEqual(lily["cost-per-unit-of-progress"], f"{round(float(lily['amount']) / 12 + 1e-9, 2):.2f}")
        self.assertNotIn("progress", shares["u-callum-reid"])

    def test_who_pays(self):
        paid = SMALL.replace('<staff-role', '<payer id="nhs" name="NHS"/>\n  <staff-role').replace(
            '<resource name="Cards" cost="0.01"/>', '<resource name="Cards" cost="0.01"/>\n    <payment payer="nhs" percent="50"/>')
        rows = list(csv.DictReader(io.StringIO(self.run_well("costs", self.write("paid.pmap", paid), "--format", "csv"))))
        self.assertEqual([(row["record"], row["intervention"], row["pupil"], row["amount"], row["payer"], row["payer-name"])
                          for row in rows if row["record"].endswith("paid")],
                         [("paid", "i-words", "", "12.01", "nhs", "NHS"), ("paid", "i-words", "", "12.00", "", "The school itself"),
                          ("pupil-paid", "", "u-1", "3.01", "nhs", "NHS"), ("pupil-paid", "", "u-1", "3.00", "", "The school itself"),
                          ("pupil-paid", "", "u-2", "3.00", "nhs", "NHS"), ("pupil-paid", "", "u-2", "3.00", "", "The school itself"),
                          ("pupil-paid", "", "u-3", "3.00", "nhs", "NHS"), ("pupil-paid", "", "u-3", "3.00", "", "The school itself"),
                          ("school-paid", "", "", "12.01", "nhs", "NHS"), ("school-paid", "", "", "12.00", "", "The school itself")])

    def test_one_pupil_and_nobody_else(self):
        for whom in ("u-1", "Ann O’Hara", "ann o’hara"):
            for form in ("csv", "table", "json"):
                text = self.costs("--pupil", whom, "--format", form, "--working")
                for other in ("美玲", "Zed", "u-2", "u-3"):
                    self.assertNotIn(other, text)
        rows = list(csv.DictReader(io.StringIO(self.costs("--pupil", "u-1", "--format", "csv"))))
        self.assertEqual([(row["record"], row["amount"]) for row in rows],
                         [("intervention", "24.01"), ("share", "6.01"), ("intervention", "0.00"), ("share", "0.00"), ("pupil", "6.01")])

    def test_one_intervention(self):
        rows = list(csv.DictReader(io.StringIO(self.costs("--intervention", "i-words", "--format", "csv"))))
        self.assertEqual([row["record"] for row in rows], ["intervention", "share", "share", "share", "outside"])

    def test_rates(self):
        for name in ("la", "What they accept"):
            costs = json.loads(self.costs("--rates", name, "--format", "json"))
            self.assertEqual((costs["total"], costs["rates"]["id"]), ("18.01", "la"))

    def test_periods(self):
        def total(*arguments):
            return json.loads(self.costs("--format", "json", *arguments))["total"]
        self.assertEqual(total("--period", "whole-run"), "24.01")
        self.assertEqual(total("--period", "Autumn"), "24.01")
        self.assertEqual(total("--period", "autumn"), "24.01")
        self.assertEqual(total("--period", "spring"), "0.00")
        self.assertEqual(total("--period", "financial-year", "--today", "2026-09-30"), "24.01")
        self.assertEqual(total("--period", "financial-year", "--today", "2026-03-31"), "0.00")
        # the resource is bought on the first day
        self.assertEqual(total("--period", "to-date", "--today", "2026-09-11"), "12.01")
        self.assertEqual(total("--period", "2026-09-07..2026-09-11"), "12.01")
        # what is to come is the rest of the year, rounded by itself: £12.005 as that until the day
        self.assertEqual(total("--period", "to-come", "--today", "2026-09-11"), "12.01")
        self.assertEqual(total("--period", "to-come", "--today", "2026-09-18"), "0.00")
        self.assertEqual(total("--period", "to-come", "--today", "2026-07-01"), "24.01")
        self.assertEqual(total("--period", "to-come", "--today", "2028-01-01"), "0.00")

    def test_working(self):
        text = self.costs("--working")
        self.assertIn("£12.00", text)
        self.assertRegex(text, "Together +£24.01")
        rows = list(csv.DictReader(io.StringIO(self.costs("--working", "--format", "csv"))))
        self.assertIn("£24.01", rows[0]["working"])
        self.assertIn("£6.01", rows[1]["working"])


class Larkbeck(tool.ToolTest):
    def test_the_sums_come_out(self):
        for period in ("academic-year", "whole-run", "Autumn", "Spring", "Summer", "2026-10-05..2027-02-03"):
            rows = list(csv.DictReader(io.StringIO(self.run_well("costs", tool.LARKBECK, "--format", "csv", "--period", period))))

            def add(record, **where):
                return sum(decimal.Decimal(row["amount"]) for row in rows
                           if row["record"] == record and all(row[name] == value for name, value in where.items()))

            for row in rows:
                if row["record"] == "intervention":
                    i = row["intervention"]
                    self.assertEqual(decimal.Decimal(row["amount"]), add("share", intervention=i) + add("outside", intervention=i))
                elif row["record"] == "pupil":
                    self.assertEqual(decimal.Decimal(row["amount"]), add("share", pupil=row["pupil"]))
            self.assertEqual(add("school"), add("intervention"))
            self.assertEqual(add("school"), add("pupil") + add("school-outside"))

    def test_every_format_has_the_same_total(self):
        total = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))["total"]
        self.assertIn(f",{total},", self.run_well("costs", tool.LARKBECK, "--format", "csv"))
        self.assertTrue(self.run_well("costs", tool.LARKBECK).endswith(f"£{decimal.Decimal(total):,}\n"))

    def test_an_authority_accepts_less(self):
        own = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))
        theirs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json", "--rates", "anyshire"))
        self.assertLess(decimal.Decimal(theirs["total"]), decimal.Decimal(own["total"]))


if __name__ == "__main__":
    tool.main()
