#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool due: the list, the table, and the calendar, which another reader opens and which names nobody unless asked."""

import csv
import datetime
import io
import re
import unittest

import tool

try:
    import icalendar
except ImportError:
    icalendar = None

LARKBECK = tool.SOURCE / 'data/examples/larkbeck.pmap'
TODAY = ('--today', '2026-11-30')


class Due(tool.ToolTest):
    def rows(self, *options):
        return list(csv.DictReader(io.StringIO(self.run_well('due', LARKBECK, *TODAY, '--format', 'csv', *options))))

    def calendar(self, *options):
        return self.run_well('due', LARKBECK, *TODAY, '--format', 'ics', *options)

    def test_the_late_come_first_and_days_go_on(self):
        rows = self.rows()
        days = [row['Day'] for row in rows]
        self.assertEqual(days, sorted(days))
        self.assertEqual([row['State'] for row in rows], ['overdue' if day < '2026-11-30' else '' for day in days])
        self.assertEqual(rows[0], {'Day': '2026-10-23', 'What': 'Review of a group', 'Whose': 'Read Write Inc. group, Year 2',
                                   'State': 'overdue', 'Record': rows[0]['Record']})
        self.assertLessEqual(days[-1], '2027-02-22')

    def test_as_many_as_the_map_has(self):
        text = LARKBECK.read_text(encoding='utf-8')
        reviews = re.findall(r'<pupil [^>]*\breview="(\d{4}-\d\d-\d\d)"', text)
        self.assertEqual(sorted(row['Day'] for row in self.rows('--until', '31/8/2030') if row['What'] == 'Review'), sorted(reviews))

    def test_until(self):
        self.assertEqual(max(row['Day'] for row in self.rows('--until', '10 December 2026')), '2026-12-10')
        self.run_badly(2, 'due', LARKBECK, '--until', '31/11/2026')
        self.run_badly(2, 'due', LARKBECK, '--format', 'pdf')

    def test_the_calendar_names_nobody_unless_asked(self):
        text = LARKBECK.read_text(encoding='utf-8')
        names = set(re.findall(r'family-name="([^"]+)"', text)) | set(re.findall(r'given-name="([^"]+)"', text))
        hidden = self.calendar().replace('\r\n ', '')
        self.assertEqual([name for name in names if re.search(rf'\b{re.escape(name)}\b', hidden)], [])
        self.assertIn('Olive Barnaby', self.calendar('--full-names').replace('\r\n ', ''))
        self.assertEqual(self.calendar(), self.calendar())

    @unittest.skipIf(icalendar is None, 'needs python3-icalendar')
    def test_another_reader_opens_it(self):
        rows = self.rows('--until', '31/8/2027')
        events = icalendar.Calendar.from_ical(self.calendar('--until', '31/8/2027', '--full-names')).walk('VEVENT')
        self.assertEqual([(event['DTSTART'].dt.isoformat(), str(event['SUMMARY'])) for event in events],
                         [(row['Day'], f"{row['What']}: {row['Whose']}") for row in rows])
        self.assertTrue(all(type(event['DTSTART'].dt) is datetime.date for event in events))
        uids = [str(event['UID']) for event in events]
        self.assertEqual(len(set(uids)), len(uids))
        later = icalendar.Calendar.from_ical(self.calendar('--until', '31/1/2028')).walk('VEVENT')
        self.assertTrue(set(uids) <= {str(event['UID']) for event in later}, 'a diary can bring an event up to date')


if __name__ == '__main__':
    tool.main()
