#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ended from outside, in the real program: somebody types, and before anything is kept the program is told to go, as it is at
log-out. It goes by itself, in silence, within what a session grants; the file is as it was, nobody else takes the map for
open, and what was typed to the last letter is offered when the program is next started. Where all is saved, nothing is
offered. A question that waits for an answer keeps
nobody logged in."""

import os
import pathlib
import shutil
import signal

from scripted_user import Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
STATE = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'provision-map/recovery'
FOLDER = pathlib.Path(os.environ['HOME']) / 'maps'
PATH = FOLDER / 'larkbeck.pmap'
EXAMPLE = (SOURCE / 'data/examples/larkbeck.pmap').read_bytes()


def begin():
    shutil.rmtree(STATE.parent, ignore_errors=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    PATH.write_bytes(EXAMPLE)


def beside():
    """What lies beside the map: the note that it is open."""
    return sorted(path.name for path in FOLDER.iterdir() if path != PATH)


def snapshots():
    return list(STATE.glob('*/*.snapshot'))


def type_something(user, words):
    user.sees('Larkbeck Primary School')
    user.press('ctrl+f')
    user.type('pri')
    user.sees('of 60 pupils')
    user.press('Return')
    user.until(lambda: user.all('label', '^Priya '), 'the page of the pupil')
    user.press('ctrl+1')
    user.tab_to('text', '^Strengths')
    user.clear_and_type(words)


def told_to_go(tap, number):
    """Typed, not saved, and told to go while the cursor is still in the field."""
    begin()
    words = f'Kept at signal {int(number)}'
    user = User(BUILD / 'src/provision-map', PATH)
    try:
        type_something(user, words)
        noted = beside()
        user.program.send_signal(number)
        tap.step(f'{number.name}: it goes by itself', user.ends() == 0)
        tap.step(f'{number.name}: the map was noted as open, and is not any more', noted and not beside())
        tap.step(f'{number.name}: the file is as it was', PATH.read_bytes() == EXAMPLE)
        kept = snapshots()
        tap.step(f'{number.name}: what was typed is kept', len(kept) == 1 and words.encode() in kept[0].read_bytes())
        complaints = user.complaints()
        tap.step(f'{number.name}: it complains of nothing {complaints or ""}', not complaints)
    finally:
        user.stop()
    user = User(BUILD / 'src/provision-map', PATH)
    try:
        user.sees('Work that was not saved')
        user.tab_to('button', '^Recover$')
        user.press('Return')
        user.sees('Your work is back as it was')
        user.press('ctrl+s')
        user.until(lambda: words.encode() in PATH.read_bytes(), 'the work to be saved')
        user.press('ctrl+q')
        tap.step(f'{number.name}: it is recovered and saved, and nothing is left', user.ends() == 0 and not snapshots())
    finally:
        user.stop()


def all_saved(tap):
    begin()
    user = User(BUILD / 'src/provision-map', PATH)
    try:
        type_something(user, 'Saved before the end')
        user.press('ctrl+s')
        user.until(lambda: b'Saved before the end' in PATH.read_bytes(), 'the map to be saved')
        user.until(lambda: not snapshots(), 'what was kept to go')
        user.program.send_signal(signal.SIGTERM)
        tap.step('with all saved it goes, and leaves nothing', user.ends() == 0 and not snapshots() and not beside())
    finally:
        user.stop()


def with_a_question(tap):
    """A question that waits for an answer keeps nobody logged in."""
    begin()
    user = User(BUILD / 'src/provision-map', PATH)
    try:
        type_something(user, 'Before the question')
        user.press('ctrl+shift+s')
        user.until(lambda: user.all('button', '^_?Save$'), 'the file chooser')
        user.program.send_signal(signal.SIGHUP)
        tap.step('it goes from behind a question', user.ends() == 0)
        kept = snapshots()
        tap.step('and what was typed is kept', len(kept) == 1 and b'Before the question' in kept[0].read_bytes())
    finally:
        user.stop()


def main():
    tap = Tap()
    steps = [lambda number=number: told_to_go(tap, number) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)]
    for step in (*steps, lambda: all_saved(tap), lambda: with_a_question(tap)):
        try:
            step()
        except Failed as failure:
            print('\n'.join(f'# {line}' for line in str(failure).splitlines()[:60]))
            tap.step('the session goes on', False)
    tap.end()


main()
