#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps under a password, as a head of IT would handle them: in scripts, with the password in a file."""

import os
import resource
import stat
import subprocess
import sys

import tool

PASSWORD = "correct horse, battery £5"


class Protect(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.password = self.write("password", PASSWORD + "\r\nsecond line\n")
        self.wrong = self.write("wrong", "incorrect horse\n")
        self.sealed = self.folder / "sealed.pmap"
        self.key = self.run_well("protect", tool.ONE_PUPIL, "--password-file", self.password, "-o", self.sealed)

    def test_there_and_back(self):
        self.assertRegex(self.key, r"^[0-9A-Z]{5}(-[0-9A-Z]{5}){7}\n$")
        plain, sealed = tool.ONE_PUPIL.read_bytes(), self.sealed.read_bytes()
        self.assertTrue(sealed.startswith(b"\x89PMAP\r\n\x1a"))
        for word in (b"provision-map", b"pupil", b"urn", b"xmlns"):
            self.assertIn(word, plain)
            self.assertNotIn(word, sealed)
        self.run_well("unprotect", self.sealed, "--password-file", self.password, "-o", self.folder / "again.pmap")
        self.assertEqual((self.folder / "again.pmap").read_bytes(), plain)

    def test_the_recovery_key_opens_it(self):
        key = self.write("key", self.key.lower().replace("-", " "))
        self.assertEqual(self.run_well("unprotect", self.sealed, "--password-file", key, "-o", "-").encode(),
                         tool.ONE_PUPIL.read_bytes())

    def test_each_command_that_reads_a_map(self):
        option = ("--password-file", self.password)
        for command, *rest in (["costs"], ["costs", "--format", "json"], ["chart", "--list"],
                               ["chart", "--kind", "cost-by-tier", "-o", self.folder / "chart.svg"],
                               ["print", "-o", self.folder / "map.pdf"]):
            self.assertEqual(self.run_well(command, self.sealed, *rest, *option), self.run_well(command, tool.ONE_PUPIL, *rest))
        self.run_well("compare", self.sealed, tool.ONE_PUPIL, *option)
        plain = tool.pmaptool("validate", tool.ONE_PUPIL)
        done = tool.pmaptool("validate", self.sealed, *option)
        self.assertEqual(done.returncode, plain.returncode)
        self.assertEqual(done.stdout.replace(str(self.sealed), str(tool.ONE_PUPIL)), plain.stdout)
        # A password that nobody asks for does no harm.
        self.assertEqual(self.run_well("costs", tool.ONE_PUPIL, *option), self.run_well("costs", tool.ONE_PUPIL))

    def test_what_comes_of_a_protected_map_stays_protected(self):
        for arguments in (["write", self.sealed], ["merge", tool.ONE_PUPIL, self.sealed, tool.ONE_PUPIL]):
            out = self.folder / "out.pmap"
            self.run_well(*arguments, "-o", out, "--password-file", self.password)
            self.assertTrue(out.read_bytes().startswith(b"\x89PMAP"))
            self.assertEqual(self.run_well("unprotect", out, "--password-file", self.password, "-o", "-").encode(),
                             tool.ONE_PUPIL.read_bytes())

    def test_memory_that_cannot_be_locked_is_said_once(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))

        probe = "import ctypes; raise SystemExit(ctypes.CDLL(None).mlock(ctypes.create_string_buffer(8), 8) == 0)"
        if subprocess.run([sys.executable, "-c", probe], preexec_fn=limit).returncode != 0:
            self.skipTest("who runs this may lock memory whatever the limit")
        done = tool.run(tool.PMAPTOOL, "compare", self.sealed, self.sealed, "--password-file", self.password, preexec_fn=limit)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertEqual(done.stderr.count("swap space"), 1, done.stderr)

    def test_what_goes_wrong_is_told_apart(self):
        self.assertIn("--password-file", self.run_badly(1, "costs", self.sealed))
        self.assertIn("not the password", self.run_badly(1, "costs", self.sealed, "--password-file", self.wrong))
        self.run_badly(1, "costs", self.sealed, "--password-file", self.folder / "absent")
        self.run_badly(1, "costs", self.sealed, "--password-file", self.write("empty", "\nsecret\n"))
        sealed = bytearray(self.sealed.read_bytes())
        for place in (100, -1):
            damaged = self.folder / "damaged.pmap"
            sealed[place] ^= 1
            damaged.write_bytes(sealed)
            sealed[place] ^= 1
            self.assertIn("is damaged", self.run_badly(1, "costs", damaged, "--password-file", self.password))
        self.assertIn("already", self.run_badly(1, "protect", self.sealed, "--password-file", self.password, "-o",
                                                self.folder / "twice.pmap"))
        self.run_badly(1, "protect", self.write("no.pmap", "no map"), "--password-file", self.password, "-o",
                       self.folder / "no-sealed.pmap")
        self.assertFalse((self.folder / "no-sealed.pmap").exists())

    def test_the_recovery_key_in_a_file(self):
        key, out = self.folder / "key", self.folder / "second.pmap"
        arguments = ["protect", tool.ONE_PUPIL, "--password-file", self.password, "--recovery-key-file", key, "-o", out]
        self.assertEqual(self.run_well(*arguments), "")
        self.assertEqual(stat.S_IMODE(os.stat(key).st_mode), 0o600)
        self.run_well("costs", out, "--password-file", key)
        before = out.read_bytes()
        self.run_badly(1, *arguments)                    # a key that is there is not written over, nor the map it opens
        self.assertEqual(out.read_bytes(), before)


if __name__ == "__main__":
    tool.main()
