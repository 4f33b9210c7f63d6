#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Situations that schools write about, with the figures that are right: totals, shares, what is pointed out and what is not.

Each is a small map of its own, costed through the program."""

import json

import tool

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="{namespace}" version="1.0" id="map-situation">
  <school name="Example School"/>
  <year start="2026-09-01" end="2027-08-31" weeks="{weeks}" counting="{counting}">{terms}</year>
  <rate-set id="rs" name="Rates"/>
  <staff-role id="ta" name="Teaching assistant"><rate set="rs" from="2019-09-01" hourly="{hourly}"/></staff-role>
  <tier id="tier-t" name="Targeted"/>
{content}
{pupils}
</provision-map>
"""
TERMS = """
    <term id="t1" name="Autumn" start="2026-09-01" end="2026-12-18"/>
    <term id="t2" name="Spring" start="2027-01-04" end="2027-03-25"/>
    <term id="t3" name="Summer" start="2027-04-12" end="2027-07-21"/>
    <closure name="INSET" kind="inset" start="2026-09-01" end="2026-09-02"/>
    <closure name="Half term" kind="holiday" start="2026-10-26" end="2026-10-30"/>
    <closure name="INSET" kind="inset" start="2027-01-04" end="2027-01-04"/>
    <closure name="Half term" kind="holiday" start="2027-02-15" end="2027-02-19"/>
    <closure name="Bank holiday" kind="holiday" start="2027-05-03" end="2027-05-03"/>
    <closure name="Half term" kind="holiday" start="2027-05-31" end="2027-06-04"/>
"""
YEAR = 'start="2026-09-01" end="2027-07-21" review="2027-07-01"'


class Situations(tool.ToolTest):
    def make(self, content, counting="calendar", weeks=38, hourly="12.00"):
        pupils = "".join(f'<pupil id="u{i}" given-name="Pupil" family-name="{chr(64 + i)}" sen="K"/>' for i in range(1, 16))
        terms = TERMS if counting == "calendar" else ""
        return self.write("map.pmap", MAP.format(namespace=tool.NAMESPACE, weeks=weeks, counting=counting, terms=terms,
                                                 hourly=hourly, content=content, pupils=pupils))

    def cost(self, path):
        """Each intervention's total, shares, empty or nobody's part, and warnings, by id; and the school's total."""
        told = json.loads(self.run_well("costs", path, "--format", "json"))
        return {one["id"]: (one["total"], [share["amount"] for share in one["shares"]], one["outside"], one["issues"])
                for one in told["interventions"]}, told["total"]

    def assert_told(self, path, *warnings):
        """What validate points out, all of it, whoever it is about."""
        done = tool.pmaptool("validate", path)
        self.assertEqual([line.partition(": warning: ")[2].partition(": ")[2] for line in (done.stdout + done.stderr).splitlines()], list(warnings))

    def members(self, *pupils):
        return "".join(f'<member pupil="u{pupil}"/>' for pupil in pupils)

    def test_a_plan_with_lump_sums(self):
        groups = "".join(f'<intervention id="i{n}" provision="{provision}" name="{n}" {YEAR}>{self.members(*pupils)}</intervention>'
                         for n, provision, pupils in [(1, "lit", (1, 2, 3, 4)), (2, "lit", (1, 2, 3, 4)), (3, "lit", (1, 2, 3, 4)),
                                                      (4, "cu", (1,)), (5, "cu", (2,)), (6, "cu", (3,)), (7, "lit", (1, 2)),
                                                      (8, "lit", (3, 4)), (9, "cu", (1,)), (10, "cu", (4,))])
        path = self.make(f"""<provision id="lit" name="Literacy" tier="tier-t" role="ta" minutes="50" sessions-per-week="5"/>
            <provision id="cu" name="Catch-up" tier="tier-t" role="ta" minutes="20" sessions-per-week="2"/>
            <provision id="cpd" name="Training and resources" tier="tier-t"/>
            {groups}<intervention id="i11" provision="cpd" {YEAR}><resource name="Training" cost="1000.00"/>
            <resource name="Rewards" cost="147.50"/><resource name="Books" cost="600.00"/>{self.members(1, 2, 3, 4)}</intervention>""",
                         counting="fixed", weeks=39, hourly="13.00")
        costs, total = self.cost(path)
        self.assertEqual((costs["i1"][0], costs["i4"][0], costs["i11"][0], total), ("2112.50", "338.00", "1747.50", "14000.00"))
        self.assertTrue(all(cost[3] == [] for cost in costs.values()))
        self.assert_told(path, *(f"In {n} interventions at once from 1 September 2026: of so many it is hard to tell which one works"
                                 for n in (7, 6, 6, 6)))
        working = self.run_well("costs", path, "--intervention", "i11", "--working")
        self.assertNotIn("39", working)
        self.assertNotIn("week", working.lower())
        self.assertIn("39 weeks, the teaching weeks of the school year", self.run_well("costs", path, "--intervention", "i1", "--working"))

    def test_tutoring_in_threes(self):
        groups = "".join(f'<intervention id="i{n}" provision="t" start="2026-09-14" end="2027-02-12" weeks="15" review="2027-02-12">'
                         f'{self.members(3 * n - 2, 3 * n - 1, 3 * n)}</intervention>' for n in range(1, 6))
        path = self.make('<provision id="t" name="Tutoring" tier="tier-t" role="ta" minutes="60" sessions-per-week="1" weeks="15"'
                         ' group-size="3"/>' + groups, hourly="43.00")
        costs, total = self.cost(path)
        self.assertEqual(total, "3225.00")
        for cost in costs.values():
            self.assertEqual(cost, ("645.00", ["215.00"] * 3, "0.00", []))

    def test_every_other_tuesday(self):
        cases = [("0.5", "tue", "24.00", "Every other Tue"), ("", "tue", "42.00", "On Tue"), ("0.5", "", "18.60", ""),
                 ("1", "mon thu", "36.00", "On Mon, Thu in turn"), ("10", "mon tue wed thu fri", "372.00", "Twice a day on"),
                 ("4", "mon tue", "156.00", "Twice a day on Mon, Tue")]
        for often, days, total, words in cases:
            path = self.make(f"""<provision id="ph" name="Phonics" tier="tier-t" role="ta" minutes="30" sessions-per-week="0.5"/>
                <intervention id="i" provision="ph" start="2026-11-03" end="2026-12-15" review="2026-12-15"
                {f'sessions-per-week="{often}"' if often else ''} {f'weekdays="{days}"' if days else ''}>{self.members(1)}</intervention>""")
            self.assertEqual(self.cost(path)[0]["i"], (total, [total], "0.00", []), (often, days))
            pdf = self.folder / "pupil.pdf"
            self.run_well("print", path, "--pupil", "u1", "-o", pdf)
            text = " ".join(tool.run(tool.need("pdftotext"), pdf, "-").stdout.split())
            self.assertIn(words, text)
            self.assertIn(f"£{total}", text)

    def test_a_therapist_every_other_week(self):
        path = self.make(f"""<provision id="s" name="Speech and language therapy" tier="tier-t"/>
            <intervention id="i" provision="s" start="2026-11-03" end="2026-12-15" review="2026-12-15" sessions-per-week="0.5"
            weekdays="tue"><resource name="Therapist" cost="85.00" basis="session"/>{self.members(1)}</intervention>""")
        self.assertEqual(self.cost(path)[0]["i"], ("340.00", ["340.00"], "0.00", []))
        working = self.run_well("costs", path, "--working")
        self.assertIn("7 teaching days on Tue (3 November 2026 to 15 December 2026), once a fortnight: 4 sessions", working)

    def test_one_to_one_for_three(self):
        content = f"""<provision id="o" name="Catch-up" tier="tier-t" role="ta" minutes="20" sessions-per-week="2" group-size="1"{{}}/>
            <intervention id="i" provision="o" {YEAR}{{}}>{self.members(1, 2, 3)}</intervention>"""
        told = "It is one to one, but 3 pupils are in it at the same time and share the cost: is each taught in turn?"
        path = self.make(content.format("", ""), counting="fixed", weeks=39, hourly="13.00")
        self.assertEqual(self.cost(path)[0]["i"], ("338.00", ["112.67", "112.67", "112.66"], "0.00", [told]))
        self.assert_told(path, told)
        for provision, intervention in [(' taught="in-turn"', ""), ("", ' taught="in-turn"')]:
            path = self.make(content.format(provision, intervention), counting="fixed", weeks=39, hourly="13.00")
            self.assertEqual(self.cost(path)[0]["i"], ("1014.00", ["338.00"] * 3, "0.00", []))
            one = json.loads(self.run_well("costs", path, "--format", "json"))["interventions"][0]
            self.assertEqual((one["taught"], one["sessions"], one["empty-places"]), ("in-turn", "234", "0.00"))
            self.assert_told(path)
        path = self.make(content.format(' taught="in-turn"', ' taught="together"'), counting="fixed", weeks=39, hourly="13.00")
        self.assertEqual(self.cost(path)[0]["i"][0], "338.00")

    def test_paid_for_45_weeks(self):
        path = self.make(f"""<provision id="p" name="All morning" tier="tier-t" minutes="360" sessions-per-week="5"/>
            <intervention id="i" provision="p" {YEAR} weeks="45"><staffing role="ta"/>{self.members(1)}</intervention>""",
                         counting="fixed", hourly="12.50")
        self.assertEqual(self.cost(path)[0]["i"], ("16875.00", ["16875.00"], "0.00", []))

    def test_one_joins_and_one_leaves(self):
        path = self.make("""<provision id="g" name="Group" tier="tier-t" role="ta" minutes="60" sessions-per-week="1"/>
            <intervention id="i" provision="g" start="2026-09-07" end="2026-12-18" weekdays="mon" review="2026-12-18">
            <member pupil="u1"/><member pupil="u2" from="2026-11-02"/><member pupil="u3" to="2026-10-23"/></intervention>""")
        self.assertEqual(self.cost(path)[0]["i"], ("168.00", ["84.00", "42.00", "42.00"], "0.00", []))

    def test_supply_by_the_half_day(self):
        path = self.make(f"""<provision id="s" name="Teacher released" tier="tier-t" sessions-per-week="1" weeks="12">
            <resource name="Supply, half a day" cost="117.00" basis="session"/></provision>
            <provision id="l" name="Three afternoons" tier="tier-t" sessions-per-week="3" weeks="12">
            <resource name="An afternoon" cost="60.00" basis="session"/></provision>
            <intervention id="i1" provision="s" {YEAR}>{self.members(1)}</intervention>
            <intervention id="i2" provision="l" {YEAR}>{self.members(1)}</intervention>""", counting="fixed")
        costs, total = self.cost(path)
        self.assertEqual((costs["i1"][0], costs["i2"][0], total), ("1404.00", "2160.00", "3564.00"))

    def test_an_empty_group(self):
        path = self.make(f"""<provision id="g" name="Group" tier="tier-t" role="ta" minutes="60" sessions-per-week="1" group-size="6"/>
            <intervention id="i1" provision="g" {YEAR}><resource name="Books" cost="100.00"/></intervention>
            <intervention id="i2" provision="g" start="2026-09-07" end="2026-12-18" weekdays="mon" review="2026-12-18">
            <member pupil="u2" from="2026-11-02"/></intervention>""")
        empty = "There are no members yet, so it costs nothing until somebody is in it"
        before = "Nobody is a member from 7 September 2026 to 1 November 2026, so these days count as £0.00"
        costs, total = self.cost(path)
        self.assertEqual(costs["i1"], ("0.00", [], "0.00", [empty]))
        self.assertEqual(costs["i2"], ("84.00", ["14.00"], "70.00", [before]))
        self.assertEqual(total, "84.00")
        self.assert_told(path, empty, before)
        self.assertIn("£70.00 of the whole falls on empty places", self.run_well("costs", path, "--working"))

    def test_bought_before_anybody_came(self):
        path = self.make("""<provision id="g" name="Group" tier="tier-t" role="ta" minutes="60" sessions-per-week="1" group-size="2"/>
            <intervention id="i" provision="g" start="2026-09-07" end="2026-12-18" weekdays="mon" review="2026-12-18">
            <resource name="Books" cost="14.00"/><member pupil="u2" from="2026-11-02"/></intervention>""")
        self.assertEqual(self.cost(path)[0]["i"][:3], ("98.00", ["45.50"], "52.50"))
        text = self.run_well("costs", path)
        for who, pounds in [("Pupils outside this map", "45.50"), ("Nobody", "7.00")]:
            self.assertEqual(len([line for line in text.splitlines() if line.strip().startswith(who) and line.endswith(f"£{pounds}")]),
                             2, text)

    def test_twice_in_it(self):
        path = self.make(f"""<provision id="g" name="Group" tier="tier-t" role="ta" minutes="60" sessions-per-week="1"/>
            <intervention id="i" provision="g" {YEAR}><member pupil="u1"/><member pupil="u1" from="2026-10-05"/></intervention>""")
        told = "A pupil is in it twice at the same time from 5 October 2026, so is charged twice"
        self.assertEqual(self.cost(path)[0]["i"][3], [told])
        self.assert_told(path, told)


if __name__ == '__main__':
    tool.main()
