#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through every page, form and dialog by Tab and back by Shift+Tab: the way back is the way there in reverse, both come round to
where they began, and whatever can be pressed or typed in is on the way. The order is printed."""

import os
import pathlib
import shutil

from scripted_user import INTERACTIVE, SENSITIVE, Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
FOCUSABLE = 11
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
    finally:
        user.stop()
    tap.end()


if __name__ == '__main__':
    main()
