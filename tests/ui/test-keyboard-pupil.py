#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the parts of a pupil's page, and the forms that add a target and a pupil, by Tab and back by Shift+Tab: the way back is the
way there in reverse, both come round to where they began, and whatever can be pressed or typed in is on the way. The order is
printed."""

from keyboard_walk import copy_example, go_to, run, walk
from scripted_user import Tap


def add_pupil(tap, user):
    """The dialog: its choices are typed, Enter is for its button, which Tab reaches before Cancel."""
    user.press('ctrl+n')
    user.until(lambda: user.all('button', '^Add pupil'), 'the dialog')
    user.type('Zora')
    walk(tap, user, 'Add a pupil')
    order = [user.describe(user.press_and_follow('Tab')) for _ in range(14)]
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
    user.until(lambda: user.describe(user.focused().path).startswith('text “Specific'), 'the form for a target')
    user.type('Counts')
    user.press('ctrl+Return')
    user.sees('^Counts$')
    user.press('ctrl+z')
    user.until(lambda: not user.all('label', '^Counts$'), 'the target to be gone')
    tap.step(f'after undo the focus is on {user.until(user.focused, "something to have the focus")}')


def join_group(tap, user):
    """The first that is offered is a group that runs and has a free place, so Enter joins it."""
    user.press('ctrl+2')
    user.until(lambda: user.all('table row'), 'the map')
    keys = ['ctrl+i', 's', 'e', 'n', 'Return']
    for key in keys:
        user.press(key)
    user.until(lambda: user.all('text', '^Name of the group'), 'the form of the group')
    name = user.text(user.find('text', '^Name of the group'))
    tap.step(f'{len(keys)} keys let a pupil join a running group: {name}', name == 'Hall, 8.50' and len(keys) <= 6)


def go_through(tap, user):
    user.sees('Larkbeck Primary School')
    user.press('ctrl+f')
    user.type('Olive')
    user.sees('1 of 60 pupils')
    user.press('Return')
    user.until(lambda: user.all('label', '^Olive Barnaby$'), 'the page of the pupil')
    walk(tap, user, 'Map')
    # The way back ends at the entry for more provision, where Down and Enter would add the first that is offered.
    go_to(user, 'table row')
    go_to(user, 'therapy', 'Down')
    user.press('Return')
    user.until(lambda: user.all('text', '^From'), 'the form of an intervention')
    walk(tap, user, 'Map, with a form')
    user.press('ctrl+4')
    user.until(lambda: user.all('button', '^Export'), 'the charts')
    walk(tap, user, 'Charts')
    user.press('ctrl+1')
    user.until(lambda: user.all('text', '^Given name'), 'the profile')
    walk(tap, user, 'Profile')
    user.press('ctrl+3')
    user.until(lambda: user.all('text', '^Specific'), 'the targets')
    walk(tap, user, 'Targets')
    join_group(tap, user)
    user.press('ctrl+3')
    user.until(lambda: user.all('text', '^Specific'), 'the targets')
    undo_target(tap, user)
    add_pupil(tap, user)


def main():
    tap = Tap()
    run(tap, go_through, copy_example())
    tap.end()


if __name__ == '__main__':
    main()
