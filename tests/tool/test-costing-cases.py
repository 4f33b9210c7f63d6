#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The full-chain costing cases, each as a file of its own through the program, to the penny: total, shares, outside share.

The cases are those of tests/calc/data/costing.csv, which says where they come from."""

import csv
import io

import tool

CASES = tool.SOURCE / "tests" / "calc" / "data" / "costing.csv"

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="{namespace}" version="1.0" id="map-{case}">
  <school name="Case {case}"/>
  <year start="2026-09-01" end="2027-08-31"/>
  <funding rate-set="own"/>
  <rate-set id="own" name="What it costs us"/>
  <staff-role id="ta" name="Teaching assistant">
    <rate set="own" from="2026-09-01" hourly="{hourly_rate}" on-cost-percent="{on_cost_percent}"/>
  </staff-role>
  <tier id="targeted" name="Targeted"/>
  <provision id="p" name="Provision" tier="targeted"/>
  <intervention id="i" provision="p" start="2026-09-01" end="2027-08-31" minutes="{minutes}" \
sessions-per-week="{sessions_per_week}" weeks="{weeks}" group-size="{declared_group_size}">
    <staffing role="ta" preparation-minutes="{preparation_minutes}"/>
    <resource name="Materials" cost="{resources}"/>
{member_lines}
  </intervention>
{pupil_lines}
</provision-map>
"""


class CostingCases(tool.ToolTest):
    def cost(self, case):
        weights = case["weights"].split()
        text = MAP.format(
            namespace=tool.NAMESPACE,
            member_lines="\n".join(f'    <member pupil="u{i:02}" weight="{weight}"/>' for i, weight in enumerate(weights)),
            pupil_lines="\n".join(f'  <pupil id="u{i:02}" given-name="Pupil {i:02}"/>' for i in range(len(weights))),
            **case)
        output = self.run_well("costs", self.write(f"{case['case']}.pmap", text), "--period", "whole-run", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(output)))
        return {record: [row["amount"] for row in rows if row["record"] == record]
                for record in ("intervention", "share", "outside", "pupil", "school", "school-outside")}

    def test_all(self):
        with open(CASES, encoding="utf-8", newline="") as file:
            cases = list(csv.DictReader(line for line in file if not line.startswith("#")))
        self.assertEqual(len(cases), 60)
        for case in cases:
            with self.subTest(case["case"]):
                shares = case["shares"].split()
                self.assertEqual(self.cost(case), {
                    "intervention": [case["total"]], "share": shares, "outside": [case["outside_share"]],
                    "pupil": shares, "school": [case["total"]], "school-outside": [case["outside_share"]]})


if __name__ == "__main__":
    tool.main()
