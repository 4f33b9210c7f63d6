#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Costs worked out by hand: what a rate is the price of, when it takes place, and who pays. Each case says its working in words, with the figures
that a calculator gives; the program is asked through its command."""

import json

import tool

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<provision-map xmlns="{namespace}" version="1.0" id="map-case">
  <school name="Example School"/>
  <year start="2026-09-01" end="2027-08-31" weeks="38" counting="{counting}"{year}>{terms}</year>
  <rate-set id="own" name="Own"/>
  <payer id="nhs" name="NHS"/>
  <payer id="pp" name="Pupil premium" counts-towards-limit="true"/>
  <payer id="la" name="Local authority" counts-towards-budget="true"/>
  <staff-role id="ta" name="Teaching assistant">{rates}</staff-role>
  <staff-role id="t" name="Teacher"><rate set="own" from="2025-09-01" hourly="30"/></staff-role>
  <tier id="targeted" name="Targeted"/>
  <provision id="p" name="Provision" tier="targeted" role="ta"{provision}>{payments}</provision>
  <intervention id="i" provision="p" start="2026-09-07" end="2027-07-16" {run}</intervention>
  <pupil id="u1" given-name="A"/>
  <pupil id="u2" given-name="B"/>
  <pupil id="u3" given-name="C"/>
  <pupil id="u4" given-name="D"/>
</provision-map>
"""

# Ten weeks of teaching, 7 September to 20 November without the half term: 50 days.
TERMS = """
    <term id="t1" name="Autumn" start="2026-09-07" end="2026-11-20"/>
    <closure name="Half term" kind="holiday" start="2026-10-26" end="2026-10-30"/>
"""

ONE = '<member pupil="u1"/>'
TWO = ONE + '<member pupil="u2"/>'
THREE = TWO + '<member pupil="u3"/>'
HALF_HOUR = 'minutes="30" sessions-per-week="2" weeks="10">'    # ten hours in twenty sessions


def rate(text, start="2025-09-01"):
    return f'<rate set="own" from="{start}" {text}/>'


WITH_INSET = TERMS + '<closure name="INSET" kind="inset" start="2026-11-09" end="2026-11-09"/>'


def leaving(*minutes, weights=None):
    """Members who stay so long; None for all of the session."""
    return ''.join(f'<member pupil="u{n + 1}"' + (f' minutes="{stay}"' if stay else '')
                   + (f' weight="{weights[n]}"' if weights else '') + '/>' for n, stay in enumerate(minutes))


def in_slots(working, total, slots, shares=None, rates=None, members=ONE, own='minutes="30"', period="whole-run", **more):
    """A run whose slots say on which of the ten weeks' days it is."""
    return case(working, total, rates or rate('hourly="12"'), f'{own}>{slots}{members}', shares, period=period,
                **{"counting": "calendar", "terms": TERMS, **more})


def case(working, total, rates=rate('hourly="12"'), run=HALF_HOUR + ONE, shares=None, paid=None, counts=None, **more):
    return dict(working=working, total=total, rates=rates, run=run, shares=shares, paid=paid, counts=counts, more=more)


CASES = [
    # The hour.
    case("£12 × 10 hours", "120.00"),
    case("£13.47 × 1.30 × 10 hours = £175.11", "175.11", rate('hourly="13.47" on-cost-percent="30"')),
    case("basis said: £12 an hour × 10 hours", "120.00", rate('basis="hour" hourly="12"')),
    case("an hour is asked for, the price of something else is not used", "120.00", rate('hourly="12" price="999.00" hours="3"')),
    # A session, however long it is.
    case("£58.50 × 20 sessions", "1170.00", rate('basis="session" price="58.50"')),
    case("£58.50 × 20 sessions × 1.10", "1287.00", rate('basis="session" price="58.50" on-cost-percent="10"')),
    case("£85 × 20 sessions of no said length", "1700.00", rate('basis="session" price="85.00"'),
         'sessions-per-week="2" weeks="10">' + ONE),
    case("£85 × 20 sessions; preparation is in the price", "1700.00", rate('basis="session" price="85.00"'),
         HALF_HOUR + '<staffing role="ta" preparation-minutes="15"/>' + ONE),
    case("two therapists: £85 × 20 sessions × 2", "3400.00", rate('basis="session" price="85.00"'),
         HALF_HOUR + '<staffing role="ta" count="2"/>' + ONE),
    case("a therapist and a teacher: £85 × 20 + £30 × 10 hours", "2000.00", rate('basis="session" price="85.00"'),
         HALF_HOUR + '<staffing role="ta"/><staffing role="t"/>' + ONE),
    case("£135 for up to three: £135 × 20 sessions ÷ 3", "2700.00", rate('basis="session" price="135.00"'), HALF_HOUR + THREE,
         ["900.00", "900.00", "900.00"]),
    case("each in turn: £85 × 20 sessions for each of 3", "5100.00", rate('basis="session" price="85.00"'),
         'taught="in-turn" ' + HALF_HOUR + THREE, ["1700.00", "1700.00", "1700.00"]),
    # A day, or half a day.
    case("£117 for 3.25 hours = £36 an hour × 10 hours", "360.00", rate('basis="day" price="117.00" hours="3.25"')),
    case("£100 for 3 hours, 10 hours: £333.333…", "333.33", rate('basis="day" price="100.00" hours="3"')),
    case("£100 for 3 hours, 20 hours: £666.666…", "666.67", rate('basis="day" price="100.00" hours="3"'),
         'minutes="60" sessions-per-week="2" weeks="10">' + ONE),
    case("£180 for 6.5 hours: a day of 390 minutes a week for 12 weeks = £180 × 12", "2160.00",
         rate('basis="day" price="180.00" hours="6.5"'), 'minutes="390" sessions-per-week="1" weeks="12">' + ONE),
    case("£117 for half a day of 195 minutes, once a week for 12 weeks = £117 × 12", "1404.00",
         rate('basis="day" price="117.00" hours="3.25"'), 'minutes="195" sessions-per-week="1" weeks="12">' + ONE),
    case("a day without its hours costs nothing, and is pointed out", "0.00", rate('basis="day" price="117.00"')),
    # A year's price of one weekly hour.
    case("£655 × 32.5 hours a week for the year's 38 weeks", "21287.50", rate('basis="weekly-hour" price="655.00"'),
         'minutes="390" sessions-per-week="5" weeks="38">' + ONE),
    case("£634.53 × 32.5 hours a week", "20622.23", rate('basis="weekly-hour" price="634.53"'),
         'minutes="390" sessions-per-week="5" weeks="38">' + ONE),
    case("half the year: £655 × 32.5 × 19/38", "10643.75", rate('basis="weekly-hour" price="655.00"'),
         'minutes="390" sessions-per-week="5" weeks="19">' + ONE),
    case("£655 ÷ 39 × 10 hours = £167.9487…", "167.95", rate('basis="weekly-hour" price="655.00" weeks="39"')),
    case("£655 ÷ 38 × 10 hours = £172.368…", "172.37", rate('basis="weekly-hour" price="655.00"')),
    case("two pupils share £655 × 1 hour a week all year", "655.00", rate('basis="weekly-hour" price="655.00"'),
         'minutes="60" sessions-per-week="1" weeks="38">' + TWO, ["327.50", "327.50"]),
    case("counted: the year has 50 days of teaching, 10 weeks; all of them: £655 × 1 hour", "655.00",
         rate('basis="weekly-hour" price="655.00"'), 'minutes="60" sessions-per-week="1">' + ONE, counting="calendar", terms=TERMS),
    # A post.
    case("£19,292.91 ÷ 52.143 ÷ 37 = £10.00 × 10 hours", "100.00", rate('basis="post" price="19292.91" weeks="52.143" hours="37"')),
    case("£24,790 ÷ 52.143 ÷ 37 × 10 hours = £128.4935…", "128.49", rate('basis="post" price="24790.00" weeks="52.143" hours="37"')),
    case("£24,790 ÷ 52.143 ÷ 37 × 1.30 × 10 hours = £167.0415…", "167.04",
         rate('basis="post" price="24790.00" weeks="52.143" hours="37" on-cost-percent="30"')),
    case("all of a post: £19,000 for 38 weeks of 32.5 hours, all of them", "19000.00", rate('basis="post" price="19000.00" hours="32.5"'),
         'minutes="390" sessions-per-week="5" weeks="38">' + ONE),
    case("all of a post paid for 45 weeks of 30 hours, in 45 weeks", "16875.00",
         rate('basis="post" price="16875.00" weeks="45" hours="30"'), 'minutes="360" sessions-per-week="5" weeks="45">' + ONE),
    case("a salary without hours costs nothing, and is pointed out", "0.00", rate('basis="post" price="24790.00" weeks="52.143"')),
    # Dated rates on different bases: the past stays.
    case("five of ten weeks by the hour: £12 × 5 hours + £58.50 × 10 sessions", "645.00",
         rate('hourly="12"') + rate('basis="session" price="58.50"', "2026-10-12"),
         'minutes="30" sessions-per-week="2">' + ONE, counting="calendar", terms=TERMS),
    case("by the weekly hour, later by the post: £655 ÷ 10 × 5 hours + £3,000 ÷ 10 ÷ 30 × 5 hours = £327.50 + £50.00", "377.50",
         rate('basis="weekly-hour" price="655.00"') + rate('basis="post" price="3000.00" hours="30"', "2026-10-12"),
         'minutes="30" sessions-per-week="2">' + ONE, counting="calendar", terms=TERMS),
    case("thirds and sevenths: £100 ÷ 3 × 5 hours + £100 ÷ 7 × 5 hours = £238.0952…", "238.10",
         rate('basis="day" price="100.00" hours="3"') + rate('basis="day" price="100.00" hours="7"', "2026-10-12"),
         'minutes="30" sessions-per-week="2">' + ONE, counting="calendar", terms=TERMS),
    # What is bought beside it.
    case("£100 for 3 hours × 10 hours + £25 + £0.50 × 20 sessions = £368.333…", "368.33", rate('basis="day" price="100.00" hours="3"'),
         HALF_HOUR + '<resource name="Book" cost="25.00"/><resource name="Sheet" cost="0.50" basis="session"/>' + ONE),
    # Slots: ten of each weekday from 7 September to 20 November, seven before half term and three after.
    in_slots("£6 × 10 Mondays", "60.00", '<slot weekdays="mon"/>'),
    in_slots("£6 × 10 Mondays and 10 Wednesdays", "120.00", '<slot weekdays="mon wed" time="09:30"/>'),
    in_slots("£6 × 10 Mondays and 10 Wednesdays, in two slots", "120.00", '<slot weekdays="mon"/><slot weekdays="wed"/>'),
    in_slots("twice on Monday: £3 × 20", "60.00", '<slot weekdays="mon" time="09:00"/><slot weekdays="mon" time="14:00"/>', own='minutes="15"'),
    in_slots("the slot's own minutes: £9 × 10", "90.00", '<slot weekdays="mon" minutes="45"/>'),
    in_slots("£4 × 10 Mondays + £8 × 10 Wednesdays", "120.00", '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>'),
    in_slots("£6 × 10 Mondays + £9 × 10 Fridays", "150.00", '<slot weekdays="mon"/><slot weekdays="fri" minutes="45"/>'),
    in_slots("a Monday is an INSET day: £6 × 9", "54.00", '<slot weekdays="mon"/>', terms=WITH_INSET),
    in_slots("weeks A: 7 and 21 September, 5 and 19 October, 9 November: £6 × 5", "30.00", '<slot weekdays="mon" repeats="week-a"/>'),
    in_slots("weeks B: 14 and 28 September, 12 October, 2 and 16 November: £6 × 5", "30.00", '<slot weekdays="mon" repeats="week-b"/>'),
    in_slots("weeks A, without 9 November: £6 × 4", "24.00", '<slot weekdays="mon" repeats="week-a"/>', terms=WITH_INSET),
    in_slots("weeks B are then as they were: £6 × 5", "30.00", '<slot weekdays="mon" repeats="week-b"/>', terms=WITH_INSET),
    in_slots("the year begins with week B, so 9 November is one: weeks B £6 × 4", "24.00", '<slot weekdays="mon" repeats="week-b"/>',
             terms=WITH_INSET, year=' first-week="b"'),
    in_slots("Mondays in weeks A, Thursdays in weeks B: £6 × 10", "60.00",
             '<slot weekdays="mon" repeats="week-a"/><slot weekdays="thu" repeats="week-b"/>'),
    in_slots("every other Tuesday of 10, from the first: £6 × 5", "30.00", '<slot weekdays="tue" repeats="every-few-weeks" interval="2"/>'),
    in_slots("every third Tuesday: the 1st, 4th, 7th and 10th: £6 × 4", "24.00", '<slot weekdays="tue" repeats="every-few-weeks" interval="3"/>'),
    in_slots("every other Monday of 9: £6 × 5", "30.00", '<slot weekdays="mon" repeats="every-few-weeks" interval="2"/>', terms=WITH_INSET),
    in_slots("every other Monday and Friday: £6 × (5 + 5)", "60.00", '<slot weekdays="mon fri" repeats="every-few-weeks" interval="2"/>'),
    in_slots("90 minutes once a half term, in two of them: £18 × 2", "36.00", '<slot repeats="each-half-term" minutes="90"/>'),
    in_slots("on a Friday of each half term: £6 × 2", "12.00", '<slot repeats="each-half-term" weekdays="fri"/>'),
    in_slots("a second half term without Mondays? 2 November is one: £6 × 2", "12.00", '<slot repeats="each-half-term" weekdays="mon"/>',
             terms=WITH_INSET),
    in_slots("14 October, once: £12 × 1", "12.00", '<slot repeats="one-day" date="2026-10-14" minutes="60"/>'),
    in_slots("in the half term, said all the same: £6", "6.00", '<slot repeats="one-day" date="2026-10-27"/>'),
    in_slots("before it begins: nothing", "0.00", '<slot repeats="one-day" date="2026-09-04"/>'),
    in_slots("three dates: £6 × 3", "18.00", ''.join(f'<slot repeats="one-day" date="2026-{d}"/>' for d in ("09-10", "10-08", "11-05"))),
    in_slots("weekly, and one long visit: £6 × 10 + £24", "84.00", '<slot weekdays="mon"/><slot repeats="one-day" date="2026-11-20" minutes="120"/>'),
    in_slots("no day of the week is said: nothing", "0.00", '<slot time="09:30"/>'),
    in_slots("how often, weekdays and weeks of before do not count: £6 × 10", "60.00", '<slot weekdays="mon"/>',
             own='minutes="30" sessions-per-week="5" weekdays="tue" weeks="4"'),
    in_slots("the fixed 38 weeks do not count either: £6 × 10", "60.00", '<slot weekdays="mon"/>', counting="fixed"),
    in_slots("an adult stays 15 minutes of each, however long: £3 × 20", "60.00", '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>',
             members='<staffing role="ta" minutes="15"/>' + ONE),
    in_slots("10 minutes of preparation each time: £6 × 10 + £10 × 10", "160.00", '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>',
             members='<staffing role="ta" preparation-minutes="10"/>' + ONE),
    in_slots("£58.50 a session, however long: × 20", "1170.00", '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>',
             rates=rate('basis="session" price="58.50"')),
    in_slots("£6 × 10 + £2 × 10 + £25 once", "105.00", '<slot weekdays="mon"/>',
             members='<resource name="Sheet" cost="2.00" basis="session"/><resource name="Book" cost="25.00"/>' + ONE),
    in_slots("each of two in turn: £6 × 10 × 2", "120.00", '<slot weekdays="mon"/>', ["60.00", "60.00"], members=TWO, own='minutes="30" taught="in-turn"'),
    in_slots("four places, three empty: £60 ÷ 4", "60.00", '<slot weekdays="mon"/>', ["15.00"], own='minutes="30" group-size="4"'),
    in_slots("B joins after half term: 7 × £6 alone, 3 × £6 shared", "60.00", '<slot weekdays="mon"/>', ["51.00", "9.00"],
             members=ONE + '<member pupil="u2" from="2026-11-02"/>'),
    in_slots("B joins after half term: 7 × (£4 + £8) alone, 3 × (£4 + £8) shared", "120.00",
             '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>', ["102.00", "18.00"],
             members=ONE + '<member pupil="u2" from="2026-11-02"/>'),
    in_slots("B leaves on a Tuesday: of 10 Wednesdays one is shared; £8 × 9.5 and £8 × 0.5", "80.00", '<slot weekdays="wed" minutes="40"/>', ["76.00", "4.00"],
             members=ONE + '<member pupil="u2" to="2026-09-15"/>'),
    in_slots("a new rate from 12 October: £6 × 5 Mondays + £7.50 × 5", "67.50", '<slot weekdays="mon"/>',
             rates=rate('hourly="12"') + rate('hourly="15"', "2026-10-12")),
    in_slots("weeks A before and after the new rate: £6 × 3 + £7.50 × 2", "33.00", '<slot weekdays="mon" repeats="week-a"/>',
             rates=rate('hourly="12"') + rate('hourly="15"', "2026-10-12")),
    in_slots("weights 2 : 1 of £60", "60.00", '<slot weekdays="mon"/>', ["40.00", "20.00"],
             members='<member pupil="u1" weight="2"/><member pupil="u2"/>'),
    # Periods: of the ten Mondays seven are before half term, three after; all are before 31 March.
    in_slots("to 23 October: £6 × 7", "42.00", '<slot weekdays="mon"/>', period="2026-09-01..2026-10-23"),
    in_slots("after it: £6 × 3", "18.00", '<slot weekdays="mon"/>', period="2026-10-24.."),
    in_slots("to date, 5 October: £6 × 5", "30.00", '<slot weekdays="mon"/>', period="to-date", today="2026-10-05"),
    in_slots("the term: all ten", "60.00", '<slot weekdays="mon"/>', period="Autumn"),
    in_slots("the academic year: all ten", "60.00", '<slot weekdays="mon"/>', period="academic-year"),
    in_slots("the financial year of 5 October 2026: all ten", "60.00", '<slot weekdays="mon"/>', period="financial-year", today="2026-10-05"),
    in_slots("the financial year after: none", "0.00", '<slot weekdays="mon"/>', period="financial-year", today="2027-04-05"),
    in_slots("what is bought once lies evenly on its sessions: £6 × 7 + £30 × 7/10", "63.00", '<slot weekdays="mon"/>', period="2026-09-01..2026-10-23",
             members='<resource name="Book" cost="30.00"/>' + ONE),
    in_slots("once a half term, in the second: £6", "6.00", '<slot repeats="each-half-term"/>', period="2026-10-24.."),
    # Own minutes: each minute is shared by those who are still there. 20 sessions; a quarter of an hour is £3, so £60 for them all.
    case("two of four stay 15 minutes longer than 30: £120 ÷ 4 each, £60 ÷ 2 for the two", "180.00",
         run='minutes="45" sessions-per-week="2" weeks="10">' + leaving(30, 30, None, None), shares=["30.00", "30.00", "60.00", "60.00"]),
    case("15, 30 and 45 minutes: £60 ÷ 3; £60 ÷ 2; £60", "180.00",
         run='minutes="45" sessions-per-week="2" weeks="10">' + leaving(15, 30, None), shares=["20.00", "50.00", "110.00"]),
    case("all leave after 30 of 45: the rest is shared by all", "180.00",
         run='minutes="45" sessions-per-week="2" weeks="10">' + leaving(30, 30), shares=["90.00", "90.00"]),
    case("one leaves after 15, both have gone after 30 of 45: £60 ÷ 2; £60; the last £60 ÷ 2", "180.00",
         run='minutes="45" sessions-per-week="2" weeks="10">' + leaving(15, 30), shares=["60.00", "120.00"]),
    case("longer than the session is the whole of it: £120 ÷ 2", "120.00", run=HALF_HOUR + leaving(90, None), shares=["60.00", "60.00"]),
    case("own minutes that are all of it: £120 ÷ 2", "120.00", run=HALF_HOUR + leaving(30, None), shares=["60.00", "60.00"]),
    case("weights 2 : 1, the first leaves after 15: £60 × 2/3; £60 × 1/3 + £60", "120.00", run=HALF_HOUR + leaving(15, None, weights=(2, 1)),
         shares=["40.00", "80.00"]),
    case("preparation, 10 minutes, is for both: £40 ÷ 2 + £60 ÷ 2; and £60", "160.00",
         run=HALF_HOUR + '<staffing role="ta" preparation-minutes="10"/>' + leaving(15, None), shares=["50.00", "110.00"]),
    case("what is bought is for both: £20 + £2 × 20 = £60 ÷ 2", "180.00",
         run=HALF_HOUR + '<resource name="Book" cost="20.00"/><resource name="Sheet" cost="2.00" basis="session"/>' + leaving(15, None),
         shares=["60.00", "120.00"]),
    case("a price by the session is for both: £85 × 20 ÷ 2", "1700.00", rate('basis="session" price="85.00"'), HALF_HOUR + leaving(15, None),
         ["850.00", "850.00"]),
    case("a teacher for the first 15 of 30, £30 an hour: (£60 + £150) ÷ 2; and £60", "270.00",
         run=HALF_HOUR + '<staffing role="ta"/><staffing role="t" minutes="15"/>' + leaving(15, None), shares=["105.00", "165.00"]),
    case("an adult who stays 15 minutes after the session: that is for both", "180.00",
         run=HALF_HOUR + '<staffing role="ta" minutes="45"/>' + leaving(15, None), shares=["60.00", "120.00"]),
    case("four places, two empty for all of it: £60 ÷ 4; £60 ÷ 3", "120.00", run='group-size="4" ' + HALF_HOUR + leaving(15, None),
         shares=["15.00", "35.00"]),
    case("each in turn, one for 15 minutes: £60, and £120", "180.00", run='taught="in-turn" ' + HALF_HOUR + leaving(15, None),
         shares=["60.00", "120.00"]),
    in_slots("slots of 20 and 40 minutes, one leaves after 20: 10 × £4 ÷ 2 + 10 × £4 ÷ 2; and 10 × £4", "120.00",
             '<slot weekdays="mon" minutes="20"/><slot weekdays="wed" minutes="40"/>', ["40.00", "80.00"], members=leaving(20, None)),
    in_slots("B joins after half term and leaves after 15 of 30: 7 × £6; 3 × (£1.50 + £3), 3 × £1.50", "60.00", '<slot weekdays="mon"/>',
             ["55.50", "4.50"], members=ONE + '<member pupil="u2" from="2026-11-02" minutes="15"/>'),
    # Delivered: without the sessions that were not held. To 22 November all ten Mondays are over.
    in_slots("all held: £6 × 10", "60.00", '<slot weekdays="mon"/>', period="delivered"),
    in_slots("a Monday was missed: £6 × 9", "54.00", '<slot weekdays="mon"/><missed day="2026-10-05"/>', period="delivered"),
    in_slots("planned, that does not count: £6 × 10", "60.00", '<slot weekdays="mon"/><missed day="2026-10-05"/>', period="to-date"),
    in_slots("said twice, missed once: £6 × 9", "54.00", '<slot weekdays="mon"/><missed day="2026-10-05"/><missed day="2026-10-05"/>',
             period="delivered"),
    in_slots("a Tuesday had none: £6 × 10", "60.00", '<slot weekdays="mon"/><missed day="2026-10-06"/>', period="delivered"),
    in_slots("three weeks: £6 × 7", "42.00", '<slot weekdays="mon"/><missed day="2026-09-21" until="2026-10-09"/>', period="delivered"),
    in_slots("two of two weeks' four: £6 × 18", "108.00", '<slot weekdays="mon wed"/><missed day="2026-09-21" until="2026-10-02" sessions="2"/>',
             period="delivered"),
    in_slots("on Monday one of two, of 20 and 40 minutes, the first: £4 × 9 + £8 × 10", "116.00",
             '<slot weekdays="mon" time="09:00" minutes="20"/><slot weekdays="mon" time="14:00" minutes="40"/><missed day="2026-10-05" sessions="1"/>',
             period="delivered"),
    in_slots("what is bought once is bought: £6 × 9 + £25", "79.00", '<slot weekdays="mon"/><missed day="2026-10-05"/>',
             members='<resource name="Book" cost="25.00"/>' + ONE, period="delivered"),
    in_slots("to 5 October, of five one was missed: £6 × 4", "24.00", '<slot weekdays="mon"/><missed day="2026-09-21"/>', period="delivered",
             today="2026-10-05"),
    in_slots("missed after half term, when both are there: 7 × £6; 2 × £6 ÷ 2", "54.00", '<slot weekdays="mon"/><missed day="2026-11-09"/>',
             ["48.00", "6.00"], members=ONE + '<member pupil="u2" from="2026-11-02"/>', period="delivered"),
    in_slots("each of two in turn, a Monday missed: £6 × 9 × 2", "108.00", '<slot weekdays="mon"/><missed day="2026-10-05"/>', ["54.00", "54.00"],
             members=TWO, own='minutes="30" taught="in-turn"', period="delivered"),
    case("by the week, twice: £6 × 2 × 10 weeks without 3 sessions", "102.00", run='minutes="30" sessions-per-week="2">'
         + '<missed day="2026-10-05" sessions="3"/>' + ONE, counting="calendar", terms=TERMS, period="delivered"),
    case("by the week, twice: a week of five days was missed, two sessions of 20", "108.00", run='minutes="30" sessions-per-week="2">'
         + '<missed day="2026-10-05" until="2026-10-09"/>' + ONE, counting="calendar", terms=TERMS, period="delivered"),
    case("ten weeks said: one day of 50 was missed, £6 × 20 × 49/50", "117.60", run=HALF_HOUR + '<missed day="2026-10-05"/>' + ONE,
         counting="calendar", terms=TERMS, period="delivered"),
    case("on Tuesdays, one missed: £6 × 9", "54.00", run='minutes="30" weekdays="tue"><missed day="2026-10-06"/>' + ONE, counting="calendar",
         terms=TERMS, period="delivered"),
    case("more missed than there were: nothing", "0.00", run='minutes="30" weekdays="tue" sessions-per-week="1">'
         + '<missed day="2026-09-07" until="2027-07-16"/>' + ONE, counting="calendar", terms=TERMS, period="delivered"),
    # Who pays.
    case("£120, all of it the NHS", "120.00", run=HALF_HOUR + '<payment payer="nhs"/>' + ONE,
         paid=[("nhs", "120.00")], counts=("0.00", ["0.00"])),
    case("£120: half the NHS, half the school", "120.00", run=HALF_HOUR + '<payment payer="nhs" percent="50"/>' + ONE,
         paid=[("nhs", "60.00"), (None, "60.00")], counts=("60.00", ["60.00"])),
    case("£120 ÷ 3 pupils, a third of each £40 from the NHS: £13.33 × 3", "120.00",
         run=HALF_HOUR + '<payment payer="nhs" percent="33.3333"/>' + THREE, shares=["40.00", "40.00", "40.00"],
         paid=[("nhs", "39.99"), (None, "80.01")], counts=("80.01", ["26.67", "26.67", "26.67"])),
    case("pupil premium counts towards element 2 and not against the budget", "120.00",
         run=HALF_HOUR + '<payment payer="pp"/>' + ONE, paid=[("pp", "120.00")], counts=("0.00", ["120.00"])),
    case("the authority's money counts against the budget and not towards element 2", "120.00",
         run=HALF_HOUR + '<payment payer="la"/>' + ONE, paid=[("la", "120.00")], counts=("120.00", ["0.00"])),
    case("10 % NHS, 20 % pupil premium, 30 % authority, 40 % the school", "120.00",
         run=HALF_HOUR + '<payment payer="nhs" percent="10"/><payment payer="pp" percent="20"/><payment payer="la" percent="30"/>' + ONE,
         paid=[("nhs", "12.00"), ("pp", "24.00"), ("la", "36.00"), (None, "48.00")], counts=("84.00", ["72.00"])),
    case("a penny between two halves goes to the first by id: £0.01", "0.01", rate('hourly="0.001"'),
         HALF_HOUR + '<payment payer="pp" percent="50"/><payment payer="la" percent="50"/>' + ONE,
         paid=[("pp", "0.00"), ("la", "0.01")], counts=("0.01", ["0.00"])),
    case("120 % of it is taken in proportion, 100 : 20 of £120", "120.00",
         run=HALF_HOUR + '<payment payer="nhs" percent="100"/><payment payer="pp" percent="20"/>' + ONE,
         paid=[("nhs", "100.00"), ("pp", "20.00")], counts=("0.00", ["20.00"])),
    case("as the menu says: the NHS pays a quarter", "120.00", payments='<payment payer="nhs" percent="25"/>',
         paid=[("nhs", "30.00"), (None, "90.00")], counts=("90.00", ["90.00"])),
    case("the run's own comes before the menu's", "120.00", run=HALF_HOUR + '<payment payer="pp" percent="50"/>' + ONE,
         payments='<payment payer="nhs" percent="25"/>', paid=[("pp", "60.00"), (None, "60.00")], counts=("60.00", ["120.00"])),
    case("empty places are paid alike: £120 ÷ 4, half of each £30", "120.00",
         run='group-size="4" ' + HALF_HOUR + '<payment payer="nhs" percent="50"/>' + ONE, shares=["30.00"],
         paid=[("nhs", "60.00"), (None, "60.00")], counts=("60.00", ["15.00"])),
    case("0 % is nothing: the school pays", "120.00", run=HALF_HOUR + '<payment payer="nhs" percent="0"/>' + ONE,
         paid=[(None, "120.00")], counts=("120.00", ["120.00"])),
]


class HandWorked(tool.ToolTest):
    def cost(self, one):
        more = one["more"]
        path = self.write("case.pmap", MAP.format(namespace=tool.NAMESPACE, counting=more.get("counting", "fixed"), year=more.get("year", ""),
                                                  terms=more.get("terms", ""), rates=one["rates"], provision=more.get("provision", ""),
                                                  payments=more.get("payments", ""), run=one["run"]))
        return json.loads(self.run_well("costs", path, "--format", "json", "--period", more.get("period", "whole-run"),
                                        "--today", more.get("today", "2026-11-22")))["interventions"][0]

    def test_cases(self):
        self.assertGreater(len(CASES), 125)
        for one in CASES:
            with self.subTest(one["working"]):
                told = self.cost(one)
                self.assertEqual(told["total"], one["total"])
                if one["shares"] is not None:
                    self.assertEqual([share["amount"] for share in told["shares"]], one["shares"])
                if one["paid"] is not None:
                    self.assertEqual([(part["payer"], part["amount"]) for part in told["paid"]], one["paid"])
                    self.assertEqual((told["towards-budget"], [share["towards-element-2"] for share in told["shares"]]), one["counts"])

    def test_said_in_words(self):
        """The working is what the figure was computed from."""
        leaving_early = case("", "", run='minutes="45" sessions-per-week="2" weeks="10">' + leaving(30, None))
        for one, words in [
                (CASES[12], "£117.00 ÷ 3.25 hours × 30/60 h × 2 a week × 10 weeks = £360.00"),
                (leaving_early, "£12.00 × 45/60 h × 2 a week × 10 weeks = £180.00"),
                (CASES[4], "£58.50 a session × 2 a week × 10 weeks = £1,170.00"),
        ]:
            path = self.write("case.pmap", MAP.format(namespace=tool.NAMESPACE, counting="fixed", year="", terms="", rates=one["rates"],
                                                      provision="", payments="", run=one["run"]))
            told = json.loads(self.run_well("costs", path, "--format", "json", "--working"))["interventions"][0]
            self.assertEqual(told["working"].splitlines()[0], words)

    def test_pointed_out(self):
        for run, rates, words in [
                (HALF_HOUR + ONE, rate('basis="post" price="24790.00" weeks="52.143"'), "There is no rate for “Teaching assistant” in “Own”, so it counts as £0.00"),
                (HALF_HOUR + '<payment payer="nhs" percent="100"/><payment payer="pp" percent="20"/>' + ONE, rate('hourly="12"'),
                 "Those who pay come to 120%, more than the whole, so each is charged in proportion"),
        ]:
            told = self.cost(case("", "", rates, run))
            self.assertEqual(told["issues"], [words])

    def test_slots_pointed_out(self):
        for slots, own, terms, words in [
                ('<slot weekdays="sun"/>', '', '<term id="t1" name="Autumn" start="2026-09-07" end="2026-09-11"/>',
                 "None of its slots is on a school day between its dates, so its sessions count as £0.00"),
                ('<slot weekdays="mon"/>', '', '',
                 "The school year has no terms yet, so holidays are counted like school days, and what is once a half term is not counted"),
                ('<slot weekdays="mon"/><slot repeats="one-day" date="2026-10-27"/>', '', TERMS,
                 "There is no school on 27 October 2026, on which it has a slot; it is costed all the same"),
                ('<slot weekdays="mon"/><slot repeats="one-day" date="2027-08-27"/>', '', TERMS,
                 "The slot on 27 August 2027 is not between its dates, so it counts as £0.00"),
        ]:
            told = self.cost(in_slots("", "", slots, terms=terms))
            self.assertEqual(told["issues"], [words])

    def test_lengthless_session_is_in_order(self):
        told = self.cost(case("", "", rate('basis="session" price="85.00"'), 'sessions-per-week="2" weeks="10">' + ONE))
        self.assertEqual(told["issues"], [])


if __name__ == '__main__':
    tool.main()
