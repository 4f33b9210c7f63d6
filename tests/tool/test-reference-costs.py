#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool costs against the slow, plain second reading of the rule in reference_costs.py: the example school and random
schools, over several periods, to the penny and to the pupil."""

import datetime
import json

import reference_costs
import tool

PERIODS = [('whole-run', None, None), ('academic-year', '2026-09-01', '2027-08-31'), ('financial-year', '2026-04-01', '2027-03-31'),
           ('2026-10-15..2027-02-03', '2026-10-15', '2027-02-03')]
SCHOOLS = int(2 * tool.SCALE)


def pence(text):
    pounds, _, rest = text.partition('.')
    return int(pounds + rest.ljust(2, '0'))


def day(text):
    return text and datetime.date.fromisoformat(text)


class ReferenceCosts(tool.ToolTest):
    def compare(self, path):
        reference = reference_costs.Map(path)
        figures = 0
        for period, first, last in PERIODS:
            told = json.loads(self.run_well('costs', path, '--format', 'json', '--period', period, '--today', '2026-11-22'))
            by_id = {intervention['id']: intervention for intervention in told['interventions']}
            for intervention in reference.of(reference.root, 'intervention'):
                if not intervention.get('start') or not intervention.get('end'):
                    continue
                mine, shares = by_id[intervention.get('id')], {}
                for share in mine['shares']:
                    shares[share['pupil']] = shares.get(share['pupil'], 0) + pence(share['amount'])
                expected = reference.cost(intervention, day(first), day(last))
                self.assertEqual((pence(mine['total']), shares, pence(mine['outside'])), expected, (period, mine['id']))
                figures += 2 + len(shares)
        return figures

    def test_example_school(self):
        self.assertGreater(self.compare(tool.LARKBECK), 500)

    def test_random_schools(self):
        for seed in range(1, SCHOOLS + 1):
            path = self.folder / f'{seed}.pmap'
            self.run_well('sample', '--pupils', 12, '--seed', seed, '-o', path)
            self.assertGreater(self.compare(path), 500, f'seed {seed}')


if __name__ == '__main__':
    tool.main()
