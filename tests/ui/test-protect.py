#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A SENCO puts the school's map under a password, by the keyboard alone, and opens it again: with a slip, with the password, and,
months later, with the recovery key from the safe."""

import os
import pathlib
import re
import shutil
import subprocess

from scripted_user import Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
HOME = pathlib.Path(os.environ['HOME'])
MAGIC = b'\x89PMAP\r\n\x1a'
PASSWORD = 'three blue kettles'
GROUP = re.compile(r'^[0-9A-HJKMNP-TV-Z]{5}$')


def plain_text_left(path):
    """Files of this desktop, beside the map itself, that hold the map's text."""
    found = []
    for folder, _, names in os.walk(HOME):
        for name in names:
            file = pathlib.Path(folder) / name
            try:
                if file != path and b'https://example.com/ns/provision-map/1' in file.read_bytes():
                    found.append(file)
            except OSError:
                pass
    return found


def main():
    tap = Tap()
    path = HOME / 'larkbeck.pmap'
    shutil.copy(SOURCE / 'data/examples/larkbeck.pmap', path)
    original = path.read_bytes()
    user = User(BUILD / 'src/provision-map', path)
    try:
        user.sees('Larkbeck Primary School')
        user.choose_from_menu('^Protect with a password')
        user.find('password text', 'New password')
        user.type(PASSWORD)
        user.sees('^Strong')
        user.press('Return')
        user.sees('second time')
        user.type(PASSWORD)
        user.press('Return')
        user.sees('Keep this recovery key')
        groups = user.until(lambda: [g for g in (node.name for node in user.all('label')) if GROUP.match(g)] or None,
                            'the groups of the recovery key')
        tap.step('a password typed twice gives a recovery key of eight groups', len(groups) == 8)
        tap.step('nothing is protected before the key is kept', path.read_bytes() == original)
        user.tab_to('check box', 'printed this key')
        user.press('space')
        user.press('alt+m')
        user.sees('The map is protected')
        tap.step('then the file is sealed', path.read_bytes().startswith(MAGIC))
        tap.step('and the window shows a lock that says so', bool(user.all('image', 'Protected with a password')))
        tap.step('no plain copy is left on the computer', plain_text_left(path) == [])
        user.press('ctrl+q')
        tap.step('the program ends well', user.ends() == 0 and user.complaints() == [])

        user = User(BUILD / 'src/provision-map', path)
        user.find('password text', 'Password')
        user.type('three blue kettle')
        user.press('Return')
        user.sees('This is not the password of this map')
        user.type(PASSWORD)                              # at once: what was there is selected
        user.press('Return')
        user.sees('Larkbeck Primary School')
        tap.step('a wrong password is said in place, and the right one opens the map')
        user.press('ctrl+q')
        tap.step('the program ends well again', user.ends() == 0 and user.complaints() == [])

        user = User(BUILD / 'src/provision-map', path)
        user.find('password text', 'Password')
        older = path.read_bytes()
        user.type(' '.join(groups).lower())
        user.press('Return')
        user.sees('Opened with the recovery key')
        tap.step('the recovery key opens it, too, and a new password is offered')
        user.choose_from_menu('^Change the password')
        user.find('password text', 'New password')
        user.type('nine green lamps')
        user.press('Tab', 'Tab')
        user.tab_to('password text', 'The same again')
        user.type('nine green lamps')
        user.press('Return')
        user.sees('Keep this recovery key')
        user.tab_to('check box', 'printed this key')
        user.press('space')
        user.press('alt+w')
        user.sees('has its new password')
        user.press('ctrl+q')
        tap.step('the program ends well once more', user.ends() == 0 and user.complaints() == [])

        newest = path.read_bytes()
        path.write_bytes(older)
        user = User(BUILD / 'src/provision-map', path)
        user.find('password text', 'Password')
        user.type(PASSWORD)
        user.press('Return')
        user.sees('^This file is older than what this computer last saw of the map: it is from before the password was changed')
        tap.step('an old copy in its place opens with the old password, and is said to be old')
        user.press('ctrl+q')
        tap.step('looking at it writes nothing', user.ends() == 0 and path.read_bytes() == older)
        path.write_bytes(newest)

        secret = HOME / 'secret'
        secret.write_text('nine green lamps\n')
        plain = subprocess.run([BUILD / 'src/pmaptool', 'unprotect', path, '--password-file', secret, '-o', '-'],
                               capture_output=True, check=False).stdout
        tap.step('the new password opens it to the byte', plain == original)
    except Failed as failure:
        print('# ' + str(failure).replace('\n', '\n# '))
        tap.step('the story went on to its end', False)
    finally:
        user.stop()
    tap.end()


if __name__ == '__main__':
    main()
