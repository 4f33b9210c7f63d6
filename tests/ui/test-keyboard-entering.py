#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through what a school is entered by, by Tab and back by Shift+Tab, and out of each by Escape: pupils from a table, a starter menu, a
pay table, what could come next, a question before something typed is thrown away, and the popovers of a group. The order is printed."""

from gi.repository import GLib

from keyboard_walk import copy_example, go_to, run, walk
from scripted_user import COMPONENT, Tap


def wait_for_scrolling(user):
    """What Tab leads to is scrolled into view with the next frames, and a person presses no key before."""
    path = user.focused().path
    user.until_still(lambda: user.call(user.name, path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (1,))))


def leave(tap, user, place, n_windows):
    walk(tap, user, place)
    user.press('Escape')
    user.wait_for_windows(n_windows)
    tap.step(f'{place}: Escape closes it')


def leave_popover(tap, user, place, behind):
    walk(tap, user, place)
    user.press('Escape')
    user.until(lambda: user.focused() is not None and behind in user.describe(user.focused().path), f'the focus to be on {behind}')
    tap.step(f'{place}: Escape leads back to where it was opened')


def go_through_import(tap, user):
    user.choose_from_menu('Import pupils')
    user.sees('Copy the pupils out of a spreadsheet')
    walk(tap, user, 'Import')
    go_to(user, '“The pasted table')
    user.type('Forename,Surname,Year,Shoe size')
    user.press('Return')
    user.type('Zora,Example,4,31')
    user.press('alt+k')
    user.find('button', '^Import 1$')
    leave(tap, user, 'Import, what becomes of it', 1)


def go_through_starter_menu(tap, user):
    user.press('alt+2')
    go_to(user, '“More for this list')
    user.press('Return')
    user.find('menu item', 'starter menu')
    while 'starter menu' not in user.describe(user.press_and_follow('Down')):
        pass
    user.press('Return')
    user.wait_for_windows(2)
    user.find('combo box', 'Whose menu')
    leave(tap, user, 'Starter menu', 1)


def go_through_pay_table(tap, user):
    user.press('alt+6')
    go_to(user, 'table row')
    user.press('Return')
    go_to(user, 'button “From a pay table')
    user.press('Return')
    user.wait_for_windows(2)
    leave(tap, user, 'Pay table', 1)


def go_through_next(tap, user):
    user.press('ctrl+f')
    user.type('Priya')
    user.press('Return')
    user.sees('^Priya')
    go_to(user, '“What could come next')
    user.press('Return')
    user.wait_for_windows(2)
    user.sees('Could come next|Rather not now')
    user.sees('^Would cost £')
    leave(tap, user, 'What could come next', 1)


def go_through_alert(tap, user):
    user.press('ctrl+n')
    user.wait_for_windows(2)
    user.type('Zora')
    user.press('Escape')
    user.wait_for_windows(3)
    user.sees('Throw away what you typed')
    leave(tap, user, 'Question', 2)
    user.press('Escape')
    user.wait_for_windows(3)
    user.press('alt+t')
    user.wait_for_windows(1)


def go_through_popovers(tap, user):
    user.press('alt+3')
    go_to(user, 'table row')
    user.press('Return', 'alt+d')
    user.sees('^First day of the change|carries on|From')
    leave_popover(tap, user, 'Change from a date', 'Change from a date')
    go_to(user, 'leaves, or was never in it')
    wait_for_scrolling(user)
    user.press('Return')
    leave_popover(tap, user, 'Leaves', 'leaves, or was never in it')


def go_through(tap, user):
    user.sees('Larkbeck Primary School')
    for steps in (go_through_import, go_through_starter_menu, go_through_pay_table, go_through_next, go_through_alert,
                  go_through_popovers):
        steps(tap, user)


def main():
    tap = Tap()
    run(tap, go_through, copy_example())
    tap.end()


if __name__ == '__main__':
    main()
