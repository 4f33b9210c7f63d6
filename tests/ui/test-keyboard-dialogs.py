#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the start page and every dialog by Tab and back by Shift+Tab, and out of each by Escape; drop-downs are chosen from by
typing. The order is printed."""

import os
import pathlib

from keyboard_walk import copy_example, go_to, run, walk
from scripted_user import Tap

PASSWORD = 'three blue kettles'


def visit(tap, user, place, words, seen, n_windows=1):
    """Opens a dialog from the menu, goes through it, and leaves it with Escape."""
    user.choose_from_menu(words)
    leave(tap, user, place, seen, n_windows)


def leave(tap, user, place, seen, n_windows=1):
    user.sees(seen)
    user.until(lambda: user.count_windows() > n_windows, f'{place} to be open')
    walk(tap, user, place)
    user.press('Escape')
    user.until(lambda: user.count_windows() == n_windows, f'{place} to be closed')
    tap.step(f'{place}: Escape closes it')


def shows_chosen(user, name, title):
    """Does the button of a drop-down, not only its list, say this?"""
    return any(node.role == 'button' and title in node.words()
               for box in user.all('combo box', f'^{name}$') for node in box.children)


def choose_by_typing(tap, user):
    """The filters, closed and open: letters choose, Enter closes what is open, Escape closes nothing else."""
    go_to(user, 'button “Year group')
    user.type('year 4')
    user.sees(r'^\d of 61 pupils')
    tap.step('a year is chosen by typing it')
    user.type('all')
    user.sees('^61 pupils')
    user.press('Return')
    user.until(lambda: user.focused() and user.focused().role == 'list item', 'the list of years to be open')
    user.type('recep')
    user.press('Return')
    user.sees(r'^\d+ of 61 pupils')
    tap.step('and in its open list')
    user.type('a')
    user.sees('^61 pupils')
    user.press('alt+2')
    go_to(user, 'button “Tier')
    user.type('spec')
    user.until(lambda: shows_chosen(user, 'Tier', 'Specialist'), 'the tier to be chosen')
    tap.step('a tier is chosen by typing it')
    user.type('all t')
    go_to(user, 'button “Area of need')
    user.type('semh')
    user.until(lambda: shows_chosen(user, 'Area of need', 'SEMH'), 'the area to be chosen')
    user.type('all a')
    user.type('phys')
    user.until(lambda: shows_chosen(user, 'Area of need', 'S&P'), 'the area to be chosen by its long name')
    tap.step('an area is chosen by typing it, short or long')


def go_through_start(tap, user):
    user.sees('Open your school’s provision map')
    walk(tap, user, 'Start page')
    visit(tap, user, 'New map', 'New map', '^Name of the school')
    visit(tap, user, 'Preferences', 'Preferences', '^Your name')


def go_through_term_dates(tap, user):
    """A weekday that is not its date's is put right by a button that the Tab key reaches."""
    user.choose_from_menu('School, year and funding')
    user.sees('^Short forms')
    user.press('alt+p')
    user.sees('What you paste is read at once')
    user.type('Spring term ends Friday 25 March 2027')
    user.sees('25 March 2027 is a Thursday')
    go_to(user, 'button “It is Thursday')
    user.press('Return')
    user.sees('Not understood|No line says when it begins')
    tap.step('Term dates: Enter puts the weekday right')
    leave(tap, user, 'Term dates', 'No line says when it begins', n_windows=2)
    user.press('Escape')
    user.until(lambda: user.count_windows() == 1, 'the school to be closed')


def go_through_map(tap, user):
    user.sees('Larkbeck Primary School')
    user.press('ctrl+n')
    user.until(lambda: user.all('button', '^Add pupil'), 'the dialog')
    user.type('Zora')
    user.press('Return')
    user.sees('^Zora$')
    user.press('ctrl+s')
    user.sees('· Saved')
    visit(tap, user, 'Password', 'Protect with a password', '^New password|^Password')
    visit(tap, user, 'Earlier versions', 'Earlier versions', 'version')
    visit(tap, user, 'Erase', 'Erase this pupil', 'Zora')
    visit(tap, user, 'Records past their date', 'Records past their date', 'date of birth|past')
    visit(tap, user, 'School, year and funding', 'School, year and funding', '^Short forms')
    go_through_term_dates(tap, user)
    visit(tap, user, 'About', 'About Provision Map', 'Provision Map')
    user.press('ctrl+p')
    leave(tap, user, 'Preview', '^Print')
    choose_by_typing(tap, user)


def go_through_names(tap, user):
    """A word of a pupil's record that may name another child is asked about before pages for parents are shown."""
    user.sees('Larkbeck Primary School')
    user.press('ctrl+f')
    user.type('Priya')
    user.press('Return')
    user.sees('^Priya')
    user.press('ctrl+p')
    user.sees('1 word may name another child')
    walk(tap, user, 'Names')
    go_to(user, '“Replace it')
    user.press('Return')
    user.sees(r'^1 of \d')
    tap.step('Names: Enter shows the pages')


def go_through_protection(tap, user):
    user.sees('Larkbeck Primary School')
    user.choose_from_menu('Protect with a password')
    user.find('password text', 'New password')
    user.type(PASSWORD)
    user.press('Return')
    user.sees('second time')
    user.type(PASSWORD)
    user.press('Return')
    user.sees('Keep this recovery key')
    walk(tap, user, 'Recovery key')
    user.tab_to('check box', 'printed this key')
    user.press('space', 'alt+m')
    user.sees('The map is protected')


def go_through_unlock(tap, user):
    user.find('password text', 'Password')
    walk(tap, user, 'Unlock')
    go_to(user, 'password text “Password')
    user.type(PASSWORD)
    user.press('Return')
    user.sees('Larkbeck Primary School')
    tap.step('the password opens the map')


def go_through_unsaved(tap, user):
    """What a map asks that has no file yet; then the program is cut off."""
    user.sees('Open your school’s provision map')
    user.choose_from_menu('New map')
    user.until(lambda: user.all('button', '^Create'), 'the dialog')
    user.type('Thornfield School')
    user.press('Return')
    user.sees('Thornfield School')
    user.until(lambda: list(pathlib.Path(os.environ['XDG_STATE_HOME']).rglob('*.snapshot')), 'the work to be kept')
    user.press('ctrl+q')
    leave(tap, user, 'Unsaved work', 'Thornfield School|Save')
    user.program.kill()
    user.program.wait()


def go_through_recovery(tap, user):
    user.sees('Recover')
    walk(tap, user, 'Recovered work')


def main():
    tap = Tap()
    path = copy_example()
    run(tap, go_through_start)
    run(tap, go_through_map, path)
    names = path.with_name('names.pmap')
    names.write_text(path.read_text(encoding='utf-8').replace('Priya is a fluent', 'With K.B. she is a fluent'), encoding='utf-8')
    run(tap, go_through_names, names)
    run(tap, go_through_protection, path)
    run(tap, go_through_unlock, path)
    run(tap, go_through_unsaved)
    run(tap, go_through_recovery)
    tap.end()


if __name__ == '__main__':
    main()
