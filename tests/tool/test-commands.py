#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How pmaptool speaks: help, exit statuses, and what it does with a command line that makes no sense."""

import os
import re

import tool

PAGE = (tool.SOURCE / "data" / "pmaptool.1.in").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.SS ([a-z]+)$", PAGE.split(".SH COMMANDS\n")[1].split(".SH ")[0], re.MULTILINE)


class Commands(tool.ToolTest):
    def test_help_lists_the_commands(self):
        told = re.findall(r"^  ([a-z]+) ", self.run_well("--help"), re.MULTILINE)
        self.assertIn("validate", told)
        self.assertEqual(sorted(told), sorted(COMMANDS), "data/pmaptool.1.in has a section for each command")

    def test_the_schema_is_that_of_the_data(self):
        self.assertEqual(self.run_well("schema"), (tool.SOURCE / "data" / "provision-map-1.xsd").read_text(encoding="utf-8"),
                         "make it anew: pmaptool schema > data/provision-map-1.xsd")

    def test_each_command_explains_itself(self):
        for command in COMMANDS:
            text = self.run_well(command, "--help")
            self.assertTrue(text.startswith("Usage:\n"), command)
            self.assertIn(f"pmaptool {command} ", text)

    def test_the_man_page_names_each_command_and_option(self):
        page = PAGE.replace("\\-", "-")
        for command in COMMANDS:
            self.assertIn(f".SS {command}\n", page)
            for word in re.findall(r"--[a-z-]+", self.run_well(command, "--help")):
                if word != "--help":
                    self.assertIn(word, page, command)

    def test_version(self):
        self.assertRegex(self.run_well("--version"), r"^pmaptool \d+\.\d+\.\d+\n$")

    def test_misuse(self):
        larkbeck = tool.LARKBECK
        for arguments in (
            [], ["frobnicate"], ["--frobnicate"],
            ["validate"], ["validate", "--frobnicate", larkbeck],
            ["costs"], ["costs", larkbeck, larkbeck], ["costs", larkbeck, "--format", "xls"],
            ["costs", larkbeck, "--period", "christmas"], ["costs", larkbeck, "--today", "3/4/25"],
            ["costs", larkbeck, "--period", "2026-12-18..2026-09-01"],
            ["print"], ["print", larkbeck], ["print", larkbeck, "-o", "x.pdf", "--report", "novel"],
            ["print", larkbeck, "-o", "x.pdf", "--report", "pupil"],
            ["print", larkbeck, "-o", "x.pdf", "--report", "school", "--pupil", "u-amira-haddad"],
            ["chart"], ["chart", larkbeck, "-o", "x.svg"], ["chart", larkbeck, "--kind", "pie", "-o", "x.svg"],
            ["chart", larkbeck, "--kind", "cost-by-tier", "-o", "x.gif"],
            ["chart", larkbeck, "--kind", "cost-by-tier", "-o", "x.svg", "--width", "7"],
            ["chart", larkbeck, "--kind", "pupil-cost-by-tier", "-o", "x.svg"],
            ["chart", larkbeck, "--kind", "cost-by-tier", "--pupil", "u-amira-haddad", "-o", "x.svg"],
            ["chart", larkbeck, "--kind", "target-progress", "--pupil", "u-amira-haddad", "-o", "x.svg"],
            ["chart", larkbeck, "--kind", "cost-by-tier", "--target", "t-amira-tens", "-o", "x.svg"],
            ["write"], ["write", larkbeck],
            ["compare"], ["compare", larkbeck], ["compare", larkbeck, larkbeck, "--format", "xls"],
            ["merge"], ["merge", larkbeck, larkbeck, "-o", "x.pmap"], ["merge", larkbeck, larkbeck, larkbeck],
            ["merge", larkbeck, larkbeck, larkbeck, "-o", "x.pmap", "--prefer", "both"],
            ["protect"], ["protect", larkbeck], ["protect", larkbeck, "-o", "x.pmap"],
            ["protect", larkbeck, "--password-file", larkbeck], ["protect", larkbeck, "-o", "-", "--password-file", larkbeck],
            ["unprotect"], ["unprotect", larkbeck], ["unprotect", larkbeck, "-o", "x.pmap"],
            ["import"], ["import", larkbeck], ["import", larkbeck, larkbeck, "--as", "trail"],
            ["import", larkbeck, larkbeck, "--as", "planets"], ["import", larkbeck, larkbeck, "--replace"],
            ["menu"], ["menu", larkbeck, "--starter", "primary"], ["menu", "--starter", "university"],
            ["schema", larkbeck], ["schema", "--frobnicate"],
            ["sample"], ["sample", "more", "-o", "x.pmap"], ["sample", "--pupils", "0", "-o", "x.pmap"],
            ["sample", "--pupils", "20001", "-o", "x.pmap"], ["sample", "--memberships", "-1", "-o", "x.pmap"],
        ):
            self.run_badly(2, *arguments)
        self.assertEqual(os.listdir(self.folder), [])

    def test_what_is_not_there(self):
        self.run_badly(1, "costs", self.folder / "absent.pmap")
        self.run_badly(1, "costs", self.folder)
        self.assertIn("nobody", self.run_badly(1, "costs", tool.LARKBECK, "--pupil", "nobody"))
        self.assertIn("own, anyshire", self.run_badly(1, "costs", tool.LARKBECK, "--rates", "barset"))
        self.run_badly(1, "costs", tool.LARKBECK, "--intervention", "u-amira-haddad")
        self.run_badly(1, "print", tool.LARKBECK, "--pupil", "nobody", "-o", self.folder / "x.pdf")
        self.run_badly(1, "write", tool.LARKBECK, "-o", self.folder / "no" / "such" / "folder.pmap")

    def test_a_full_disk_is_a_failure(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        for arguments in (["costs", tool.LARKBECK], ["write", tool.LARKBECK, "-o", "-"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = tool.subprocess.run([tool.PMAPTOOL, *arguments], stdout=full, stderr=tool.subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"No space left", done.stderr)

    def test_output_is_utf8_in_any_locale(self):
        done = tool.pmaptool("costs", tool.LARKBECK, env=dict(os.environ, LC_ALL="C"))
        self.assertEqual(done.returncode, 0)
        self.assertIn("£", done.stdout)
        self.assertIn("Zoë", done.stdout)


if __name__ == "__main__":
    tool.main()
