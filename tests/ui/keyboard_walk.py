# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what is open by Tab and back by Shift+Tab: the way back is the way there in reverse, both come round to where they
began, and whatever the program says can have the focus is on the way. A list or a table is one stop: its rows are the arrows', and
so are the choices of which one is taken."""

import os
import pathlib
import re
import shutil

from scripted_user import FOCUSABLE, NOTHING, SENSITIVE, Failed, User

MOST_STOPS = 120
PAGE = re.compile(r'Pmap(\w+(Page|Form|Pane)|Pupil(Profile|Targets|Map|Charts))$')
ENTRIES = {'text', 'entry', 'password text', 'spin button'}
LISTS = {'list', 'table', 'tree table', 'list box'}
# How many presses of Tab before the tree is read again, for what has come into sight.
STRIDE = 20
# The frame's, for which the desktop has keys of its own.
FRAME = {'Minimize', 'Maximize', 'Restore', 'Close'}


class Sight:
    """What has been seen that can have the focus, while a page was gone through and scrolled."""

    def __init__(self, user):
        self.user, self.nodes, self.doubtful = user, {}, {}

    def look(self):
        tree = self.user.tree()
        focused = self.user.focused_in(tree)
        line = [focused, *focused.ancestors()] if focused else []
        if len(line) < 2:
            return
        # A popover takes the keys from what is behind it.
        window = next((outer for outer in line if re.search('Popover(Menu)?$', outer.raw)), line[-2])
        unknown = []
        for node in window.walk():
            if node.path in self.nodes:
                self.nodes[node.path] = node
            elif node.has(FOCUSABLE) and node.has(SENSITIVE) and node.name not in FRAME and node is not window:
                unknown.append(node)
        for node, hits in zip(unknown, self.user.find_hits(unknown, window)):
            if hits & {inner.path for inner in node.walk()}:
                self.nodes[node.path] = node
            elif node.role in ENTRIES and NOTHING in hits:
                self.doubtful[node.path] = node

    def settle(self, stops):
        """An entry is all inner part, of which the program does not tell; so where one is that could be in front, it is if
        something else of its page has had the focus."""
        for node in self.doubtful.values():
            page = next((outer for outer in node.ancestors() if PAGE.match(outer.raw)), None)
            if page is None or any(inner.path in stops for inner in page.walk()):
                self.nodes[node.path] = node

    def missed(self, stops):
        """What was seen and never had the focus, nor anything in it or close around it: an entry's inner part has it for the entry,
        a button for what it shows."""
        self.settle(stops)
        missed = []
        for node in self.nodes.values():
            line = [node, *node.ancestors()]
            in_list = next((outer for outer in line if outer.role in LISTS), None)
            around = in_list or (node.parent if node.role == 'radio button' else node)
            near = {inner.path for inner in around.walk()} | {outer.path for outer in line[:5]}
            if not near & stops:
                missed.append(node)
        return missed


def go_round(user, key, look=None):
    """Presses a key until the focus is where it was first, and tells the stops."""
    stops = [user.press_and_follow(key)]
    while len(stops) < MOST_STOPS:
        if look is not None and len(stops) % STRIDE == 1:
            look()
        path = user.press_and_follow(key)
        if path == stops[0]:
            return stops
        if path == stops[-1]:
            raise Failed(f'{key} does nothing at {user.describe(path)}')
        stops.append(path)
    raise Failed(f'{key} does not come round: {[user.describe(path) for path in stops]}')


def walk(tap, user, place):
    sight = Sight(user)
    try:
        there = go_round(user, 'Tab', sight.look)
        sight.look()
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
    missed = [f'{node} ({" in ".join(repr(outer) for outer in list(node.ancestors())[:3])})' for node in sight.missed(set(there))]
    tap.step(f'{place}: all {len(sight.nodes)} that can have the focus are on the way' if not missed
             else f'{place}: Tab misses {missed}', bool(sight.nodes) and not missed)


def go_to(user, words, key='Tab'):
    """Presses a key until the focus is on what is called so."""
    for _ in range(MOST_STOPS):
        if words in user.describe(user.press_and_follow(key)):
            return
    raise Failed(f'{key} does not reach {words}')


def copy_example():
    """The path of an example map of one's own."""
    path = pathlib.Path(os.environ['HOME']) / 'larkbeck.pmap'
    shutil.copy(pathlib.Path(os.environ['PMAP_SOURCE_DIR']) / 'data/examples/larkbeck.pmap', path)
    return path


def run(tap, steps, *arguments):
    """Takes the steps in a program that is started for them, and looks whether it complains."""
    user = User(pathlib.Path(os.environ['PMAP_BUILD_DIR']) / 'src/provision-map', *arguments)
    try:
        steps(tap, user)
        complaints = user.complaints()
        tap.step(f'the program complained of nothing {complaints or ""}', not complaints)
    except Failed as failure:
        print('\n'.join(f'# {line}' for line in str(failure).splitlines()))
        tap.step('the run goes on', False)
    finally:
        user.stop()
