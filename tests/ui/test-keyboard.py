#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through every page, form and dialog by Tab and back by Shift+Tab: the way back is the way there in reverse, both come round to
where they began, and whatever can be pressed or typed in is on the way. The order is printed."""

import os
import pathlib
import shutil

from scripted_user import Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
MOST_STOPS = 120


def go_round(user, key):
    """Presses a key until the focus is where it was first, and tells the stops."""
    stops = [user.press_and_follow(key)]
    while len(stops) < MOST_STOPS:
        path = user.press_and_follow(key)
        if path is None:
            raise Failed(f'{key} does nothing at {user.describe(stops[-1])}')
        if path == stops[0]:
            return stops
        stops.append(path)
    raise Failed(f'{key} does not come round: {[user.describe(path) for path in stops]}')


def walk(tap, user, place, expected=()):
    try:
        there = go_round(user, 'Tab')
        back = go_round(user, 'shift+Tab')
    except Failed as failure:
        tap.step(f'{place}: {failure}', False)
        return
    words = {path: user.describe(path) for path in there + back}
    print(f'# {place}: ' + ' · '.join(words[path] for path in there))
    turned = list(reversed(back))
    start = turned.index(there[0]) if there[0] in turned else 0
    turned = turned[start:] + turned[:start]
    if turned != there:
        print(f'# {place}, backwards: ' + ' · '.join(words[path] for path in turned))
    tap.step(f'{place}: {len(there)} stops, backwards as forwards', turned == there)
    missing = [name for name in expected if not any(name in words[path] for path in there)]
    tap.step(f'{place}: every line is on the way ({", ".join(expected)})' if not missing else f'{place}: Tab misses {missing}',
             not missing)


def go_to(user, words, key='Tab'):
    """Presses a key until the focus is on what is called so."""
    for _ in range(MOST_STOPS):
        if words in user.describe(user.press_and_follow(key)):
            return
    raise Failed(f'{key} does not reach {words}')


def go_by_parts(tap, user):
    """F6 and Shift+F6: the list at the side, the page, the form that is open on it."""
    there = [user.press_and_follow('F6') for _ in range(6)]
    back = [user.press_and_follow('shift+F6') for _ in range(6)]
    print('# F6: ' + ' · '.join(user.describe(path) for path in there[:3]))
    tap.step('F6 goes round three parts of the window', len(set(there[:3])) == 3 and there[:3] == there[3:])
    tap.step('Shift+F6 goes round them the other way', back == [there[1], there[0], there[2]] * 2)


def add_members(tap, user):
    """Each member makes the list longer; the entry for the next stays where it can be seen."""
    go_to(user, 'text “Add a pupil')
    for letters in ('Connor', 'Zachary', 'Keira', 'Arjun'):
        user.type(letters)
        user.press('Return')
        user.until(lambda: user.all('button', f'^{letters} '), f'{letters} to be a member')
        tap.step(f'the entry is in view after {letters}', bool(user.until(lambda: user.all('text', '^Add a pupil'), 'the entry')))


def add_pupil(tap, user):
    """The dialog: its choices are typed, Enter is for its button, which Tab reaches before Cancel."""
    user.press('ctrl+n')
    user.until(lambda: user.all('button', '^Add pupil'), 'the dialog')
    user.type('Zora')
    walk(tap, user, 'Add a pupil', ['Family name', 'Year group', 'Class', 'SEN code'])
    order = [user.describe(user.press_and_follow('Tab')) for _ in range(8)]
    named = [next((i for i, words in enumerate(order + order) if name in words and i >= order.index('text “SEN code”')), 99)
             for name in ('Add pupil', 'Cancel')]
    tap.step('the button that Enter presses comes before Cancel', named[0] < named[1])
    go_to(user, 'text “Year group”')
    user.type('year 4')
    user.press('Return', 'Return')
    user.sees('^Zora$')
    user.sees('Year 4')
    tap.step('a choice is typed, and Enter adds the pupil')
    user.press('ctrl+z')
    user.until(lambda: not user.all('label', '^Zora$'), 'the pupil to be gone')
    tap.step(f'after undo the focus is on {user.until(user.focused, "something to have the focus")}')


def undo_target(tap, user):
    go_to(user, 'button “Add target”')
    user.press('Return')
    go_to(user, 'text “Specific')
    user.type('Counts')
    user.press('ctrl+Return', 'ctrl+z', 'ctrl+z')
    user.until(lambda: not user.all('label', '^Counts$'), 'the target to be gone')
    tap.step(f'after undo the focus is on {user.until(user.focused, "something to have the focus")}')


def main():
    tap = Tap()
    path = pathlib.Path(os.environ['HOME']) / 'larkbeck.pmap'
    shutil.copy(SOURCE / 'data/examples/larkbeck.pmap', path)
    user = User(BUILD / 'src/provision-map', path)
    try:
        user.sees('Larkbeck Primary School')
        user.follow_focus()
        user.press('alt+1')
        walk(tap, user, 'Overview')
        user.press('alt+2', 'Down', 'Return')
        user.until(lambda: user.all('text', '^Name'), 'the form of a provision')
        walk(tap, user, 'Provision menu', ['Purpose', 'How often', 'Add something bought'])
        user.press('alt+3', 'Down', 'Return')
        user.until(lambda: user.all('button', '^Monday'), 'the form of a group')
        walk(tap, user, 'Groups', ['Role', 'Add somebody', 'Remove', 'Add a pupil', 'Monday'])
        go_by_parts(tap, user)
        add_members(tap, user)
        user.press('ctrl+f')
        user.type('Olive')
        user.sees('1 of 60 pupils')
        user.press('Return')
        user.until(lambda: user.all('label', '^Olive Barnaby$'), 'the page of the pupil')
        walk(tap, user, 'Map', ['Add provision'])
        user.press('ctrl+1')
        user.until(lambda: user.all('text', '^Given name'), 'the profile')
        walk(tap, user, 'Profile', ['Where, when and how it shows', 'Move down', 'Remove', 'Add a need', 'Add a strategy'])
        user.press('ctrl+3')
        user.until(lambda: user.all('text', '^Specific'), 'the targets')
        walk(tap, user, 'Targets', ['Specific', 'Add target'])
        undo_target(tap, user)
        add_pupil(tap, user)
        complaints = user.complaints()
        tap.step(f'the program complained of nothing {complaints or ""}', not complaints)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('the run goes on', False)
    finally:
        user.stop()
    tap.end()


if __name__ == '__main__':
    main()
