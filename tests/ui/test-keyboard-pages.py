#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through every page of the school, with the forms on it, by Tab and back by Shift+Tab: the way back is the way there in reverse,
both come round to where they began, and whatever can be pressed or typed in is on the way. The order is printed."""

from keyboard_walk import copy_example, go_to, run, walk
from scripted_user import Tap


def open_first(user, number):
    """Enter on the first record of a page: whether its form has opened beside the others."""
    user.press(f'alt+{number}', 'Down')
    focused = user.until(user.focused, 'something to have the focus')
    if not any(node.role == 'table' for node in focused.ancestors()):
        return False
    before = {node.path for node in user.all('text')}
    user.press('Return')
    user.until_still(lambda: [str(node) for _, node in user.outline()])
    return bool({node.path for node in user.all('text')} - before) and not user.all('page tab') and not user.all('radio button', '^Map$')


def walk_pages(tap, user):
    """The school's pages as the side list has them, so that a new one is walked without a word here, with the form of the first record
    where that opens beside the others."""
    titles = [row.words() for row in user.find('list', '^Pages of the school$').children]
    for number, title in enumerate(titles, 1):
        if open_first(user, number):
            title += ', with a form'
        else:
            user.press(f'alt+{number}')
            user.until_still(lambda: [str(node) for _, node in user.outline()])
        walk(tap, user, title)
    tap.step(f'all {len(titles)} pages were walked', len(titles) >= 4)


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


def go_through(tap, user):
    user.sees('Larkbeck Primary School')
    walk_pages(tap, user)
    user.press('alt+3', 'Down', 'Return')
    user.until(lambda: user.all('button', '^Monday'), 'the form of a group')
    go_by_parts(tap, user)
    add_members(tap, user)


def main():
    tap = Tap()
    run(tap, go_through, copy_example())
    tap.end()


if __name__ == '__main__':
    main()
