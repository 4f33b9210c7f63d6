#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A class teacher's afternoon, by the keyboard alone, in the real program: find a pupil, give her 1stClass@Number, change the
minutes, see what it costs and why, write a target, look at the charts, look at the paper, take it all back, do it again, close.
Every figure on the screen is held against what the command line says of the saved file."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from scripted_user import SENSITIVE, Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
NAMESPACE = '{https://example.com/ns/provision-map/1}'
PUPIL, LETTERS = 'Priya Nair', 'pr'
PRESSES_MOST = 12


def costs(path):
    told = json.loads(subprocess.run([BUILD / 'src/pmaptool', 'costs', path, '--format', 'json', '--today', '2026-11-22'],
                                     check=True, capture_output=True, text=True).stdout)
    pupils = {pupil['name']: pupil for pupil in told['pupils']}
    return told, pupils[PUPIL]


def pounds(text):
    return '£{:,.2f}'.format(float(text))


def pupil_total(user):
    """The figure under “Cost this year” in the strip of the pupil's page."""
    return user.sees(r'^£[\d,]+\.\d\d$').group()


def main():
    tap = Tap()
    path = pathlib.Path(os.environ['HOME']) / 'larkbeck.pmap'
    shutil.copy(SOURCE / 'data/examples/larkbeck.pmap', path)
    before, pupil_before = costs(path)
    user = User(BUILD / 'src/provision-map', path)
    try:
        user.sees('Larkbeck Primary School')
        tap.step('the map opens')

        user.press('ctrl+f')
        user.type(LETTERS)
        user.sees('of 60 pupils')
        user.press('Return')
        user.until(lambda: [node for node in user.all('label', f'^{PUPIL}$')], 'the page of the pupil')
        user.sees(re.escape(pounds(pupil_before['total'])))
        tap.step('two letters and Enter open a pupil, with the cost on the page')

        user.presses = 0
        user.press('ctrl+i')
        user.type('1st')
        user.sees(r'^1stClass@Number')
        user.press('Return')
        row = user.until(lambda: user.all('table row', r'1stClass@Number') or
                         [node for node in user.all('table row') if '1stClass@Number' in node.words()], 'the new row of the map')
        tap.step(f'1stClass@Number is on the map after {user.presses} key presses', user.presses <= PRESSES_MOST)
        print(f'# {row[0].words()}')

        after = user.until(lambda: (lambda seen: seen if seen != pounds(pupil_before['total']) else None)(pupil_total(user)),
                           'the pupil\'s cost to change')
        tap.step(f'the cost goes from {pounds(pupil_before["total"])} to {after} at once')

        minutes = user.tab_to('text', 'Length of a session')
        user.clear_and_type('45')
        user.press('Return')
        longer = user.until(lambda: (lambda seen: seen if seen != after else None)(pupil_total(user)), 'the longer session to cost more')
        tap.step(f'45 minutes cost {longer}')
        user.press('ctrl+a')
        user.type('many')
        user.press('Return')
        user.sees('“many” is not a whole number, like 30')
        tap.step('a word for a number is refused in place, in words')
        user.press('Escape')
        tap.step('Escape brings the number back', user.text(user.find('text', 'Length of a session')) == '45')

        user.press('ctrl+3')
        user.tab_to('button', 'Add target', key='shift+Tab')
        user.press('Return')
        user.until(lambda: user.describe(user.focused().path).startswith('text “Specific'), 'the form for a target')
        user.type('Priya will count in tens to 200 without a number line.')
        user.press('ctrl+Return')
        user.sees('Priya will count in tens')
        tap.step('a target is written')

        user.press('ctrl+4')
        marks = user.until(lambda: user.all('list item', r'1stClass@Number'), 'the chart to show the new provision')
        tap.step(f'the charts show it: {marks[0].name}')

        user.press('ctrl+p')
        user.sees(r'^1 of \d+$')
        tap.step('the paper is looked at inside the program')
        user.press('Escape')
        user.until(lambda: not user.all('label', r'^1 of \d+$'), 'the preview to close')

        user.press('alt+1')
        user.sees('Cost this year')
        tap.step('the overview is a key away')
        nameless = user.unnamed()
        tap.step(f'everything that can be used has a name {nameless or ""}', not nameless)

        undone = 0
        while undone < 40:
            button = user.find('button', '^Undo')
            if not button.has(SENSITIVE):
                break
            user.press('ctrl+z')
            undone += 1
        user.press('ctrl+s')
        user.until(lambda: path.read_bytes() == (SOURCE / 'data/examples/larkbeck.pmap').read_bytes(), 'the file to be as it was')
        tap.step(f'{undone} undos take all of it back: the saved file is the old one to the byte')

        for _ in range(undone):
            user.press('ctrl+shift+z')
        user.press('ctrl+s')
        user.until(lambda: b'count in tens to 200' in path.read_bytes(), 'the file to be saved')
        user.press('ctrl+q')
        tap.step('it closes', user.ends() == 0)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('the story goes on', False)
    finally:
        user.stop()

    if not tap.failed:
        told, pupil = costs(path)
        tap.step(f'the file says what the screen said: {longer}', pounds(pupil['total']) == longer)
        tap.step('the school\'s total grew', float(told['total']) > float(before['total']))
        added = [intervention for intervention in ElementTree.parse(path).iter(f'{NAMESPACE}intervention')
                 if intervention.get('provision') == 'p-1stclass' and intervention.get('minutes') == '45']
        tap.step('the rest came from the menu', len(added) == 1 and added[0].get('sessions-per-week') == '3'
                 and added[0].get('group-size') == '4' and added[0].find(f'{NAMESPACE}staffing') is not None)
        valid = subprocess.run([BUILD / 'src/pmaptool', 'validate', path], capture_output=True, text=True)
        tap.step('the file is valid', valid.returncode == 0)
    complaints = user.complaints()
    tap.step(f'the program complained of nothing {complaints or ""}', not complaints)
    tap.end()


main()
