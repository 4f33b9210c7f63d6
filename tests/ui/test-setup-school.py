#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A school is set up from nothing by the keyboard alone, in the real program: a new map, its terms, rates, staff, a menu, the sixty
of the register from a table, and the first group of six with two staff and two slots, costed and ready to print. What was saved is
held against what was typed. Keys and forms are judged; how long that takes a person is told from them and judges nothing."""

import json
import os
import pathlib
import re
import subprocess
import time

from scripted_user import Failed, Tap, User

BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
TERMS = ['Autumn term: 2 September 2026 to 18 December 2026', 'Autumn half term: 26 October 2026 to 30 October 2026',
         'Spring term: 4 January 2027 to 25 March 2027', 'Summer term: 12 April 2027 to 20 July 2027']
GIVEN = ['Ada', 'Ben', 'Cleo', 'Dev', 'Esme', 'Finn', 'Gita', 'Hugo', 'Ines', 'Jude', 'Kofi', 'Lila']
FAMILY = ['Ashdown', 'Birtle', 'Corrin', 'Dunmow', 'Elstow']
PUPILS = [f'{given},{family},{number % 6 + 1},K' for number, (given, family) in
          enumerate((given, family) for given in GIVEN for family in FAMILY)]


# An average typist who is no typist by trade, and the pause before each unit of work, of the keystroke-level model (Card, Moran and
# Newell 1983); a form is read first.
SECONDS_A_KEY = 0.28
SECONDS_A_PAUSE = 1.35
SECONDS_A_FORM = 5.0


class Effort:
    """Keys, pauses and forms, as a person would have them."""

    def __init__(self, user):
        self.user, self.keys, self.pauses, self.forms, self.before = user, 0, 0, 0, user.presses

    def form(self):
        self.forms += 1

    def enter(self, text, *then):
        """A unit of work: something typed, with the keys that follow it."""
        self.pauses += 1
        self.user.type(text)
        self.user.press(*then)

    def paste(self, lines):
        """What is copied elsewhere comes in by one chord. Nothing is elsewhere here, so it is typed, and counts as the chord."""
        before = self.user.presses
        for line in lines:
            self.user.type(line)
            self.user.press('Return')
        self.before += self.user.presses - before - 1

    def count(self):
        return self.user.presses - self.before

    def tell(self, what):
        seconds = self.count() * SECONDS_A_KEY + self.pauses * SECONDS_A_PAUSE + self.forms * SECONDS_A_FORM
        print(f'# {what}: {self.count()} keys, {self.pauses} pauses, {self.forms} forms: about {seconds:.0f} s at {SECONDS_A_KEY} s a key, '
              f'{SECONDS_A_PAUSE} s a pause and {SECONDS_A_FORM:.0f} s to read a form')


def wait_for_focus(user, pattern):
    user.until(lambda: user.focused() is not None and re.search(pattern, user.focused().name), f'the focus on {pattern}')


def set_up_terms(user, effort):
    user.press('Return')
    user.sees('^Short forms')
    effort.form()
    user.press('alt+p')
    user.sees('Paste the dates as your school')
    effort.form()
    effort.paste(TERMS)
    user.sees('^3 terms. 1 closure')
    user.press('alt+t')
    user.wait_for_windows(2)
    user.press('alt+d')
    user.wait_for_windows(1)
    user.sees('^2 of 7 steps are done')


def set_up_rates(user, effort):
    wait_for_focus(user, '^Rates')
    user.press('Return')
    effort.form()
    wait_for_focus(user, 'Add a rate')
    effort.enter('28.50', 'Return')
    wait_for_focus(user, '^On-costs')
    effort.enter('30', 'Return')
    user.press('Escape')
    wait_for_focus(user, '^Teacher, Rate £28.50')
    user.press('Down', 'Return')
    wait_for_focus(user, 'Add a rate')
    effort.enter('13.47', 'Return')
    wait_for_focus(user, '^On-costs')
    effort.enter('30', 'Return')
    user.sees(r'^Teaching assistant, Rate £13\.47 an hour')


def set_up_staff(user, effort):
    user.press('alt+1')
    wait_for_focus(user, '^Staff')
    user.press('Return')
    for name, role in (('Mrs Hughes', 'teaching'), ('Mr Okoro', 'teacher')):
        user.wait_for_windows(2)
        effort.form()
        effort.enter(name, 'Tab')
        effort.enter(role, 'Return', 'Return')
        user.wait_for_windows(1)
        if name == 'Mrs Hughes':
            user.press('alt+a')
    user.sees('^Mr Okoro')


def set_up_menu(user, effort):
    user.press('alt+1')
    wait_for_focus(user, '^Starter menu')
    user.press('Return')
    user.wait_for_windows(2)
    effort.form()
    user.press('alt+d')
    user.wait_for_windows(1)
    user.sees('^5 of 7 steps are done')


def set_up_pupils(user, effort):
    wait_for_focus(user, '^Import pupils')
    user.press('Return')
    user.sees('Copy the pupils out of a spreadsheet')
    effort.form()
    effort.paste(['Forename,Surname,Year,SEN status', *PUPILS])
    user.press('alt+k')
    user.sees(r'Given name \(Forename\), Family name \(Surname\), Year group \(Year\), SEN code \(SEN status\)')
    user.find('button', '^Import 60$')
    user.press('alt+i')
    user.sees('^60 pupils$')


def start_group(user, effort):
    """Six pupils, two staff, two slots."""
    wait_for_focus(user, '^Start a group')
    user.press('Return')
    wait_for_focus(user, 'Start a group: choose its provision')
    effort.enter('talk', 'Return')
    user.wait_for_windows(2)
    effort.form()
    user.press('Tab')
    effort.enter('6', 'Return')
    user.wait_for_windows(1)
    wait_for_focus(user, 'Add a pupil')
    for pupil in ('ada d', 'ben b', 'cleo a', 'dev e', 'esme c', 'finn d'):
        effort.enter(pupil, 'Return')
    user.press('alt+s')
    effort.enter('hug', 'Return')
    effort.enter('oko', 'Return')
    user.press('alt+t')
    effort.enter('Tue 9:15', 'Return')
    effort.enter('Thu 13:30', 'Return')
    user.sees('^£[1-9][0-9.,]*$')


def main():
    tap = Tap()
    path = pathlib.Path(os.environ['HOME']) / 'ashgrove.pmap'
    begun = time.monotonic()
    user = User(BUILD / 'src/provision-map')
    whole, group = Effort(user), None
    try:
        user.sees('Open your school’s provision map')
        user.choose_from_menu('New map')
        user.until(lambda: user.all('button', '^Create'), 'the dialog')
        whole.form()
        whole.enter('Ashgrove Primary School', 'Return')
        user.sees('^1 of 7 steps are done')
        wait_for_focus(user, 'Terms')
        tap.step('the new map has the focus on what is next')
        for what, step in (('terms', set_up_terms), ('rates', set_up_rates), ('staff', set_up_staff), ('menu', set_up_menu),
                           ('sixty of the register', set_up_pupils)):
            step(user, whole)
            tap.step(f'the {what} are there')
        group = Effort(user)
        start_group(user, group)
        tap.step('the first group is costed')
        tap.step(f'it takes no more than 90 keys ({group.count()})', group.count() <= 90)
        group.tell('A group of six with two staff and two slots')
        whole.pauses += group.pauses
        whole.forms += group.forms
        tap.step(f'all of it takes no more than 350 keys ({whole.count()})', whole.count() <= 350)
        whole.tell('A school from nothing to its first costed group')

        user.press('ctrl+p')
        user.find('button', '^Print')
        tap.step('it can be printed')
        user.press('Escape')
        user.wait_for_windows(1)
        user.press('ctrl+s')
        user.choose_file(path, 'Save')
        user.until(path.exists, 'the file')
        user.sees('· Saved')
        user.press('ctrl+q')
        tap.step('it closes', user.ends() == 0)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('the school is set up', False)
    finally:
        user.stop()

    print(f'# {user.presses} key presses, {time.monotonic() - begun:.0f} s')
    if not tap.failed:
        text = path.read_text(encoding='utf-8')
        tap.step('the file has three terms and sixty pupils with SEN support',
                 len(re.findall('<term ', text)) == 3 and len(re.findall('<pupil [^>]*sen="K"', text)) == 60)
        valid = subprocess.run([BUILD / 'src/pmaptool', 'validate', path], capture_output=True, text=True)
        tap.step('the file is valid', valid.returncode == 0)
        tap.step('the group has six members, two staff by name and two slots',
                 [len(re.findall(f'<{element} ', text)) for element in ('member', 'staffing', 'slot')] == [6, 2, 2])
        costs = json.loads(subprocess.run([BUILD / 'src/pmaptool', 'costs', path, '--format', 'json'], capture_output=True, text=True,
                                          check=True).stdout)
        tap.step(f'pmaptool costs it, too: £{costs["total"]}', float(costs['total']) > 0)
    complaints = user.complaints()
    tap.step(f'the program complained of nothing {complaints or ""}', not complaints)
    tap.end()


main()
