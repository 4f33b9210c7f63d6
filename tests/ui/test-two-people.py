#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people at two computers, one map on the drive that both see: two real programs, each by the keyboard alone. What they
change in different places is put together without a question; what both changed is asked, and the file holds what was decided.
Nobody's work goes without a word."""

import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from keyboard_walk import walk
from scripted_user import SENSITIVE, Failed, Person, Tap

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
NAMESPACE = '{https://example.com/ns/provision-map/1}'
PUPIL, LETTERS = 'Priya Nair', 'pr'
ROUNDS = int(os.environ.get('PMAP_TEST_SCALE', '1')) * 4


class Colleague(Person):
    """Goes to the profile of one pupil, and works there."""

    def go_to_profile(self):
        self.turn_to()
        self.press('ctrl+f')
        self.type(LETTERS)
        self.sees('of 60 pupils')
        self.press('Return')
        self.until(lambda: self.all('label', f'^{PUPIL}$'), 'the page of the pupil')
        self.press('ctrl+1')

    def enter(self, field, text):
        """Types into a field of the profile, and leaves it half typed: no Enter, no Tab."""
        self.turn_to()
        self.tab_to('text', f'^{field}')
        self.clear_and_type(text)

    def save(self):
        self.turn_to()
        self.press('ctrl+s')

    def reads(self, field):
        return self.text(self.find('text', f'^{field}'))


def pupil_of(path):
    for pupil in ElementTree.parse(path).iter(f'{NAMESPACE}pupil'):
        if f'{pupil.get("given-name")} {pupil.get("family-name")}' == PUPIL:
            return pupil
    raise Failed(f'{PUPIL} is not in the file')


def wait_for(person, path, field, value):
    person.until(lambda: pupil_of(path).get(field) == value, f'{field}="{value}" to be in the file')


def main():
    tap = Tap()
    path = pathlib.Path(os.environ['HOME']) / 'larkbeck.pmap'
    shutil.copy(SOURCE / 'data/examples/larkbeck.pmap', path)
    people = []
    try:
        hughes = Colleague('Mrs P. Hughes', BUILD / 'src/provision-map', path)
        people.append(hughes)
        hughes.sees('Larkbeck Primary School')
        blake = Colleague('Mr J. Blake', BUILD / 'src/provision-map', path)
        people.append(blake)
        blake.sees(r'^Mrs P\. Hughes has had this map open since \d+:\d\d')
        tap.step('who comes second sees everything at once, and who has the map open since when')
        tap.step('and looks at it only', not blake.all('text', '^Class') and 'to look at only' in blake.sees('to look at only').string)
        blake.turn_to()
        blake.tab_to('button', '^Edit anyway')
        blake.press('Return')
        blake.until(lambda: not blake.all('label', 'to look at only'), 'the map to be editable')
        tap.step('a key press lets him edit as well')

        hughes.go_to_profile()
        blake.go_to_profile()
        blake.enter('Language at home', 'Tamil')
        hughes.enter('Class', '2Z')
        hughes.save()
        wait_for(hughes, path, 'class', '2Z')
        tap.step('she saves; what she had only half typed is in the file')
        blake.save()
        wait_for(blake, path, 'home-language', 'Tamil')
        blake.sees('^Saved together with 1 change by Mrs P. Hughes')
        tap.step('he saves: both changes are in the file, and he is told', pupil_of(path).get('class') == '2Z')
        tap.step('he sees her change', blake.reads('Class') == '2Z')
        hughes.sees('^Mr J. Blake has saved 1 change')          # stays for a while only
        hughes.until(lambda: hughes.reads('Language at home') == 'Tamil', 'his change to come in')
        tap.step('his change comes to her by itself, for she has nothing unsaved')

        hughes.enter('Class', '2A')
        blake.enter('Class', '2B')
        hughes.save()
        wait_for(hughes, path, 'class', '2A')
        blake.save()
        blake.sees('^You and Mrs P. Hughes changed the same things')
        blake.sees('^0 of 1 decided')
        tap.step('both changed one field: he is asked, and nothing is decided for him',
                 not blake.find('button', '^Use these').has(SENSITIVE))
        nameless = blake.unnamed()
        tap.step(f'everything in that window has a name {nameless or ""}', not nameless)
        blake.follow_focus()
        walk(tap, blake, 'Conflict window')
        tap.step('the file is still hers', pupil_of(path).get('class') == '2A')
        blake.press('3')
        blake.sees('^1 of 1 decided')
        blake.press('ctrl+z')
        blake.sees('^0 of 1 decided')
        blake.press('2')
        blake.sees('^1 of 1 decided')
        blake.press('alt+u')
        wait_for(blake, path, 'class', '2B')
        tap.step('3 chooses theirs, Ctrl+Z takes it back, 2 chooses his, and that is in the file')
        hughes.until(lambda: hughes.reads('Class') == '2B', 'his decision to come in')

        lost = 0
        for number in range(ROUNDS):
            hughes.enter('Class', f'3{number}')
            blake.enter('Language at home', f'Language {number}')
            for person in (hughes, blake):
                # Without waiting for each other.
                person.turn_to()
                person.press('ctrl+s')
            blake.until(lambda: pupil_of(path).get('class') == f'3{number}' and
                        pupil_of(path).get('home-language') == f'Language {number}', 'both changes to be in the file')
        tap.step(f'{ROUNDS} times both save at once: {lost} changes are lost', lost == 0)

        for person in people:
            person.turn_to()
            person.press('ctrl+q')
            tap.step('it closes', person.ends() == 0)
        valid = subprocess.run([BUILD / 'src/pmaptool', 'validate', path], capture_output=True, text=True)
        tap.step('the file is valid', valid.returncode == 0)
        left = sorted(entry.name for entry in path.parent.iterdir() if re.search(r'larkbeck', entry.name))
        tap.step(f'nothing else is left beside it: {left}', left == ['larkbeck.pmap'])
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('the story goes on', False)
    finally:
        for person in people:
            person.stop()
    complaints = [line for person in people for line in person.complaints()]
    tap.step(f'the programs complained of nothing {complaints or ""}', not complaints)
    tap.end()


main()
