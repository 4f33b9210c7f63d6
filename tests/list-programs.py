#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""list-programs.py FOLDER SUITE...: what a configured build folder has to make for its tests, but for those of the suites. So that
nothing is made that is not run."""

import json
import os
import pathlib
import subprocess
import sys


def introspect(folder, what):
    return json.loads(subprocess.run(['meson', 'introspect', what, folder], capture_output=True, text=True, check=True).stdout)


def main():
    folder, left_out = pathlib.Path(sys.argv[1]).resolve(), set(sys.argv[2:])
    files = {target['id']: target['filename'] for target in introspect(folder, '--targets')}
    made = {name for names in files.values() for name in names}
    wanted = set()
    for test in introspect(folder, '--tests'):
        if not left_out & {suite.rpartition(':')[2] for suite in test['suite']}:
            wanted.update(test['cmd'])
            wanted.update(name for target in test['depends'] for name in files[target])
    for name in sorted(wanted & made):
        print(os.path.relpath(name, folder))


if __name__ == '__main__':
    main()
