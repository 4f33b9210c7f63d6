# SPDX-License-Identifier: GPL-3.0-or-later
"""The costing rule a second time, as slowly and plainly as it can be said: day by day, in fractions, straight from the file.

Shares no code and no idea with src/calc, so that where the two agree, a slip in either would have had to be made twice."""

import datetime
import functools
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

NAMESPACE = '{https://example.com/ns/provision-map/1}'
DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']


@functools.cache
def day(text):
    return datetime.date.fromisoformat(text) if text else None


def round_half_away(value):
    sign = -1 if value < 0 else 1
    value = abs(value)
    whole = value.numerator // value.denominator
    return sign * (whole + (1 if value - whole >= Fraction(1, 2) else 0))


class Map:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.by_id = {element.get('id'): element for element in self.root.iter() if element.get('id')}
        year = self.one('year')
        self.year = year if year is not None else ElementTree.Element('year')
        self.start, self.end = day(self.year.get('start')), day(self.year.get('end'))
        self.terms = [(day(t.get('start')), day(t.get('end'))) for t in self.of(self.year, 'term')]
        self.closures = [(day(c.get('start')), day(c.get('end'))) for c in self.of(self.year, 'closure')]
        funding = self.one('funding')
        sets = [s.get('id') for s in self.of(self.root, 'rate-set')]
        # What is asked for each day of each run, and has always the same answer, is worked out once.
        self.is_teaching_day, self.weeks_of_year = functools.cache(self.is_teaching_day), functools.cache(self.weeks_of_year)
        self.rate = functools.cache(self.rate)
        self.rate_set = funding.get('rate-set') if funding is not None and funding.get('rate-set') else (sets[0] if sets else None)

    def of(self, element, name):
        return element.findall(NAMESPACE + name)

    def one(self, name):
        return self.root.find(NAMESPACE + name)

    def is_teaching_day(self, date):
        if date.weekday() > 4 or any(a <= date <= b for a, b in self.closures):
            return False
        return any(a <= date <= b for a, b in self.terms) if self.terms else True

    def school_weeks(self):
        """The Mondays of the weeks in which there is school, the first one first."""
        first, last = min(a for a, _ in self.terms), max(b for _, b in self.terms)
        days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
        return sorted({d - datetime.timedelta(d.weekday()) for d in days if self.is_teaching_day(d)})

    def slot_sessions(self, slot, start, end, carries_on):
        """The days on which a slot is, one by one."""
        dates = [start + datetime.timedelta(n) for n in range((end - start).days + 1)]
        repeats = slot.get('repeats', 'every-week')
        if repeats == 'one-day':
            return [d for d in dates if d == day(slot.get('date'))]
        named = (slot.get('weekdays') or '').split()
        weeks = self.school_weeks()
        halves, half = {}, 0
        for n, monday in enumerate(weeks):
            half += n > 0 and (monday - weeks[n - 1]).days > 7
            halves[monday] = half

        def is_mine(d):
            return self.is_teaching_day(d) and (DAYS[d.weekday()] in named or (repeats == 'each-half-term' and not named))

        def monday_of(d):
            return d - datetime.timedelta(d.weekday())

        mine = [d for d in dates if is_mine(d)]
        if repeats in ('week-a', 'week-b'):
            begins = {'a': 0, 'b': 1}[self.year.get('first-week', 'a')]
            return [d for d in mine if (weeks.index(monday_of(d)) + begins) % 2 == (0 if repeats == 'week-a' else 1)]
        if repeats == 'every-few-weeks':
            step = int(slot.get('interval') or 1)
            return sorted(d for name in named for d in [m for m in mine if DAYS[m.weekday()] == name][::step])
        if repeats == 'each-half-term':
            had = set()
            if carries_on:
                had = {halves[monday_of(d)] for d in (start - datetime.timedelta(n) for n in range(1, 120))
                       if monday_of(d) in halves and is_mine(d)}
            days = []
            for d in mine:
                if halves[monday_of(d)] not in had:
                    had.add(halves[monday_of(d)])
                    days.append(d)
            return days
        return mine

    def weeks_of_year(self):
        if self.terms and self.year.get('counting') != 'fixed':
            days = [self.start + datetime.timedelta(n) for n in range((self.end - self.start).days + 1)]
            return Fraction(sum(self.is_teaching_day(d) for d in days), 5)
        return Fraction(self.year.get('weeks'))

    def rate(self, role, date):
        """What a role costs on a day, with on-costs: pounds an hour, pounds a session; None where there is no rate yet."""
        best = None
        for rate in self.of(self.by_id[role], 'rate'):
            if not (rate.get('hourly') if rate.get('basis', 'hour') == 'hour' else rate.get('price')):
                continue
            if rate.get('set') == self.rate_set and day(rate.get('from')) <= date and (best is None or day(rate.get('from')) > day(best.get('from'))):
                best = rate
        if best is None:
            return None
        whole = 1 + Fraction(best.get('on-cost-percent', '0')) / 100
        weeks = Fraction(best.get('weeks')) if best.get('weeks') else self.weeks_of_year()
        price = Fraction(best.get('price', '0'))
        basis = best.get('basis', 'hour')
        if basis == 'session':
            return 0, price * whole
        if basis == 'day':
            return price / Fraction(best.get('hours')) * whole, 0
        if basis == 'weekly-hour':
            return price / weeks * whole, 0
        if basis == 'post':
            return price / (weeks * Fraction(best.get('hours'))) * whole, 0
        return Fraction(best.get('hourly')) * whole, 0

    def payers(self, intervention):
        """[(id or None for the school, percent, counts against the budget, counts towards element 2)]"""
        provision = self.by_id[intervention.get('provision')]
        payments = self.of(intervention, 'payment') or self.of(provision, 'payment')
        parties = []
        for payment in payments:
            payer = self.by_id[payment.get('payer')]
            percent = Fraction(payment.get('percent', '100'))
            if percent:
                parties.append((payer.get('id'), percent, payer.get('counts-towards-budget') in ('true', '1'),
                                payer.get('counts-towards-limit') in ('true', '1')))
        rest = 100 - sum(percent for _, percent, _, _ in parties)
        return parties + ([(None, rest, True, True)] if rest > 0 else []) if payments else []

    @staticmethod
    def split(pence, parties):
        """An amount among those who pay, by largest remainder: ties by id, the school last."""
        whole = sum(percent for _, percent, _, _ in parties)
        quotas = [pence * percent / whole for _, percent, _, _ in parties]
        parts = [q.numerator // q.denominator for q in quotas]
        order = sorted(range(len(parties)), key=lambda k: (-(quotas[k] - parts[k]), parties[k][0] is None, (parties[k][0] or '').encode(), k))
        for k in order[:pence - sum(parts)]:
            parts[k] += 1
        return parts

    def take_missed(self, intervention, sessions, lengths, counted):
        """Takes out what was not held, record by record. Returns the sessions beyond whole days, by the day that they are said of."""
        beyond = {}
        for missed in self.of(intervention, 'missed'):
            first = day(missed.get('day'))
            last = day(missed.get('until')) or first
            left = int(missed.get('sessions')) if missed.get('sessions') else None
            for d in sorted(d for d in sessions if first <= d <= last):
                if left is not None and not counted:
                    beyond[d] = beyond.get(d, 0) + left
                    break
                while sessions[d] > 0 and (left is None or left > 0):
                    if d in lengths and lengths[d]:
                        lengths[d].pop(0)
                    sessions[d] -= 1 if counted else sessions[d]
                    left = left - 1 if left is not None else None
        return beyond

    def cost(self, intervention, first=None, last=None, delivered=False):
        """(total, {pupil: pence}, outside) of an intervention with dates, for the days from first to last."""
        provision = self.by_id[intervention.get('provision')]
        tier = self.by_id.get(provision.get('tier'))
        members = self.of(intervention, 'member')
        if tier is not None and tier.get('costed') in ('false', '0'):
            return 0, {m.get('pupil'): 0 for m in members}, 0

        def said(name):
            return intervention.get(name) or provision.get(name)

        start, end = day(intervention.get('start')), day(intervention.get('end'))
        dates = [start + datetime.timedelta(n) for n in range((end - start).days + 1)]
        weekdays = (intervention.get('weekdays') or '').split()
        teaching = [d for d in dates if self.is_teaching_day(d)]
        a_week = Fraction(said('sessions-per-week') or 0)
        fixed_year = self.year.get('counting') == 'fixed'
        # Cut short by a change from a date, it was to have so many days, and keeps of all sessions those of its own.
        to_have = int(intervention.get('spread-days') or 0)
        slots = self.of(intervention, 'slot')
        lengths = {}      # with slots: for each day the minutes of each session on it, None where the run says
        # Sessions on each day of the run.
        if slots:
            for slot in slots:
                for d in self.slot_sessions(slot, start, end, intervention.get('follows') is not None):
                    lengths.setdefault(d, []).append((slot.get('time') or '', slot.get('minutes')))
            lengths = {d: [minutes for _, minutes in sorted(lengths[d], key=lambda item: item[0])] for d in lengths}
            sessions = {d: len(lengths[d]) for d in lengths}
            all_sessions = sum(sessions.values())
            if all_sessions:
                all_sessions = max(all_sessions, to_have)
            else:
                sessions = {d: 0 for d in teaching if not weekdays or DAYS[d.weekday()] in weekdays}
        elif intervention.get('weeks'):
            if weekdays and not intervention.get('sessions-per-week'):
                a_week = Fraction(len(weekdays))
            teaching = [d for d in teaching if not weekdays or DAYS[d.weekday()] in weekdays]
            sessions = {d: a_week * Fraction(intervention.get('weeks')) / max(len(teaching), to_have) for d in teaching}
            all_sessions = a_week * Fraction(intervention.get('weeks'))
        elif weekdays and self.terms and not fixed_year:
            # How often a week is spread over the named days: what the days so far ought to have had, made up to whole sessions.
            a_day = Fraction(intervention.get('sessions-per-week') or len(weekdays)) / len(weekdays)
            sessions, due, held = {}, Fraction(0), 0
            for d in teaching:
                if DAYS[d.weekday()] not in weekdays:
                    continue
                due += a_day
                sessions[d] = 0
                while held < due:
                    sessions[d] += 1
                    held += 1
            for _ in range(to_have - len(sessions)):
                due += a_day
                while held < due:
                    held += 1
            all_sessions = held
        elif self.terms and not fixed_year:
            sessions = {d: a_week / 5 for d in teaching}
            all_sessions = a_week / 5 * max(len(teaching), to_have)
        else:
            weeks = provision.get('weeks') or self.year.get('weeks') or 0
            if weekdays and not intervention.get('sessions-per-week'):
                a_week = Fraction(len(weekdays))
            teaching = [d for d in teaching if not weekdays or DAYS[d.weekday()] in weekdays]
            sessions = {d: a_week * Fraction(weeks) / max(len(teaching), to_have) for d in teaching}
            all_sessions = a_week * Fraction(weeks)

        lines = self.of(intervention, 'staffing')
        if not lines and provision.get('role'):
            lines = [ElementTree.Element('staffing', {'role': provision.get('role')})]
        once = sum((Fraction(r.get('cost')) for r in self.of(intervention, 'resource') if r.get('basis', 'once') == 'once'), Fraction(0))
        each = sum((Fraction(r.get('cost')) for r in self.of(intervention, 'resource') if r.get('basis') == 'session'), Fraction(0))
        if not all_sessions:
            sessions, all_sessions, each = {d: 1 for d in sessions}, max(len(sessions), to_have), Fraction(0)
            lines = []
        in_turn = said('taught') == 'in-turn'
        planned = dict(sessions)      # what is bought once lies on these, held or not
        beyond = {}
        if delivered and all_sessions:
            counted = bool(slots) or (not intervention.get('weeks') and weekdays and self.terms and not fixed_year)
            beyond = self.take_missed(intervention, sessions, lengths, counted)

        def thin_out(sessions):
            """Sessions that lie evenly: those not held are taken from all days on which the same pupils are there at the same rates."""
            stretches, before = [], None
            for d in sorted(d for d in dates if (not first or d >= first) and (not last or d <= last)):
                now = (present_on(d), [self.rate(role_of(line), d) if role_of(line) else None for line in lines])
                if now != before:
                    stretches.append([])
                stretches[-1].append(d)
                before = now
            for stretch in stretches:
                gone = sum(beyond.get(d, 0) for d in stretch)
                held = sum(sessions.get(d, 0) for d in stretch)
                for d in stretch:
                    if gone and held and d in sessions:
                        sessions[d] *= max(Fraction(0), 1 - Fraction(gone) / held)

        def present_on(date):
            return [i for i, m in enumerate(members)
                    if (not m.get('from') or day(m.get('from')) <= date) and (not m.get('to') or date <= day(m.get('to')))]

        # What is bought once is paid for as soon as anybody is there on any day.
        if not any(present_on(d) for d in dates):
            once = Fraction(0)

        def role_of(line):
            who = self.by_id.get(line.get('member'))
            return line.get('role') or (who.get('role') if who is not None else None)

        # Preparation is what the lines say; where none says any, each takes the provision's.
        said_preparation = any(line.get('preparation-minutes') for line in lines)

        def session_cost(date, length=None):
            pounds = each
            for line in lines:
                minutes = Fraction(line.get('minutes') or length or said('minutes') or 0)
                minutes += Fraction(line.get('preparation-minutes') or (0 if said_preparation else provision.get('preparation-minutes')) or 0)
                hour, session = (self.rate(role_of(line), date) if role_of(line) else None) or (0, 0)
                pounds += (hour * minutes / 60 + session) * int(line.get('count', '1'))
            return pounds

        def minute_costs(date, length):
            """What a session costs however long it is, and what each of its minutes costs."""
            whole, minutes = each, {}
            for line in lines:
                hour, session = (self.rate(role_of(line), date) if role_of(line) else None) or (0, 0)
                preparation = Fraction(line.get('preparation-minutes') or (0 if said_preparation else provision.get('preparation-minutes')) or 0)
                whole += (hour * preparation / 60 + session) * int(line.get('count', '1'))
                for minute in range(int(line.get('minutes') or length)):
                    minutes[minute] = minutes.get(minute, Fraction(0)) + Fraction(hour) / 60 * int(line.get('count', '1'))
            return whole, minutes

        size = int(said('group-size') or 0)
        exact, places, total = {index: Fraction(0) for index in range(len(members))}, {}, Fraction(0)
        unshared = Fraction(0)

        def share(pence, who, outside):
            """An amount among some of the members and the empty places. Returns what nobody bears."""
            weights = {i: Fraction(members[i].get('weight', '1')) for i in who}
            whole = sum(weights.values()) + outside
            if not whole:
                return pence
            for i in who:
                exact[i] += pence * weights[i] / whole
            for place in range(outside):
                places[place] = places.get(place, Fraction(0)) + pence / whole
            return Fraction(0)

        if beyond:
            thin_out(sessions)
        for date, number in sessions.items():
            if (first and date < first) or (last and date > last):
                continue
            present = present_on(date)
            # Nobody there, no session; each in turn, a session for each.
            held = (len(present) if in_turn else 1) if present else 0
            outside = max(0, size - len(present)) if present and not in_turn else 0
            of_slots = lengths[date] if slots and date in lengths else None
            once_pence = once / all_sessions * planned[date] * 100
            total += once_pence
            unshared += share(once_pence, present, outside)
            if not any(m.get('minutes') for m in members):
                costs = [session_cost(date, length) for length in of_slots] if of_slots is not None else [session_cost(date) * number]
                pence = sum(costs) * held * 100
                total += pence
                unshared += share(pence, present, outside)
                continue
            for length in of_slots if of_slots is not None else [None]:
                times = (1 if of_slots is not None else number) * 100 * (1 if held else 0)
                length = int(length or said('minutes') or 0)
                whole, minutes = minute_costs(date, length)
                stays = {i: min(int(members[i].get('minutes') or length), length) for i in present}
                for minute, pounds in minutes.items():
                    there = [i for i in present if stays[i] > minute]
                    if minute >= length or (not there and not outside and not in_turn):
                        whole += pounds
                        continue
                    pence = pounds * times * (len(there) if in_turn else 1)
                    total += pence
                    unshared += share(pence, there, outside)
                pence = whole * times * (len(present) if in_turn else 1)
                total += pence
                unshared += share(pence, present, outside)
        rounded = round_half_away(total)
        if not total:
            return 0, {m.get('pupil'): 0 for m in members}, 0
        # Largest remainder: pupils by id, then places outside, then what nobody was there for.
        parties = sorted(exact, key=lambda i: members[i].get('pupil').encode()) + [('place', p) for p in sorted(places)] + [('unshared',)]
        amounts = [exact[p] if p in exact else places[p[1]] if p[0] == 'place' else unshared for p in parties]
        quotas = [rounded * amount / total for amount in amounts]
        pence = [q.numerator // q.denominator for q in quotas]
        order = sorted(range(len(parties)), key=lambda k: (-(quotas[k] - pence[k]), k))
        for k in order[:rounded - sum(pence)]:
            pence[k] += 1
        shares, outside = {}, 0
        for party, amount in zip(parties, pence):
            if party in exact:
                pupil = members[party].get('pupil')
                shares[pupil] = shares.get(pupil, 0) + amount
            else:
                outside += amount
        return rounded, shares, outside
