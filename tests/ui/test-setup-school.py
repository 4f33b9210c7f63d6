#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A school is set up from nothing by the keyboard alone, in the real program: a new map, its terms, and the sixty of the register
from a table. What was saved is held against what was typed; how long it took is told, and judges nothing."""

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


def type_lines(user, lines):
    for line in lines:
        user.type(line)
        user.press('Return')


def main():
    tap = Tap()
    path = pathlib.Path(os.environ['HOME']) / 'ashgrove.pmap'
    begun = time.monotonic()
    user = User(BUILD / 'src/provision-map')
    try:
        user.sees('Open your school’s provision map')
        user.choose_from_menu('New map')
        user.until(lambda: user.all('button', '^Create'), 'the dialog')
        user.type('Ashgrove Primary School')
        user.press('Return')
        user.sees('^1 of 6 steps are done')
        user.until(lambda: user.focused() and 'Terms' in user.focused().name, 'the next step to have the focus')
        tap.step('the new map has the focus on what is next')

        user.press('Return')
        user.sees('^Short forms')
        user.press('alt+p')
        user.sees('Paste the dates as your school')
        type_lines(user, TERMS)
        user.sees('^3 terms. 1 closure')
        user.press('alt+t')
        user.until(lambda: user.count_windows() == 2, 'the term dates to be closed')
        user.press('alt+d')
        user.until(lambda: user.count_windows() == 1, 'the school to be closed')
        user.sees('^2 of 6 steps are done')
        tap.step('the terms are there')

        user.choose_from_menu('Import pupils')
        user.sees('Copy the pupils out of a spreadsheet')
        type_lines(user, ['Forename,Surname,Year,SEN status', *PUPILS])
        user.press('alt+k')
        user.find('button', '^Import 60$')
        user.press('alt+i')
        user.sees('^60 pupils$')
        tap.step('the sixty of the register are there')

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
    complaints = user.complaints()
    tap.step(f'the program complained of nothing {complaints or ""}', not complaints)
    tap.end()


main()
