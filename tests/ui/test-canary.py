#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pupil whose name stands nowhere else, through a whole session in the real program: opened, looked at on every page, edited,
previewed, printed to a file, a chart exported, names hidden and shown, the program killed, recovered, saved, closed; and the
command line. Then everything that is there is searched for the name, also inside what is compressed: it may be in the map, in
what keeps unsaved and earlier work (which only this user may read), and in what was printed on purpose. Nowhere else: not in a
log, a title, a list of recent files, a setting, a temporary file, a core."""

import gzip
import os
import pathlib
import re
import shutil
import socket
import stat
import subprocess
import time
import zlib

from scripted_user import SENSITIVE, Failed, Tap, User

SOURCE = pathlib.Path(os.environ['PMAP_SOURCE_DIR'])
BUILD = pathlib.Path(os.environ['PMAP_BUILD_DIR'])
HOME = pathlib.Path(os.environ['HOME'])
STATE = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'provision-map'
MAP, OUT, TEMP = HOME / 'maps/school.pmap', HOME / 'out', HOME / 'temp'
LOG = HOME / 'log'
WORDS = ('Zzolwyn', 'Quendrick')
NEEDLES = [form for word in WORDS for text in (word, word.lower(), word.upper())
           for form in (text.encode(), text.encode('utf-16-le'), text.encode('utf-16-be'))]
STARTED = time.time() - 1
LARGE = 64 << 20


# ---- searching

def unpacked(data):
    """What a file says, and what is compressed in it."""
    yield data
    if data[:2] == b'\x1f\x8b':
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            pass
    for match in re.finditer(rb'stream\r?\n', data):
        try:
            yield zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            pass


def names_canary(path):
    data = path.read_bytes()
    if data[:5] == b'%PDF-':
        # Letters are numbers of a font's own in a PDF; a reader knows which.
        text = subprocess.run(['pdftotext', path, '-'], capture_output=True).stdout
        if any(needle in text for needle in NEEDLES):
            return True
    return any(needle in part for part in unpacked(data) for needle in NEEDLES)


def files(*folders):
    for folder in folders:
        for path in sorted(folder.rglob('*')):
            try:
                mode = path.lstat().st_mode
                if stat.S_ISREG(mode) and path.stat().st_size < LARGE:
                    yield path
            except OSError:
                continue


def new_elsewhere():
    """What came into the folder for temporary files since the beginning: outside this desktop's own home."""
    own = HOME.parent
    for path in files(pathlib.Path('/tmp'), pathlib.Path('/var/tmp')) if os.environ.get('PMAP_TEST_SCALE') else \
            [path for path in pathlib.Path('/tmp').iterdir() if path.is_file() and not path.is_symlink()]:
        try:
            if own not in path.parents and path.stat().st_ctime > STARTED and path.stat().st_size < LARGE:
                yield path
        except OSError:
            continue


def strays(*allowed):
    """Where the name is, other than in what is allowed; and what has the name for a name."""
    found = []
    for path in [*files(HOME, pathlib.Path(os.environ['XDG_RUNTIME_DIR'])), *new_elsewhere()]:
        try:
            if any(word.lower() in path.name.lower() for word in WORDS) \
                    or (names_canary(path) and not any(path == one or one in path.parents for one in allowed)):
                found.append(str(path))
        except OSError:
            continue
    return found


def too_open(*folders):
    """What others may read of what is only ours."""
    found = []
    for folder in folders:
        for path in [folder, *folder.rglob('*')] if folder.exists() else []:
            if stat.S_IMODE(path.lstat().st_mode) & 0o077 and not path.is_symlink():
                found.append(f'{path} {stat.S_IMODE(path.lstat().st_mode):04o}')
    return found


def cores():
    return [str(path) for path in [*files(HOME), *pathlib.Path.cwd().glob('core*')] if re.fullmatch(r'core(\.\d+)?', path.name)]


def titles():
    """Of all windows, as the desktop's list has them."""
    listed = subprocess.run(['xdotool', 'search', '--name', '.'], capture_output=True, text=True).stdout.split()
    return [subprocess.run(['xdotool', 'getwindowname', window], capture_output=True, text=True).stdout.strip() for window in listed]


def on_buses():
    names = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/', '--method',
                            'org.freedesktop.DBus.ListNames'], capture_output=True, text=True).stdout
    return any(word in names for word in WORDS)


def said(user):
    """All that a screen reader would be told."""
    return '\n'.join(text for node in user.tree().walk() for text in (node.name, node.description) if text)


def metadata(path):
    return subprocess.run(['pdfinfo', path], capture_output=True, text=True).stdout


def tells_of_us(path):
    """What a PDF says beside its pages that is not its reader's business."""
    told = path.read_bytes() + metadata(path).encode()
    return [word for word in (str(HOME), str(MAP.name), socket.gethostname(), os.environ.get('USER') or 'nobody-of-that-name')
            if len(word) > 4 and word.encode() in told] + [word for word in WORDS if word in metadata(path)]


# ---- the session

def prepare():
    for folder in (MAP.parent, OUT, TEMP):
        folder.mkdir(mode=0o700)
    text = (SOURCE / 'data/examples/larkbeck.pmap').read_text(encoding='utf-8')
    text, count = re.subn(r'given-name="Priya" family-name="Nair"', 'given-name="Zzolwyn" family-name="Quendrick"', text)
    assert count == 1
    MAP.write_text(text.replace('Priya', 'Zzolwyn'), encoding='utf-8')
    MAP.chmod(0o600)


def start():
    # All that it can be made to say goes to the log.
    return User('sh', '-c', 'cd; exec "$0" "$1" >>"$2" 2>&1', BUILD / 'src/provision-map', MAP, LOG,
                environment={'G_MESSAGES_DEBUG': 'all', 'TMPDIR': str(TEMP), 'GSETTINGS_BACKEND': 'keyfile', 'PMAP_USER': 'Mrs Example'})


def open_pupil(user):
    user.sees('Larkbeck Primary School')
    user.press('ctrl+f')
    user.type('zz')
    user.sees('of 60 pupils')
    user.press('Return')
    user.until(lambda: user.all('label', '^Zzolwyn Quendrick$'), 'the page of the pupil')


def hide_names(user, tap):
    user.press('F8')
    user.sees('Names and figures are hidden')
    user.until(lambda: user.all('label', r'^Z\.Q\.$'), 'the initials')
    names = set(re.findall(r'(?:given|family)-name="([^"]+)"', MAP.read_text(encoding='utf-8')))
    for keys in ('ctrl+1', 'ctrl+2', 'ctrl+3', 'ctrl+4', 'alt+1', 'alt+2', 'alt+3'):
        user.press(keys)
        told = user.until_still(lambda: said(user))
        seen = [name for name in names if re.search(rf'\b{re.escape(name)}\b', told)] + re.findall(r'£\d[\d,.]*', told)
        tap.step(f'hidden, {keys}: nobody is told a name or an amount {seen or ""}', not seen)
    user.press('F8')
    user.until(lambda: not user.all('label', 'Names and figures are hidden'), 'names to come back')


def print_to_file(user, tap):
    """GTK's own dialog, with a file for a printer: the only one that there is."""
    user.press('ctrl+p')
    user.sees(r'^1 of \d+$')
    user.tab_to('button', '^Print')
    user.press('Return')
    user.sees('Print to File')
    before = {path for path in files(HOME) if path.suffix == '.pdf'}
    user.press('Down', 'space')
    user.until(lambda: all(button.has(SENSITIVE) for button in user.all('button', '^Print$')), 'the printer to be ready')
    user.press('alt+p')
    user.until(lambda: {path for path in files(HOME) if path.suffix == '.pdf' and path.stat().st_size} - before, 'the PDF')
    printed = ({path for path in files(HOME) if path.suffix == '.pdf'} - before).pop()
    user.until(lambda: printed.read_bytes().rstrip().endswith(b'%%EOF'), 'the whole PDF')
    tap.step(f'it is printed to {printed.name}, which is not called after the pupil',
             not any(word in printed.name for word in WORDS))
    tap.step('nothing of the printing is left in the folder for temporary files', not list(TEMP.iterdir()))
    told = tells_of_us(printed)
    tap.step(f'the PDF says nothing of the pupil, the file or the computer beside its pages {told or ""}', not told)
    user.press('Escape')
    return printed


def export_chart(user, tap):
    user.press('ctrl+4')
    user.tab_to('button', '^Export')
    user.press('Return')
    user.until(lambda: user.all('text', None) and 'Export chart' in titles(), 'the file chooser')
    entry = user.until(lambda: user.focused(), 'the name to be typed')
    name = user.text(entry)
    tap.step(f'the name that is suggested for a chart, “{name}”, is not the pupil’s', name and not any(word in name for word in WORDS))
    user.choose_file(OUT / 'chart.pdf', 'Save|Export')
    user.until(lambda: (OUT / 'chart.pdf').exists() and (OUT / 'chart.pdf').stat().st_size, 'the chart')
    told = tells_of_us(OUT / 'chart.pdf')
    tap.step(f'the exported chart says nothing of the pupil beside its picture {told or ""}', not told)


def run_session(tap):
    printed = []
    user = start()
    try:
        open_pupil(user)
        listed = [title for title in titles() if any(word in title for word in WORDS)]
        tap.step(f'no window is called after the pupil {listed or ""}', not listed)
        limits = pathlib.Path(f'/proc/{user.program.pid}/limits').read_text()
        tap.step('the program writes no core', bool(re.search(r'^Max core file size +0 +0', limits, re.M)))
        hide_names(user, tap)
        open_pupil(user)
        for words, step in (('print to a file', lambda: printed.append(print_to_file(user, tap))),
                            ('export a chart', lambda: export_chart(user, tap))):
            try:
                step()
            except Failed as failure:
                print('\n'.join(f'# {line}' for line in str(failure).splitlines()[:60]))
                tap.step(words, False)
                user.press('Escape', 'Escape', 'Escape')
        user.press('ctrl+1')
        user.tab_to('text', '^Strengths')
        user.clear_and_type('Quendrick sings, says Zzolwyn.')
        # Under its own name: what is still being written does not outlive the kill that follows.
        user.until(lambda: any(b'Quendrick sings' in path.read_bytes() for path in files(STATE) if path.name.endswith('.snapshot')),
                   'what is typed to be kept')
        tap.step('what is typed is kept before it is saved')
        user.program.kill()
        user.program.wait()

        found = too_open(STATE)
        tap.step(f'what is kept of unsaved work is this user’s alone {found or ""}', not found)
        found = strays(MAP.parent, STATE, *printed)
        tap.step(f'after the crash the name is where it may be, and nowhere else {found or ""}', not found)

        user = start()
        user.sees('Work that was not saved')
        listed = [title for title in titles() if any(word in title for word in WORDS)]
        tap.step(f'nor is the question of recovery {listed or ""}', not listed)
        user.tab_to('button', '^Recover$')
        user.press('Return')
        user.sees('Your work is back as it was')
        user.press('ctrl+s')
        user.until(lambda: b'Quendrick sings' in MAP.read_bytes(), 'the recovered map to be saved')
        tap.step('the work is recovered and saved')
        tap.step('nothing on the session bus is called after the pupil', not on_buses())
        user.press('ctrl+q')
        tap.step('it closes', user.ends() == 0)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()[:60]))
        tap.step('the session goes on', False)
    finally:
        user.stop()
    return printed


def run_tool(tap):
    tool = BUILD / 'src/pmaptool'
    environment = {**os.environ, 'G_MESSAGES_DEBUG': 'all', 'TMPDIR': str(TEMP)}
    commands = (('validate', MAP), ('costs', MAP), ('print', MAP, '--pupil', 'Zzolwyn Quendrick', '-o', OUT / 'map.pdf'),
                ('chart', MAP, '--kind', 'cost-per-pupil', '-o', OUT / 'chart.svg'), ('write', MAP, '-o', OUT / 'copy.pmap'),
                ('print', MAP, '-o', OUT / 'whole.pdf'))
    for command in commands:
        done = subprocess.run([tool, *command], env=environment, capture_output=True, text=True, cwd=HOME)
        complaint = '' if command[0] == 'costs' else done.stdout + done.stderr
        tap.step(f'pmaptool {command[0]} does what it is asked and says no name',
                 done.returncode == 0 and not any(word in complaint for word in WORDS))
    told = tells_of_us(OUT / 'map.pdf')
    tap.step(f'the printed map says nothing of the pupil, the file or the computer beside its pages {told or ""}', not told)


# ---- the same name, erased: by another name of the file, through a link, after a crash, under a password

PASSWORD = 'seven brown kettles'
LINK, RENAMED = HOME / 'maps/link.pmap', HOME / 'maps/renamed.pmap'


def kept():
    return [path for path in files(STATE) if re.match(r'\d{8}-|map-\d+\.snapshot', path.name)]


def change_and_save(user, words):
    user.press('ctrl+1')
    user.tab_to('text', '^Strengths')
    user.clear_and_type(words)
    user.press('ctrl+s')
    user.sees('Saved ')


def leave(user, tap, words):
    user.press('ctrl+q')
    tap.step(words, user.ends() == 0)


def open_at(path):
    return User(BUILD / 'src/provision-map', path, environment={'PMAP_USER': 'Mrs Example', 'GSETTINGS_BACKEND': 'memory'})


def run_erasing(tap):
    prepare_again()
    user = open_at(LINK)
    try:
        open_pupil(user)
        change_and_save(user, 'Zzolwyn through a link.')
        leave(user, tap, 'saved through a link, which makes a version')
        MAP.rename(RENAMED)
        LINK.unlink()
        user = open_at(RENAMED)
        open_pupil(user)
        change_and_save(user, 'Zzolwyn under a new name.')
        tap.step('the name is in what was kept under both names', sum(names_canary(path) for path in kept()) >= 2)

        user.choose_from_menu('^Erase this pupil')
        user.sees('Erase the record of Zzolwyn')
        user.sees('Delete the [0-9]+ earlier versions')
        user.tab_to('button', '^Erase$')
        user.press('Return')
        user.sees('record is erased')
        user.until(lambda: any(path.name.endswith('.snapshot') and not names_canary(path) for path in kept()),
                   'the map without the pupil to be kept')
        user.program.kill()
        user.program.wait()
        tap.step('the file is as it was when the program is killed', names_canary(RENAMED))

        user = open_at(RENAMED)
        user.sees('Work that was not saved')
        user.tab_to('button', '^Recover$')
        user.press('Return')
        user.sees('Your work is back as it was')
        user.press('ctrl+s')
        user.until(lambda: not names_canary(RENAMED), 'the map to be saved without the pupil')
        user.sees('Saved ')
        found = strays(OUT)
        tap.step(f'recovered and saved, the name is nowhere, in no version under any name {found or ""}', not found)

        protect(user)
        found = [str(path) for path in (*kept(), RENAMED) if b'Larkbeck' in path.read_bytes()]
        tap.step(f'under a password nothing of the map is in plain text {found or ""}', not found)
        before = {path: path.read_bytes() for path in kept()}
        change_password(user)
        same = [str(path) for path in kept() if path in before]
        tap.step(f'with a new password nothing is left under the old one {same or ""}', before and not same)
        leave(user, tap, 'it closes at last')
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()[:60]))
        tap.step('erasing goes on', False)
    finally:
        user.stop()


def prepare_again():
    shutil.rmtree(STATE, ignore_errors=True)
    shutil.rmtree(MAP.parent)
    for path in (OUT, TEMP):
        shutil.rmtree(path, ignore_errors=True)
    LOG.unlink(missing_ok=True)
    prepare()
    LINK.symlink_to(MAP)


def protect(user):
    user.choose_from_menu('^Protect with a password')
    user.find('password text', 'New password')
    user.type(PASSWORD)
    user.sees('^Strong')
    user.press('Return')
    user.sees('second time')
    user.type(PASSWORD)
    user.press('Return')
    keep_recovery_key(user)
    user.press('alt+m')
    user.sees('The map is protected')


def keep_recovery_key(user):
    user.sees('Keep this recovery key')
    user.tab_to('check box', 'printed this key')
    user.press('space')


def change_password(user):
    user.choose_from_menu('^Change the password')
    user.find('password text', 'New password')
    user.type(PASSWORD[::-1])
    user.press('Return')
    user.sees('second time')
    user.type(PASSWORD[::-1])
    user.press('Return')
    keep_recovery_key(user)
    user.press('alt+w')
    user.sees('has its new password')


def main():
    tap = Tap()
    os.umask(0o022)
    prepare()
    printed = run_session(tap)
    run_tool(tap)

    found = strays(MAP.parent, STATE, OUT, *printed)
    tap.step(f'in the end the name is where it may be, and nowhere else {found or ""}', not found)
    found = too_open(STATE)
    tap.step(f'what only this user may read, only this user can {found or ""}', not found)
    tap.step('no temporary file is left', not list(TEMP.iterdir()))
    tap.step(f'there is no core {cores() or ""}', not cores())
    recent = HOME / '.local/share/recently-used.xbel'
    told = recent.read_text(encoding='utf-8') if recent.exists() else ''
    tap.step('no map and nothing exported is among the recent files', '.pmap' not in told and str(OUT) not in told)
    tap.step('the search finds what is to be found', names_canary(MAP) and names_canary(OUT / 'map.pdf')
             and LOG.stat().st_size > 0)
    for path in printed:
        path.unlink(missing_ok=True)
    run_erasing(tap)
    shutil.rmtree(OUT)
    tap.end()


main()
