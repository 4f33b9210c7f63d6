#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool costs against the slow, plain second reading of the rule in reference_costs.py: the example school and random
schools, over several periods, to the penny and to the pupil."""

import datetime
import json
from random import Random

import reference_costs
import tool

PERIODS = [('whole-run', None, None), ('academic-year', '2026-09-01', '2027-08-31'), ('financial-year', '2026-04-01', '2027-03-31'),
           ('2026-10-15..2027-02-03', '2026-10-15', '2027-02-03'), ('delivered', None, '2026-11-22')]
SCHOOLS = int(2 * tool.SCALE)


def pence(text):
    pounds, _, rest = text.partition('.')
    return int(pounds + rest.ljust(2, '0'))


def day(text):
    return text and datetime.date.fromisoformat(text)


MAP = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="{namespace}" version="1.0" id="map-runs">
  <school name="Example School"/>
  <year start="2026-09-01" end="2027-08-31" weeks="38" counting="{counting}"{first_week}>
    <term id="t1" name="Autumn" start="2026-09-01" end="2026-12-18"/>
    <term id="t2" name="Spring" start="2027-01-04" end="2027-03-25"/>
    <closure name="INSET" kind="inset" start="2026-11-09" end="2026-11-09"/>
    <closure name="Half term" kind="holiday" start="2026-10-26" end="2026-10-30"/>
  </year>
  <rate-set id="own" name="Rates"/>
  <payer id="nhs" name="NHS"/>
  <payer id="pp" name="Pupil premium" counts-towards-limit="true"/>
  <payer id="aa" name="Grant" counts-towards-budget="true"/>
  <staff-role id="ta" name="Teaching assistant">
    <rate set="own" from="2025-09-01" {rate} on-cost-percent="30"/>
    <rate set="own" from="2026-11-10" {later} on-cost-percent="30.5"/>
  </staff-role>
  <tier id="targeted" name="Targeted"/>
  <provision id="p" name="Provision" tier="targeted" role="ta" minutes="20" sessions-per-week="2"{provision}>{payments}</provision>
{interventions}  <pupil id="u1" given-name="A"/>
  <pupil id="u2" given-name="B"/>
  <pupil id="u3" given-name="C"/>
</provision-map>
"""


def attributes(**values):
    return ''.join(f' {name.replace("_", "-")}="{value}"' for name, value in values.items() if value)


def random_rate(random):
    """A rate on each basis that there is; its hours and weeks do not divide anything nicely."""
    return random.choice(['hourly="13.47"', 'hourly="14.5012"', 'basis="hour" hourly="0.0001"', 'basis="session" price="58.50"',
                          'basis="day" price="117.00" hours="3.25"', 'basis="weekly-hour" price="655.00"',
                          'basis="weekly-hour" price="634.53" weeks="38.6"', 'basis="post" price="24790.01" weeks="52.143" hours="37"',
                          'basis="post" price="30000.00" hours="32.5"', 'basis="day"'])


def random_payments(random):
    parts = []
    for payer in random.sample(['nhs', 'pp', 'aa'], random.choice([0, 0, 1, 2, 3])):
        parts.append('<payment' + attributes(payer=payer, percent=random.choice(['', 0, 10, 33.3333, 50, 50, 66])) + '/>')
    return ''.join(parts)


def random_slots(random, within):
    """Slots of every kind, some of which are never."""
    parts = []
    for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
        repeats = random.choice(['', '', 'every-week', 'week-a', 'week-b', 'every-few-weeks', 'each-half-term', 'one-day'])
        days = ' '.join(day for day in reference_costs.DAYS[:5] if random.random() < 0.4)
        parts.append('<slot' + attributes(time=random.choice(['', '09:30', '13:15']), minutes=random.choice(['', '', 20, 45]), repeats=repeats,
                                          weekdays=days if repeats != 'one-day' else '',
                                          interval=random.choice([1, 2, 3]) if repeats == 'every-few-weeks' else '',
                                          date=within() if repeats == 'one-day' else '') + '/>')
    return ''.join(parts)


def random_missed(random, within):
    parts = []
    for _ in range(random.choice([0, 0, 0, 1, 2, 4])):
        start = within()
        parts.append('<missed' + attributes(day=start, until=random.choice(['', '', start + datetime.timedelta(random.randrange(20))]),
                                            sessions=random.choice(['', '', 1, 3])) + '/>')
    return ''.join(parts)


def random_intervention(random, number):
    """A run with every turn of the rule: weekdays, how often, in turn, late comers and leavers, days without anybody."""
    first = datetime.date(2026, 9, 7) + datetime.timedelta(random.randrange(60))
    last = first + datetime.timedelta(random.randrange(20, 150))

    def within():
        return first + datetime.timedelta(random.randrange(-10, (last - first).days + 10))

    days = ' '.join(day for day in reference_costs.DAYS[:5] if random.random() < 0.4)
    text = attributes(id=f'i{number}', provision='p', start=first, end=last, minutes=random.choice(['', 15, 45]),
                      sessions_per_week=random.choice(['', '', 0, 0.25, 0.5, 1, 1.5, 2, 3.3333, 4, 10]),
                      weekdays=random.choice(['', days, days, 'tue']), weeks=random.choice(['', '', '', 6, 0]),
                      group_size=random.choice(['', '', 1, 4]), taught=random.choice(['', '', 'together', 'in-turn']),
                      spread_days=random.choice(['', '', '', 10, 70, 140]))
    parts = [random_slots(random, within), random_missed(random, within)]
    if random.random() < 0.5:
        parts.append('<staffing' + attributes(role='ta', count=random.choice(['', 0, 2]), minutes=random.choice(['', '', 25]),
                                              preparation_minutes=random.choice(['', '', 5])) + '/>')
    for basis in ['once', 'session']:
        if random.random() < 0.5:
            parts.append('<resource' + attributes(name='Thing', cost=random.choice(['8.50', '100.00', '0.01']), basis=basis) + '/>')
    parts.append(random_payments(random))
    for pupil in random.sample(['u1', 'u2', 'u3'], random.randrange(4)):
        start, end = random.choice(['', '', within()]), random.choice(['', '', within()])
        if start and end and end < start:
            start, end = end, start
        parts.append('<member' + attributes(pupil=pupil, **{'from': start}, to=end, weight=random.choice(['', '', '', '2.5', '0']),
                                            minutes=random.choice(['', '', '', '', 10, 10, 30, 60])) + '/>')
    return f'  <intervention{text}>' + ''.join(parts) + '</intervention>\n'


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
                expected = reference.cost(intervention, day(first), day(last), period == 'delivered')
                self.assertEqual((pence(mine['total']), shares, pence(mine['outside'])), expected, (period, mine['id']))
                figures += 2 + len(shares)
                figures += self.compare_paid(reference.payers(intervention), mine)
        return figures

    def compare_paid(self, parties, mine):
        """Each share split among those who pay, and what others take over."""
        self.assertEqual('paid' in mine, bool(parties))
        if not parties:
            return 0
        amounts = [pence(share['amount']) for share in mine['shares']] + [pence(mine['outside'])]
        splits = [reference_costs.Map.split(amount, parties) for amount in amounts]
        paid = [sum(parts) for parts in zip(*splits)]
        self.assertEqual([(part['payer'], pence(part['amount'])) for part in mine['paid']],
                         [(party[0], amount) for party, amount in zip(parties, paid)])
        self.assertEqual(pence(mine['towards-budget']), sum(amount for party, amount in zip(parties, paid) if party[2]))
        for share, parts in zip(mine['shares'], splits):
            self.assertEqual(pence(share['towards-element-2']), sum(amount for party, amount in zip(parties, parts) if party[3]))
        return 2 * len(paid) + len(mine['shares'])

    def test_example_school(self):
        self.assertGreater(self.compare(tool.LARKBECK), 500)

    def test_random_schools(self):
        for seed in range(1, SCHOOLS + 1):
            path = self.folder / f'{seed}.pmap'
            self.run_well('sample', '--pupils', 12, '--seed', seed, '-o', path)
            self.assertGreater(self.compare(path), 500, f'seed {seed}')

    def test_random_runs(self):
        random = Random(2026)
        for number in range(int(4 * tool.SCALE)):
            path = self.folder / f'runs-{number}.pmap'
            path.write_text(MAP.format(namespace=tool.NAMESPACE, counting=random.choice(['calendar', 'calendar', 'fixed']),
                                       first_week=random.choice(['', ' first-week="a"', ' first-week="b"']), rate=random_rate(random), later=random_rate(random), payments=random_payments(random),
                                       provision=attributes(taught=random.choice(['', 'in-turn']), weeks=random.choice(['', 10])),
                                       interventions=''.join(random_intervention(random, n) for n in range(30))), encoding='utf-8')
            self.assertGreater(self.compare(path), 100, f'map {number}')


if __name__ == '__main__':
    tool.main()
