#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed while typing, in the real program: somebody types without a pause into one field after another, the program is killed
at a random moment, started again, and asked to recover. Every word that was typed ten seconds or more before the end must be
back, and none that was not typed. The map's own file must be as it was until it is saved. Now and then the program is killed
once more while it recovers, or somebody else saves the file meanwhile: both people's work must be in it then.

PMAP_TEST_SCALE multiplies how often; the seed is printed."""

import os
import pathlib
import random
import re
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree

from scripted_user import Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
STATE = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'provision-map/recovery'
EXAMPLE = (SOURCE / 'data/examples/larkbeck.pmap').read_bytes()
NAMESPACE = '{https://example.com/ns/provision-map/1}'
KILLS = max(1, round(2 * float(os.environ.get('PMAP_TEST_SCALE', '1'))))
SEED = int(os.environ.get('PMAP_TEST_SEED', random.randrange(1 << 30)))
GIVEN_NAME = 'Priya'
SECONDS_MOST = 10
# One after the other by the Tab key alone.
FIELDS = ('strengths', 'views', 'parent-views')


def open_profile(user):
    """The pupil's profile, with the cursor in the first of the fields."""
    user.sees('Larkbeck Primary School')
    user.press('ctrl+f')
    user.type(GIVEN_NAME[:2].lower())
    user.sees('of 60 pupils')
    user.press('Return')
    user.until(lambda: user.all('label', f'^{GIVEN_NAME} '), 'the page of the pupil')
    user.press('ctrl+1')
    user.tab_to('text', '^Strengths')


def type_until_killed(user, rng):
    """Words with the time at which the last letter of each was pressed, by field; and the time of the kill."""
    typed = {field: [] for field in FIELDS}
    end = time.monotonic() + rng.uniform(4, 16)
    number = 0
    for field in FIELDS:
        words = rng.randrange(8, 40) if field != FIELDS[-1] else 1000
        while words and time.monotonic() < end:
            word = f'w{number:04}'
            subprocess.run(['xdotool', 'type', '--delay', str(rng.choice((4, 12, 30))), word + ' '], check=True)
            typed[field].append((word, time.monotonic()))
            number += 1
            words -= 1
            if rng.random() < 0.04:
                time.sleep(rng.uniform(0.5, 2.5))
        if time.monotonic() >= end:
            break
        subprocess.run(['xdotool', 'key', 'Tab'], check=True)
    killed = time.monotonic()
    user.program.kill()
    user.program.wait()
    return typed, killed


def ask_to_recover(user):
    user.sees('Work that was not saved')
    user.sees(r'Last worked on by Mrs Example, today at ')
    user.sees(r'changes? that (is|are) not in the file')
    user.tab_to('button', '^Recover$')
    user.press('Return')


def kill_while_recovering(path, rng):
    """What was left behind must still be there afterwards."""
    user = User(BUILD / 'src/provision-map', path)
    ask_to_recover(user)
    time.sleep(rng.uniform(0, 1.5))
    user.program.kill()
    user.program.wait()


def recover(user, path):
    """What the fields hold after recovery and a save."""
    before = path.read_bytes()
    ask_to_recover(user)
    user.sees('Your work is back as it was|Somebody else has saved')
    if path.read_bytes() != before:
        raise Failed('the file was changed before anybody saved it')
    user.press('ctrl+s')
    user.until(lambda: path.read_bytes() != before, 'the recovered map to be saved')
    for pupil in ElementTree.parse(path).iter(f'{NAMESPACE}pupil'):
        if pupil.get('given-name') == GIVEN_NAME:
            return {field: pupil.findtext(f'{NAMESPACE}{field}') or '' for field in FIELDS}
    raise Failed('the pupil is not in the recovered map')


def recover_beside_broken_file(tap, path):
    """The file itself was damaged as well: what was kept of it opens nevertheless, and the damaged file stays as it is."""
    path.write_bytes(EXAMPLE)
    user = User(BUILD / 'src/provision-map', path)
    try:
        open_profile(user)
        user.type('Draws what he cannot say. ')
        user.until(lambda: list(STATE.glob('*/*.snapshot')), 'the work to be kept')
        user.program.kill()
        user.program.wait()
        path.write_bytes(b'<provision-map')
        user = User(BUILD / 'src/provision-map')
        user.sees('Work that was not saved')
        user.press('Escape')               # not now: the message about the file offers it as well
        user.until(lambda: not user.all('button', '^Recover$'), 'the offer to be gone')
        user.press('ctrl+o')
        user.choose_file(path, 'Open')
        user.sees('“larkbeck.pmap” could not be opened')
        user.tab_to('button', '^Unsaved work')
        user.press('Return')
        ask_to_recover(user)
        user.sees('Larkbeck Primary School')
        open_profile(user)
        text = user.text(user.find('text', '^Strengths'))
        tap.step(f'beside a broken file the work is offered, and is there: “{text[:25]}”', 'Draws' in text)
        tap.step('the broken file stays as it is', path.read_bytes() == b'<provision-map')
    finally:
        user.stop()


def look_at_versions(tap, user):
    """What the save replaced can be brought back."""
    user.press('F10', 'v')
    user.sees(r'^Saved today at ')
    user.sees(r'If you bring this version back, \d+ things? changes?:')
    nameless = user.unnamed()
    tap.step(f'the earlier version is there, with what differs in words {nameless or ""}', not nameless)
    user.tab_to('button', '^Bring this version back$')
    user.press('Return')
    user.sees('The map is as it was saved today at ')
    tap.step('it is brought back')


def judge(typed, killed, held):
    """How many seconds of work are missing; raises where something is wrong with what is not."""
    first_missing = killed
    for field, stream in typed.items():
        found = re.findall(r'w\d{4}\b', held[field])
        words = [word for word, _ in stream]
        if found != words[:len(found)]:
            raise Failed(f'{field} holds other words than were typed: {found[-3:]}, not {words[:len(found)][-3:]}')
        if len(found) < len(words):
            first_missing = min(first_missing, stream[len(found)][1])
    return killed - first_missing


def main():
    tap = Tap()
    rng = random.Random(SEED)
    print(f'# seed {SEED}, {KILLS} kills')
    path = pathlib.Path(os.environ['HOME']) / 'larkbeck.pmap'
    worst, n_words, lost_all = 0.0, 0, 0
    missing = []
    for kill in range(KILLS):
        shutil.rmtree(STATE.parent, ignore_errors=True)
        path.write_bytes(EXAMPLE)
        user = User(BUILD / 'src/provision-map', path)
        try:
            open_profile(user)
            typed, killed = type_until_killed(user, rng)
            n_words += sum(map(len, typed.values()))
            stream = [moment for words in typed.values() for _, moment in words]
            if not list(STATE.glob('*/*.snapshot')):
                # Killed so early that nothing was kept yet: then nothing is older than the bound.
                gone = killed - min(stream)
                lost_all += 1
                tap.step(f'kill {kill + 1}: everything is gone, {gone:.1f} s of it', gone < SECONDS_MOST)
                missing.append(gone)
                continue
            again = ''
            if rng.random() < 0.3:
                kill_while_recovering(path, rng)
                again += ', killed again while recovering'
            changed = rng.random() < 0.3
            if changed:
                path.write_bytes(EXAMPLE.replace(b'Mrs C. Winslow', b'Mrs C. Winter'))
                again += ', changed by somebody else meanwhile'
            user = User(BUILD / 'src/provision-map', path)
            gone = judge(typed, killed, recover(user, path))
            if changed and b'Mrs C. Winter' not in path.read_bytes():
                raise Failed('what somebody else saved meanwhile is gone')
            missing.append(gone)
            worst = max(worst, gone)
            tap.step(f'kill {kill + 1}: {len(stream)} words in {killed - min(stream):.1f} s, {gone:.1f} s of them are missing{again}',
                     gone < SECONDS_MOST)
            if kill == KILLS - 1:
                look_at_versions(tap, user)
            user.press('ctrl+q')
            tap.step('it closes, and nothing is left', user.ends() == 0 and not list(STATE.glob('*/*')))
            complaints = user.complaints()
            if complaints:
                tap.step(f'the program complained: {complaints}', False)
        except Failed as failure:
            print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
            tap.step(f'kill {kill + 1}', False)
        finally:
            user.stop()
    shutil.rmtree(STATE.parent, ignore_errors=True)
    try:
        recover_beside_broken_file(tap, path)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('beside a broken file the work is offered', False)
    if missing:
        missing.sort()
        print(f'# {len(missing)} kills, {n_words} words; missing: at most {missing[-1]:.1f} s, half the time at most '
              f'{missing[len(missing) // 2]:.1f} s; {lost_all} times before anything was kept')
    tap.end()


main()
