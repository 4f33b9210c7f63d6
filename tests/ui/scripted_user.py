# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted user: reads the program through its accessibility tree, as a screen reader does, and acts only by the keyboard.

Runs inside tests/shared/private-desktop. It never uses the mouse, an accessible action or the program's insides, so what it can
do, a person at the keyboard can do; it counts its key presses, so a test can say how few are enough."""

import ast
import collections
import os
import pathlib
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib

ROOT = '/org/a11y/atspi/accessible/root'
NOTHING = '/org/a11y/atspi/null'
COMPONENT = 'org.a11y.atspi.Component'
PATIENCE = float(os.environ.get('PMAP_TEST_PATIENCE', '120'))

# AT-SPI's numbers of the roles that matter here (at-spi2-core, AtspiRole).
ROLES = {7: 'check box', 11: 'combo box', 16: 'dialog', 23: 'window', 29: 'label', 31: 'list', 32: 'list item', 35: 'menu item',
         37: 'page tab', 40: 'password text', 43: 'button', 44: 'radio button', 52: 'spin button', 54: 'status bar',
         57: 'column header', 61: 'text', 62: 'toggle button', 66: 'table', 69: 'window', 79: 'entry', 2: 'alert',
         83: 'heading', 90: 'table row', 55: 'table', 56: 'table cell', 100: 'notification', 27: 'image', 98: 'group', 129: 'switch',
         45: 'menu item', 8: 'menu item', 88: 'link', 51: 'slider', 33: 'menu', 39: 'panel'}
INTERACTIVE = {'check box', 'combo box', 'menu item', 'page tab', 'button', 'radio button', 'spin button', 'text', 'toggle button',
               'entry', 'password text', 'switch', 'link', 'slider'}
FOCUSABLE, FOCUSED, SENSITIVE = 11, 12, 24


# An accessible in the program's own cache, as GLib prints it: path, parent, place in it, number of children, name, role, description,
# states.
QUOTED = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CACHED = re.compile(r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), \[[^]]*\], "
                    + QUOTED + r', (\d+), ' + QUOTED + r', \[(\d+), (\d+)\]\)')
Cached = collections.namedtuple('Cached', 'name description role states n_children')
NOTHING_CACHED = Cached('', '', '', (-1, -1), 0)


def unquote(printed):
    return ast.literal_eval(printed) if '\\' in printed else printed[1:-1]


class Failed(AssertionError):
    pass


class Node:
    def __init__(self, path, name, description, role, states):
        # GTK 4.8 tells a button's label twice, once with its mnemonic: "_Open… Open…".
        self.raw = name
        words = name.replace('_', '')
        half = len(words) // 2
        self.name = words[:half] if words[half:half + 1] == ' ' and words[:half] == words[half + 1:] else words
        self.path, self.description, self.role, self.states = path, description, role, states
        self.children, self.parent = [], None

    def has(self, state):
        return bool(self.states[state // 32] & 1 << state % 32)

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self):
        """All that a reader would say of it."""
        return ' '.join(node.name for node in self.walk() if node.name and not re.fullmatch(r'(Gtk|Pmap)[A-Z]\w+', node.name))

    def __repr__(self):
        return f'{self.role} “{self.name}”'


class User:
    """One person at one program."""

    def __init__(self, *command, environment=None):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 10000, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.presses = 0
        # A second program on a session bus of its own still tells this accessibility bus.
        self.program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                        env={**os.environ, 'AT_SPI_BUS_ADDRESS': address, **(environment or {})})
        os.set_blocking(self.program.stderr.fileno(), False)
        self.said = ''
        self.name = None
        self.focus_paths = []
        self.plain_panels = set()
        self.until(self.find_program, 'the program to be on the accessibility bus')
        self.follow_focus()

    # ---- reading

    def call(self, name, path, interface, method, arguments=None):
        answer = self.bus.call_sync(name, path, interface, method, arguments, None, 0, 15000, None).unpack()
        return answer[0] if len(answer) == 1 else answer

    def call_all(self, calls):
        """Several calls, all on their way before the first is answered, which the program then answers in one go. Each is a path, an
        interface, a method and its arguments; the answers come in their order, None for one that failed."""
        answers, waiting = [None] * len(calls), len(calls)

        def answered(bus, result, at):
            nonlocal waiting
            waiting -= 1
            try:
                answer = bus.call_finish(result).unpack()
                answers[at] = answer[0] if len(answer) == 1 else answer
            except GLib.Error:
                pass

        context = GLib.MainContext.new()
        context.push_thread_default()
        try:
            for at, (path, interface, method, arguments) in enumerate(calls):
                self.bus.call(self.name, path, interface, method, arguments, None, 0, 15000, None, answered, at)
            while waiting:
                context.iteration(True)
        finally:
            context.pop_thread_default()
        return answers

    def find_program(self):
        for name, _ in self.call('org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible', 'GetChildren'):
            pid = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                            GLib.Variant('(s)', (name,)))
            if pid == self.program.pid:
                self.name = name
                return self.tree().children
        return None

    def read_cache(self):
        """What the program keeps of every accessible that it has made, by its path, and the paths of the children of each, by their
        places. The answer is read as text, by one pattern: taken apart value by value it takes longer than the program."""
        answer = self.bus.call_sync(self.name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems', None, None, 0, 15000, None)
        facts, children = {}, {}
        for path, parent, place, n_children, name, role, description, low, high in CACHED.findall(answer.print_(False)):
            facts[path] = Cached(unquote(name), unquote(description), ROLES.get(int(role), role), (int(low), int(high)), int(n_children))
            children.setdefault(parent, []).append((int(place), path))
        assert len(facts) == answer.get_child_value(0).n_children()
        return facts, {parent: sorted(places) for parent, places in children.items()}

    def tree(self):
        """The whole tree now. All but a few of it comes with one call. GTK makes accessibles only when their parents are asked, so
        who has other children than are known is asked, and so is each panel once: a stack shows pages, of which its widgets know
        nothing."""
        facts, known = self.read_cache()

        def find_children(path):
            fact, places = facts.get(path), known.get(path, [])
            may_be_stack = fact is not None and fact.role == 'panel' and path not in self.plain_panels
            if fact is None or path == ROOT or may_be_stack or [place for place, _ in places] != list(range(fact.n_children)):
                return None
            return [child for _, child in places]

        pending, kept = [ROOT], {}
        while pending:
            kept.update((path, find_children(path)) for path in pending)
            asked = [path for path in pending if kept[path] is None]
            answers = self.call_all([(path, 'org.a11y.atspi.Accessible', 'GetChildren', None) for path in asked])
            kept.update((path, [child for _, child in answer or []]) for path, answer in zip(asked, answers))
            self.plain_panels.update(path for path in asked if kept[path] and kept[path] == [child for _, child in known.get(path, [])])
            pending = list(dict.fromkeys(child for path in pending for child in kept[path] if child not in kept and child != NOTHING))
        if kept.keys() - facts.keys():
            facts, _ = self.read_cache()

        def build(path):
            fact = facts.get(path, NOTHING_CACHED)
            node = Node(path, fact.name, fact.description, fact.role, fact.states)
            for child in kept.get(path, []):
                if child in kept:
                    node.children.append(build(child))
                    node.children[-1].parent = node
            return node

        return build(ROOT)

    def count_windows(self):
        return len(self.call(self.name, ROOT, 'org.a11y.atspi.Accessible', 'GetChildren'))

    def shows(self, node):
        return self.find_shown([node]) == [node]

    def find_shown(self, nodes):
        """Which of them are on the screen? GTK 4.8 keeps the hidden pages of a stack in the tree as if they could be seen, so the
        program is asked what is at the node's place: the node, what is in it, or (for what cannot be clicked) what is close around
        it."""
        lines = [[node, *node.ancestors()] for node in nodes]
        boxes = self.call_all([(node.path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (1,))) for node in nodes])
        spots = []
        for at, (line, box) in enumerate(zip(lines, boxes)):
            if len(line) < 3 or box is None or box[2] <= 0 or box[3] <= 0:
                continue
            window = next((outer for outer in line if outer.raw in ('GtkPopover', 'GtkPopoverMenu')), line[-2])
            x, y, width, height = box
            # A note under a field may stand in the empty room of the field beside it, whose place that is: its beginning is its own.
            spots += [(at, window, across, y + height // 2) for across in {x + width // 2, x + min(width // 2, 6)}]
        fronts = self.call_all([(window.path, COMPONENT, 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, 1)))
                                for _, window, x, y in spots])
        hits = [set() for _ in nodes]
        windows = {}
        for (at, window, _, _), front in zip(spots, fronts):
            hits[at].add(front and front[1])
            windows[at] = window

        def is_shown(at):
            line, node = lines[at], nodes[at]
            if len(line) < 3:       # the program and its windows
                return True
            near = {inner.path for inner in node.walk()} | {outer.path for outer in line[1:4] if outer is not windows.get(at)}
            # An entry's inner part and a button's icon are nothing that the program tells of.
            return None not in hits[at] and any(hit in near or (node.role in INTERACTIVE and hit == NOTHING) for hit in hits[at])

        return [node for at, node in enumerate(nodes) if is_shown(at)]

    def find_hits(self, nodes, window):
        """What is in front at the left, the middle and the right of each node, in the order of the nodes."""
        boxes = self.call_all([(node.path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (1,))) for node in nodes])
        spots = [(at, x + across, y + height // 2)
                 for at, (x, y, width, height) in enumerate(box or (0, 0, 0, 0) for box in boxes) if width > 0 and height > 0
                 for across in (4, width // 2, width - 5)]
        fronts = self.call_all([(window.path, COMPONENT, 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, 1))) for _, x, y in spots])
        hits = [set() for _ in nodes]
        for (at, _, _), front in zip(spots, fronts):
            if front is not None:
                hits[at].add(front[1])
        return hits

    def all(self, role=None, name=None, within=None):
        pattern = re.compile(name) if name else None
        return self.find_shown([node for node in (within or self.tree()).walk()
                                if (role is None or node.role == role) and (pattern is None or pattern.search(node.name))])

    def find(self, role=None, name=None):
        """Waits until there is such a node."""
        found = self.until(lambda: self.all(role, name), f'a {role or "thing"} named {name!r}')
        return found[0]

    def sees(self, pattern):
        """Waits until some text on the screen matches, and returns the match."""
        compiled = re.compile(pattern)

        def look():
            for node in self.tree().walk():
                for text in (node.name, node.description):
                    match = text and compiled.search(text)
                    if match and self.shows(node):
                        return match
            return None

        return self.until(look, f'the text {pattern!r}')

    def text(self, node):
        """What stands in an entry."""
        length = self.call(self.name, node.path, 'org.freedesktop.DBus.Properties', 'Get',
                           GLib.Variant('(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))
        return self.call(self.name, node.path, 'org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, length)))

    def focused(self):
        """The innermost focused node."""
        return self.focused_in(self.tree())

    def focused_in(self, tree):
        nodes = [node for node in tree.walk() if node.has(FOCUSED)]
        return nodes[-1] if nodes else None

    def unnamed(self):
        """Interactive nodes that a reader would have no word for."""
        return self.find_shown([node for node in self.tree().walk()
                                if node.role in INTERACTIVE and not node.words().strip() and not node.description.strip()])

    def until(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        error = None
        while time.monotonic() < deadline:
            if self.program.poll() is not None:
                raise Failed(f'the program ended ({self.program.returncode}) while waiting for {what}: {self.listen()}')
            try:
                answer = condition()
                if answer:
                    return answer
            except GLib.Error as caught:
                error = caught
            time.sleep(0.1)
        shown = '\n'.join(f'{"  " * depth}{node}' for depth, node in self.outline())
        raise Failed(f'waited in vain for {what} ({error})\n{shown}')

    def until_still(self, read):
        """What is read, once it is twice the same: when the program has come to rest after a key."""
        last = []

        def is_still():
            last.append(read())
            return len(last) > 2 and last[-1] == last[-2] == last[-3]

        self.until(is_still, 'the program to come to rest')
        return last[-1]

    def outline(self, node=None, depth=0):
        node = node or self.tree()
        if node.name:
            yield depth, node
        for child in node.children:
            yield from self.outline(child, depth + 1)

    def listen(self):
        """What the program has said on its error stream."""
        try:
            self.said += self.program.stderr.read() or ''
        except (BlockingIOError, TypeError, ValueError):      # there is nothing to read now
            pass
        return self.said

    def complaints(self):
        """GLib's and GTK's own complaints. What the accessibility bus itself provokes is not the program's; nor is it that the
        slider of a scroll bar, a gizmo inside GTK, is now and then drawn before it has a place."""
        return [line for line in self.listen().splitlines()
                if re.search(r'-(CRITICAL|WARNING|ERROR) \*\*', line)
                and 'Screen coordinates not supported' not in line and 'Trying to snapshot GtkGizmo' not in line]

    # ---- following the focus

    def follow_focus(self):
        """From now on the program's own word of what got the focus is kept: a press of Tab can be waited for."""
        def changed(connection, sender, path, interface, signal, arguments):
            detail, on = arguments.unpack()[:2]
            if detail == 'focused' and on:
                self.focus_paths.append(path)

        self.bus.signal_subscribe(self.name, 'org.a11y.atspi.Event.Object', 'StateChanged', None, None, Gio.DBusSignalFlags.NONE,
                                  changed)

    def hear_out(self):
        """All that the program has told up to now: what it answers after that comes after it."""
        self.call(self.name, ROOT, 'org.a11y.atspi.Accessible', 'GetRole')
        while GLib.MainContext.default().iteration(False):
            pass

    def press_and_follow(self, key):
        """Presses a key that moves the focus, and returns the path of what has it then."""
        self.hear_out()
        self.focus_paths.clear()
        self.press(key)
        self.hear_out()
        if not self.focus_paths:
            # The key moved nothing, or is not taken yet; to go on then would be to look one step behind from here on.
            node = self.until(self.focused, 'something to have the focus')
            node = self.until_still(lambda: getattr(self.focused(), 'path', node.path))
            self.hear_out()
            return self.focus_paths[-1] if self.focus_paths else node
        return self.focus_paths[-1]

    def describe(self, path):
        """What a reader says of the node at a path: role and name, the nearest name there is."""
        outer, role = path, None
        for _ in range(4):
            name, number = (self.call(self.name, outer, 'org.freedesktop.DBus.Properties', 'Get',
                                      GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', 'Name'))),
                            self.call(self.name, outer, 'org.a11y.atspi.Accessible', 'GetRole'))
            role = role or ROLES.get(number, str(number))
            if name and not re.fullmatch(r'(Gtk|Pmap)[A-Z]\w+', name):
                return f'{role} “{" ".join(Node(outer, name, "", "", (0, 0)).name.split())}”'
            outer = self.call(self.name, outer, 'org.freedesktop.DBus.Properties', 'Get',
                              GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', 'Parent')))[1]
        return f'{role} at {path}'

    # ---- acting

    def rest(self):
        """Waits until the program has taken the keys that were pressed. The screen has told it of them when xdotool ends; an answer
        over the bus may still overtake them, a second does not. A program that ends with a key answers no more."""
        for _ in range(2):
            try:
                self.call(self.name, ROOT, 'org.a11y.atspi.Accessible', 'GetRole')
            except GLib.Error:
                return

    def press(self, *keys):
        """Real key presses, as xdotool names them; a chord is one."""
        for key in keys:
            subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '0', key], check=True)
            self.presses += 1
            self.rest()

    def get_front(self):
        """The title of the window that keys go to; a question has none but the program's name."""
        return subprocess.run(['xdotool', 'getwindowfocus', 'getwindowname'], capture_output=True, text=True).stdout.strip()

    def is_in_front(self):
        """Do keys go to a window of the program that has the menu? One that was over it may still have them for a moment."""
        return self.get_front().endswith('Provision Map')

    def is_map_in_front(self):
        """Do they go to the window of a map?"""
        return self.get_front().endswith('– Provision Map')

    def wait_for_windows(self, n):
        """Until there are so many, and the keys go to the newest: before that a key is lost, or taken by the map behind it."""
        self.until(lambda: self.count_windows() == n and (self.is_in_front() if n == 1 else not self.is_map_in_front()),
                   f'{n} windows')

    def choose_from_menu(self, words):
        """F10 opens the menu; the arrows go down it, and Enter takes."""
        self.until(self.is_in_front, 'the window of the map to have the keys')
        self.press('F10')
        self.find('menu item', words)
        said = []
        for _ in range(30):
            said.append(self.describe(self.press_and_follow('Down')))
            if re.search(words, said[-1].partition('“')[2]):
                self.press('Return')
                return
        raise Failed(f'the arrows do not reach {words!r} in the menu: {said}')

    def turn_to(self):
        """Where several programs are open: the keys go to this one from now on."""
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)], capture_output=True, text=True)
        for window in found.stdout.split()[-1:]:
            subprocess.run(['xdotool', 'windowactivate', '--sync', window], check=True, stderr=subprocess.DEVNULL)
        self.rest()

    def type(self, text):
        """Real key presses, one a character."""
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '12', text], check=True)
        self.presses += len(text)
        self.rest()

    def tab_to(self, role, name, key='Tab', most=80):
        """Goes to a control by the Tab key alone."""
        pattern = re.compile(name)
        path = None
        for _ in range(most):
            # The whole tree is read only where the focus may be there.
            found = self.find_focused(role, pattern) if path is None or self.may_be(path, role, pattern) else None
            if found:
                return found
            path = self.press_and_follow(key)
        # On a busy machine a key may be taken after it was asked what it did, and the focus looked for in the wrong place each time.
        for _ in range(most):
            self.until_still(lambda: repr(self.focused()))
            found = self.find_focused(role, pattern)
            if found:
                return found
            self.press(key)
        raise Failed(f'Tab does not reach {role} {name!r}; the focus is on {self.focused()}')

    def find_focused(self, role, pattern):
        """What has the focus, or is around that, if it is of this role and called so."""
        node = self.focused()
        while node is not None:
            if node.role == role and pattern.search(node.name or node.words()):
                return node
            node = node.parent
        return None

    def may_be(self, path, role, pattern):
        """Is the node at a path, or one around it, of this role and called so, as far as it has a name itself?"""
        while path != NOTHING and path != ROOT:
            name, number, parent = self.call_all([
                (path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', 'Name'))),
                (path, 'org.a11y.atspi.Accessible', 'GetRole', None),
                (path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', 'Parent')))])
            if number is None or parent is None:        # it has gone meanwhile
                return True
            if ROLES.get(number, str(number)) == role:
                called = Node(path, name or '', '', '', (0, 0)).name
                if not called or pattern.search(called):
                    return True
            path = parent[1]
        return False

    def clear_and_type(self, text):
        self.press('ctrl+a')
        self.type(text)

    def choose_file(self, path, button):
        """Types a path into the file chooser that is about to come, and presses Enter. Before the chooser is ready, and while it
        turns from a list into an entry, it drops keys: what it holds is read before it is taken."""
        self.until(lambda: self.all('button', f'^_?({button})$'), 'the file chooser')
        for _ in range(5):
            self.clear_and_type(str(path))
            texts = self.until_still(lambda: [self.text(node) for node in self.all('text')])
            if str(path) in texts:
                self.press('Return')
                return
        raise Failed(f'the file chooser does not take {path}: {texts}')

    def ends(self):
        """Waits for the program to end."""
        try:
            self.program.wait(PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise Failed('the program does not end') from late
        self.listen()
        return self.program.returncode

    def stop(self):
        if self.program.poll() is None:
            self.program.terminate()
            try:
                self.program.wait(5)
            except subprocess.TimeoutExpired:
                self.program.kill()
                self.program.wait()


class Person(User):
    """A person with a computer of her own: session bus, name, state folder. Only the screen and the drive are shared."""

    def __init__(self, name, *command):
        self.bus_program = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address=1'],
                                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        home = pathlib.Path(os.environ['HOME']) / name.split()[-1]
        home.mkdir(exist_ok=True)
        super().__init__(*command, environment={
            'DBUS_SESSION_BUS_ADDRESS': self.bus_program.stdout.readline().strip(),
            'PMAP_USER': name,
            'XDG_STATE_HOME': str(home),
        })

    def stop(self):
        super().stop()
        self.bus_program.terminate()
        self.bus_program.wait()
        self.bus_program.stdout.close()


class Tap:
    """Test Anything Protocol, a line a step of the story."""

    def __init__(self):
        self.number = 0
        self.failed = False

    def step(self, words, truth=True):
        self.number += 1
        self.failed = self.failed or not truth
        print(f'{"ok" if truth else "not ok"} {self.number} - {words}', flush=True)

    def end(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)
