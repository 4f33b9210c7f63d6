#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a script may name as a map or a password: files, and what another program hands over; nothing that never ends. And who may
read what comes of a map that is not for everybody."""

import os
import stat
import subprocess
import threading

import tool

PASSWORD = "correct horse, battery £5\n"
LIMIT = 128 * 1024 * 1024 + 64 * 1024


def feed(arguments, content):
    """Runs pmaptool with `content` on its standard input, or on a pipe of its own whose name takes the place of PIPE."""
    reading, writing = os.pipe()
    arguments = [str(argument).replace("PIPE", f"/dev/fd/{reading}") for argument in arguments]

    def write():
        try:
            for block in content:
                os.write(writing, block)
        except BrokenPipeError:
            pass
        os.close(writing)

    writer = threading.Thread(target=write)
    writer.start()
    on_input = "/dev/stdin" in arguments
    with subprocess.Popen([tool.PMAPTOOL, *arguments], stdin=reading if on_input else subprocess.DEVNULL, pass_fds=[reading],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        os.close(reading)
        out, error = process.communicate(timeout=600)
    writer.join()
    return process.returncode, out, error


class InputTest(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.password = self.write("password", PASSWORD)
        self.map = self.folder / "plain.pmap"
        self.map.write_bytes(tool.ONE_PUPIL.read_bytes())
        self.map.chmod(0o644)
        self.out = self.folder / "out"

    def protect(self, name="sealed.pmap"):
        sealed = self.folder / name
        self.run_well("protect", self.map, "--password-file", self.password, "-o", sealed)
        sealed.chmod(0o644)
        return sealed


class Inputs(InputTest):
    def test_pipes_and_devices_in_a_folder_are_refused(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        link = self.folder / "link.pmap"
        link.symlink_to(pipe)
        sealed = self.protect()
        for path in (pipe, link, "/dev/zero", "/dev/null", "/dev/urandom"):
            with self.subTest(path=path):
                self.assertIn("a pipe or a device", self.run_badly(1, "costs", path))
                self.assertIn("a pipe or a device", tool.pmaptool("validate", path).stdout)
                self.assertIn("a pipe or a device", self.run_badly(1, "costs", sealed, "--password-file", path))
                self.assertIn("a pipe or a device", self.run_badly(2, "merge", self.map, self.map, path, "-o", self.out))
        self.assertIn("not a file", self.run_badly(1, "costs", self.folder))
        self.assertFalse(self.out.exists())

    def test_what_another_program_writes(self):
        content = self.map.read_bytes()
        expected = self.run_well("costs", self.map)
        blocks = [content[i:i + 1000] for i in range(0, len(content), 1000)]
        for name in ("/dev/stdin", "PIPE"):
            self.assertEqual(feed(["costs", name], blocks), (0, expected, ""))
        with open(self.map, "rb") as file:
            done = subprocess.run([tool.PMAPTOOL, "costs", "/dev/stdin"], stdin=file, capture_output=True, encoding="utf-8")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, expected, ""))

    def test_no_more_than_a_map_can_hold(self):
        written = 0

        def endless():
            nonlocal written
            while True:
                written += 1 << 20
                yield b" " * (1 << 20)

        status, out, error = feed(["costs", "/dev/stdin"], endless())
        self.assertEqual((status, out), (1, ""))
        self.assertIn("too large for a provision map", error)
        self.assertLessEqual(written, LIMIT + (2 << 20))

    def test_a_protected_map_from_a_pipe_stays_protected(self):
        sealed = self.protect().read_bytes()
        for arguments in (["write", "PIPE"], ["merge", self.map, "PIPE", self.map], ["merge", self.map, self.map, "PIPE"]):
            with self.subTest(arguments=arguments):
                done = feed([*arguments, "-o", self.out, "--password-file", self.password], [sealed])
                self.assertEqual(done, (0, "", ""))
                self.assertTrue(self.out.read_bytes().startswith(b"\x89PMAP"))
                self.out.unlink()

    def test_a_map_from_a_pipe_is_no_empty_one(self):
        """Git's empty file stands for no copy in common; a pipe has no size either, and stands for what comes out of it."""
        changed = self.write("changed.pmap", self.map.read_text(encoding="utf-8").replace("Reading", "Writing"))
        self.assertEqual(feed(["merge", "PIPE", changed, self.map, "-o", "-"], [self.map.read_bytes()]),
                         (0, self.run_well("merge", self.map, changed, self.map, "-o", "-"), ""))

    def test_passwords(self):
        sealed = self.protect()
        expected = self.run_well("costs", self.map)
        for content in (PASSWORD, PASSWORD + "second line\n", PASSWORD.strip(), PASSWORD + "x" * 100000):
            self.assertEqual(feed(["costs", sealed, "--password-file", "PIPE"], [content.encode()]), (0, expected, ""))
        for content in (b"", b"\n", b"a" * 1025, b"a" * 100000, b"correct horse, battery \xc2\xa35\0more\n", b"\xff\n", b"\0\n"):
            with self.subTest(content=content[:40]):
                status, out, error = feed(["costs", sealed, "--password-file", "PIPE"], [content])
                self.assertEqual((status, out), (1, ""))
                self.assertIn("is not a password", error)
                path = self.folder / "other"
                path.write_bytes(content)
                self.run_badly(1, "protect", self.map, "--password-file", path, "-o", self.out)
                self.assertFalse(self.out.exists())
        longest = self.write("longest", "é" * 512 + "\r\n")
        self.run_well("protect", self.map, "--password-file", longest, "-o", self.out)
        self.assertEqual(self.run_well("costs", self.out, "--password-file", longest), expected)


COMMANDS = (["costs"], ["costs", "--format", "json"], ["costs", "--format", "csv"], ["print"], ["write"],
            ["chart", "--kind", "cost-by-tier"])


class WhoMayRead(InputTest):
    def mode(self, path):
        return stat.S_IMODE(os.stat(path).st_mode)

    def make(self, arguments, umask=0):
        before = os.umask(umask)
        try:
            self.run_well(*arguments, "-o", self.out, "--password-file", self.password)
        finally:
            os.umask(before)
        return self.mode(self.out)

    def test_what_comes_of_a_map_for_its_owner_alone(self):
        private = self.folder / "private.pmap"
        private.write_bytes(self.map.read_bytes())
        private.chmod(0o600)
        # A password takes a second each time: what the umask does shows without one.
        for source, umasks in ((private, (0, 0o022, 0o777)), (self.protect(), (0,))):
            for command, *rest in COMMANDS:
                for umask in umasks:
                    with self.subTest(source=source.name, command=command, umask=oct(umask)):
                        self.out = self.folder / ("out.svg" if command == "chart" else "out")
                        self.assertEqual(self.make([command, source, *rest], umask), 0o600)
                        self.out.unlink()
            for arguments in ([self.map, source, self.map], [source, self.map, self.map], [self.map, self.map, source]):
                self.assertEqual(self.make(["merge", *arguments]), 0o600)
                self.out.unlink()
        self.assertEqual(self.make(["unprotect", self.protect()]), 0o600)

    def test_what_comes_of_any_other_map(self):
        self.assertEqual(self.make(["costs", self.map], 0o022), 0o644)
        self.out.chmod(0o640)
        self.assertEqual(self.make(["costs", self.map], 0o022), 0o640)

    def test_a_file_that_was_there(self):
        """Whoever could read the old file is not let into what comes of a private map; but a sealed one says nothing, and what
        was read itself stays with those who share it."""
        sealed = self.protect()
        self.write("out", "old").chmod(0o666)
        self.assertEqual(self.make(["costs", sealed]), 0o600)
        self.out.chmod(0o664)
        self.assertEqual(self.make(["write", sealed]), 0o664)
        private = self.folder / "private.pmap"
        private.write_bytes(self.map.read_bytes())
        private.chmod(0o600)
        self.out = self.folder / "mine.pmap"
        self.out.write_bytes(self.map.read_bytes())
        self.out.chmod(0o664)
        self.assertEqual(self.make(["merge", self.map, self.out, private]), 0o664)


if __name__ == "__main__":
    tool.main()
