#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-links.py BUILD-FOLDER
pmaptool runs on a server without a desktop, and the core draws nothing: what they are linked with proves it."""

import pathlib
import re
import subprocess
import sys

# Not libX11: Debian's cairo is linked with it.
WINDOWS = r"lib(gtk|gdk|gsk|graphene|wayland|EGL|GL)\b"
DRAWING = r"lib(cairo|pango|pixman|fontconfig)\b"
CORE_ROOMS = ("base", "model", "history", "calc", "xml", "store")


def linked(program):
    """The shared libraries that a program is linked with itself or through others."""
    output = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True).stdout
    return [line.split()[0] for line in output.splitlines() if line.strip()]


def check(build):
    programs = {build / "src" / "pmaptool": WINDOWS}
    for room in CORE_ROOMS:
        for program in sorted((build / "tests" / room).glob("test-*")):
            if program.is_file():
                programs[program] = f"{WINDOWS}|{DRAWING}"
    for program, forbidden in programs.items():
        if not program.exists():
            yield f"{program} does not exist"
            continue
        for library in linked(program):
            if re.match(forbidden, library):
                yield f"{program.relative_to(build)} is linked with {library}"


if __name__ == "__main__":
    complaints = list(check(pathlib.Path(sys.argv[1])))
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)
