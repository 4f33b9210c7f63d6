# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: the files of a source tree, C text without its comments, and a way to complain.

A lint is a function from a Tree to complaints, each (file, line, message). It reads text and runs nothing, so the whole room
takes a second or two. Every lint has its own bad examples in test-lints.py: one that cannot fail proves nothing."""

import argparse
import functools
import pathlib
import re
import sys

SKIPPED_FOLDERS = re.compile(r"(build.*|\..*|__pycache__)$")
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


class Tree:
    """A source tree: the project, or a small made-up one."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()

    @functools.cached_property
    def all_files(self):
        found = []
        folders = [self.root]
        while folders:
            for path in folders.pop().iterdir():
                if path.is_dir() and not path.is_symlink():
                    if not SKIPPED_FOLDERS.match(path.name):
                        folders.append(path)
                elif path.is_file():
                    found.append(path.relative_to(self.root).as_posix())
        return sorted(found)

    def files(self, pattern):
        """Paths, relative to the root, that match a regular expression from their start."""
        return [path for path in self.all_files if re.match(pattern, path)]

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """C text with comments and the contents of strings blanked, its lines where they were."""
        return COMMENT_OR_STRING.sub(blank, self.text(path))

    def sources(self, folder="src"):
        return self.files(folder + r"/.*\.[ch]$")


def blank(match):
    kept = re.sub(r"[^\n]", " ", match.group())
    return '"' + kept[1:-1] + '"' if match.group().startswith('"') else kept


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def room_of(path):
    """The room of a file below src/ or tests/."""
    return path.split("/")[1]


def run(check):
    """Runs one lint on the tree named on the command line (default: this project) and exits."""
    parser = argparse.ArgumentParser(description=check.__doc__)
    parser.add_argument("root", nargs="?", default=pathlib.Path(__file__).parents[2])
    tree = Tree(parser.parse_args().root)
    complaints = sorted(set(check(tree)), key=lambda complaint: (complaint[0], complaint[1], complaint[2]))
    for path, line, message in complaints:
        print(f"{path}:{line}: {message}")
    sys.exit(1 if complaints else 0)
