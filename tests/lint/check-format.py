#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The code is as clang-format 14 and .clang-format would write it: blanks between words, indents, which statements begin a line.
Left to the author is what no setting can say as GTK writes it: where a line breaks inside brackets, the columns of parameters, and
runs of blanks that align a comment or a table."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import lint

VERSION = 14
SKIPPED = 77
# What is no C++ though it is C, or stands closer than a setting can say: something as long that clang-format leaves alone is there
# instead while it works. Names of translated strings stand at their parenthesis, as an operator does; "private" is a name; the name of
# a quark has dashes.
HIDDEN = [
    (re.compile(r"(?<!\w)(?:[NC]?_)(?=\()"), "~"),
    (re.compile(r"\bprivate\b"), "q"),
    (re.compile(r"(?<=\bG_DEFINE_QUARK \()[\w-]+"), "q"),
]
WORD = re.compile(r"\w+|[^\w\s\\]|\\(?!\n)")
ALIGNED = re.compile(r"(?<=\S)[ ]+")
OPENING, CLOSING, ENDS = {"(", "[", "{"}, {")", "]", "}"}, {";", "{", "}"}
# What a brace follows that holds the members of a type: their parameters are aligned, too.
MEMBERS_BEFORE = re.compile(r"\b(?:struct|union)(?:\s+\w+)?\s*\Z")
# A directive with the lines that it goes on to: how a macro is laid out is its author's.
DIRECTIVE = re.compile(r"^[ ]*#(?:[^\n\\]|\\.|\\\n)*", re.MULTILINE)
OPERATORS = set("&|?:+-*/%<>=!,")
# What a brace follows that lists values, or the parts of a type that stands on one line.
LIST_BEFORE = re.compile(r"(?:[=(,]\s*|(?:[=(,?:&]|\breturn)\s*\(\w[\w *\[\]]*\)[ ]*|\b(?:struct|union)(?:[ ]+\w+)?[ ]*|\benum(?:\s+\w+)?\s*)\Z")
# Between these is what it does not understand.
OFF = re.compile(r"clang-format off.*?clang-format on", re.DOTALL)


def find_clang_format():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        program = shutil.which(name)
        if program and f"version {VERSION}." in subprocess.run([program, "--version"], capture_output=True, text=True).stdout:
            return program
    return None


def hide(text):
    """The text with stand-ins, of the same length, for what clang-format does not understand."""
    for pattern, sign in HIDDEN:
        text = pattern.sub(lambda match, sign=sign: sign * len(match.group()), text)
    return text


def format_all(program, tree, texts):
    """What clang-format makes of the text of each path."""
    style = tree.root / ".clang-format"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(style if style.exists() else pathlib.Path(__file__).parents[2] / ".clang-format", folder)
        for path, text in texts.items():
            copy = pathlib.Path(folder) / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
        if texts:
            subprocess.run([program, "-i", *texts], cwd=folder, check=True)
        return {path: (pathlib.Path(folder) / path).read_text(encoding="utf-8") for path in texts}


class Layout:
    """The words and signs of a text, and the blanks before each."""

    def __init__(self, text):
        code = lint.COMMENT_OR_STRING.sub(lint.blank, text)
        self.words, self.blanks, self.places, self.free, self.parameter, self.statement = [], [], [], [], [], []
        brackets = []
        end = statement = 0
        for match in WORD.finditer(text):
            word = match.group()
            sign = word if code[match.start()] == word else ""
            closed = brackets.pop() if sign in CLOSING and brackets else None
            is_free = bool(brackets) and brackets[-1] not in ("block", "members")
            opened = sign
            if sign == "{":
                before = code[max(0, match.start() - 60):match.start()]
                is_list = is_free or LIST_BEFORE.search(before)
                opened = "list" if is_list else "members" if MEMBERS_BEFORE.search(before) else "block"
            self.words.append(word)
            self.blanks.append(text[end:match.start()].replace("\\\n", "\n"))
            self.places.append(match.start())
            self.free.append(is_free or "list" in (opened, closed))
            self.parameter.append(bool(brackets) and brackets[-1] == "(" and set(brackets) <= {"(", "members"})
            self.statement.append(statement)
            end = match.end()
            if sign in OPENING:
                brackets.append(opened)
            if sign in ENDS and not is_free:
                statement += 1


def find_loose(mine, theirs):
    """The statements that break elsewhere than clang-format would, or align an operator or a text otherwise, as their author may:
    where their other lines begin follows from that."""
    return {statement for statement, word, have, want in zip(mine.statement, mine.words, mine.blanks, theirs.blanks)
            if ("\n" in have) != ("\n" in want) or have != want and "\n" in have and word in OPERATORS | {'"'}}


def is_agreed(mine, theirs, i, loose):
    """Whether the blanks before a word are as they should be, or the author's."""
    have, want = mine.blanks[i], theirs.blanks[i]
    if "\n" in have and "\n" in want:
        begins = i == 0 or mine.statement[i] != mine.statement[i - 1]
        return (have.count("\n") == want.count("\n")
                and (mine.parameter[i] or mine.statement[i] in loose and not begins
                     or have.rpartition("\n")[2] == want.rpartition("\n")[2]))
    if "\n" in have or "\n" in want:
        return mine.free[i] or mine.words[i] in OPERATORS or mine.words[i - 1] in "?:="
    return bool(have) == bool(want) or mine.words[i - 1] + mine.words[i] == "](" or mine.words[i - 1] == ";"


def compare(text, formatted):
    """Yields the places, in both, where they differ in what is not the author's."""
    mine, theirs = Layout(text), Layout(formatted)
    if mine.words != theirs.words:
        yield 0, 0
        return
    loose = find_loose(mine, theirs)
    off = [match.span() for pattern in (OFF, DIRECTIVE) for match in pattern.finditer(text)]
    for i, (have, want) in enumerate(zip(mine.blanks, theirs.blanks)):
        place = mine.places[i]
        if have != want and not is_agreed(mine, theirs, i, loose) and not any(start <= place < end for start, end in off):
            yield place, theirs.places[i]


def check(tree):
    program = find_clang_format()
    if program is None:
        print(f"clang-format {VERSION} is not here; other versions write some lines differently")
        sys.exit(SKIPPED)
    texts = {path: hide(tree.text(path)) for path in tree.files(r"(src|tests)/.*\.[ch]$")}
    for path, formatted in format_all(program, tree, texts).items():
        text = texts[path]
        if ALIGNED.sub(" ", text) == ALIGNED.sub(" ", formatted):
            continue
        mine, theirs = tree.text(path).split("\n"), formatted.split("\n")
        for place, other in compare(text, formatted):
            line = lint.line_of(text, place)
            indent = re.match(r" *", theirs[lint.line_of(formatted, other) - 1]).end()
            yield path, line, f"is not as clang-format writes it (there it is indented by {indent}): {mine[line - 1].strip()}"


if __name__ == "__main__":
    lint.run(check)
