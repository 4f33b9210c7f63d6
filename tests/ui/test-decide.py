#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Something else stands where the open map was, or a colleague has given the map another password: every answer that the program
offers is pressed. Whatever is chosen, the map stays in the window, and nobody's file loses a byte."""

import os
import pathlib
import re
import shutil
import subprocess

from scripted_user import Failed, Person, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
HOME = pathlib.Path(os.environ['HOME'])
PROGRAM = BUILD / 'src/provision-map'
TOOL = BUILD / 'src/pmaptool'
OLD, NEW, NEWER = 'three blue kettles', 'nine green lamps', 'seven wet umbrellas'
GROUP = re.compile(r'^[0-9A-HJKMNP-TV-Z]{5}$')


def holds(path, content):
    return path.exists() and not path.is_symlink() and path.read_bytes() == content


def list_kept(path):
    """What stands beside a map, but for locks and files on their way."""
    return [file for file in path.parent.iterdir() if file != path and not file.name.startswith('.')]


# ---- the place of the map

def take_place(user, path, other, as_link):
    """A colleague makes the name lead elsewhere, or puts another map there."""
    if as_link:
        os.symlink(other, path.with_suffix('.new'))
    else:
        shutil.copy(other, path.with_suffix('.new'))
    os.replace(path.with_suffix('.new'), path)
    user.sees('Nothing of it has come into your map')


def decide(user):
    user.tab_to('button', '^Decide…$')
    user.press('Return')
    user.sees('^Something else stands where your map was')


def answer(user, key):
    user.press(key)
    user.until(lambda: user.count_windows() == 1, 'the question to be gone')


def decide_about_place(tap):
    folder = HOME / 'shared'
    folder.mkdir()
    path, private, elsewhere = folder / 'larkbeck.pmap', HOME / 'private.pmap', folder / 'elsewhere.pmap'
    shutil.copy(SOURCE / 'data/examples/larkbeck.pmap', path)
    shutil.copy(SOURCE / 'data/examples/one-pupil.pmap', private)
    original, secret = path.read_bytes(), private.read_bytes()
    user = User(PROGRAM, path)
    try:
        user.sees('Larkbeck Primary School')
        for as_link in (True, False):
            place = 'a link' if as_link else 'another map'
            take_place(user, path, private, as_link)
            decide(user)
            answer(user, 'alt+k')
            user.sees('Nothing of it has come into your map')
            tap.step(f'{place}: “Keep it open” leaves all as it is', path.is_symlink() == as_link and path.read_bytes() == secret
                     and private.read_bytes() == secret)
            decide(user)
            answer(user, 'Escape')
            tap.step(f'{place}: so does Escape', path.is_symlink() == as_link and path.read_bytes() == secret)
            decide(user)
            answer(user, 'alt+p')
            user.until(lambda: holds(path, original), 'the map to be back')
            user.until(lambda: not user.all('label', 'Nothing of it has come'), 'the bar to be gone')
            tap.step(f'{place}: “Put it back” gives the map its place again', private.read_bytes() == secret)
            if not as_link:
                user.until(lambda: list_kept(path), 'the other map to be kept beside it')
            kept = list_kept(path)
            tap.step(f'{place}: a file there is kept beside it, a link is not: {[file.name for file in kept]}',
                     [file.read_bytes() for file in kept] == ([] if as_link else [secret]))
        user.tab_to('button', '^Close this message')          # it says what was kept; what stands behind it comes when it is read
        user.press('Return')
        take_place(user, path, private, True)
        decide(user)
        user.press('alt+s')
        user.choose_file(elsewhere, 'Save')
        user.until(lambda: holds(elsewhere, original), 'the map to be elsewhere')
        user.sees('elsewhere.pmap')
        tap.step('“Save as…” puts the map elsewhere; the link and what it leads to stay', path.is_symlink()
                 and private.read_bytes() == secret)
        user.press('ctrl+q')
        tap.step('the program ends well', user.ends() == 0 and user.complaints() == [])
    finally:
        user.stop()


# ---- the password of the map

def open_protected(person, password):
    person.turn_to()
    person.find('password text', 'Password')
    person.type(password)
    person.press('Return')
    person.sees('Larkbeck Primary School')


def change_password(person, password):
    """Returns the recovery key that comes with it."""
    person.turn_to()
    person.choose_from_menu('^Change the password')
    for label in ('New password', 'The same again'):
        person.tab_to('password text', label)
        person.type(password)
    person.press('Return')
    person.sees('Keep this recovery key')
    groups = person.until(lambda: [g for g in (node.name for node in person.all('label')) if GROUP.match(g)] or None, 'the key')
    person.tab_to('check box', 'printed this key')
    person.press('space')
    person.press('alt+w')
    person.sees('has its new password')
    return ' '.join(groups)


def write_class(person, text):
    """Of the pupil whose profile is open."""
    person.turn_to()
    person.tab_to('text', '^Class')
    person.clear_and_type(text)
    person.press('ctrl+s')


def ask_for_password(person):
    person.sees('^This map has another password now')
    person.press('alt+p')
    person.find('password text', 'Password')


def read_with(path, password):
    secret = HOME / 'secret'
    secret.write_text(password + '\n', encoding='utf-8')
    return subprocess.run([TOOL, 'unprotect', path, '--password-file', secret, '-o', '-'], capture_output=True, check=False).stdout


def decide_about_password(tap):
    path, secret = HOME / 'protected.pmap', HOME / 'secret'
    secret.write_text(OLD + '\n', encoding='utf-8')
    subprocess.run([TOOL, 'protect', SOURCE / 'data/examples/larkbeck.pmap', '--password-file', secret, '-o', path], check=True,
                   capture_output=True)
    people = []
    try:
        hughes = Person('Mrs P. Hughes', PROGRAM, path)
        people.append(hughes)
        open_protected(hughes, OLD)
        blake = Person('Mr J. Blake', PROGRAM, path)
        people.append(blake)
        open_protected(blake, OLD)
        blake.turn_to()
        blake.tab_to('button', '^Edit anyway')
        blake.press('Return')
        blake.until(lambda: not blake.all('label', 'to look at only'), 'the map to be editable')
        blake.press('ctrl+f')
        blake.type('priya')
        blake.press('Return')
        blake.until(lambda: blake.all('label', '^Priya Nair$'), 'the page of the pupil')
        blake.press('ctrl+1')

        change_password(hughes, NEW)
        sealed = path.read_bytes()
        write_class(blake, '9Q')
        ask_for_password(blake)
        blake.press('Escape')
        blake.until(lambda: blake.count_windows() == 1, 'the question to be gone')
        tap.step('whoever does not enter it writes nothing, and keeps the change', path.read_bytes() == sealed
                 and blake.text(blake.find('text', '^Class')) == '9Q')
        blake.press('ctrl+s')
        ask_for_password(blake)
        blake.type(OLD)
        blake.press('Return')
        blake.sees('This is not the password of this map')
        tap.step('the old password is none', path.read_bytes() == sealed)
        blake.type(NEW)
        blake.press('Return')
        blake.until(lambda: b'class="9Q"' in read_with(path, NEW), 'the change to be in the file')
        tap.step('the new one puts both together; the file keeps it', read_with(path, OLD) == b'')

        hughes.until(lambda: not hughes.all('label', 'has saved'), 'her window to be quiet')
        key = change_password(hughes, NEWER)
        write_class(blake, '8Q')
        ask_for_password(blake)
        blake.type(key.lower())
        blake.press('Return')
        blake.until(lambda: b'class="8Q"' in read_with(path, NEWER), 'the change to be in the file')
        tap.step('the recovery key does as well', read_with(path, NEW) == b'')
        for person in people:
            person.turn_to()
            person.press('ctrl+q')
            tap.step('it closes', person.ends() == 0 and person.complaints() == [])
    finally:
        for person in people:
            person.stop()


def main():
    tap = Tap()
    for story in (decide_about_place, decide_about_password):
        try:
            story(tap)
        except Failed as failure:
            print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
            tap.step('the story goes on', False)
    tap.end()


if __name__ == '__main__':
    main()
