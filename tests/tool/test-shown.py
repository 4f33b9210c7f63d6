#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that a map or a file's name says commands a terminal, ends a line, or turns the words round it back to front."""

import unicodedata

import tool

BIDI = [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)]
CONTROLS = [chr(c) for c in (*range(0x80, 0xA0), 0x7F)]


class Shown(tool.ToolTest):
    def map_with(self, name, old='given-name="Nia"', new='given-name="Ni{}a"'):
        text = tool.ONE_PUPIL.read_text(encoding="utf-8")
        self.assertIn(old, text)
        return self.write("map.pmap", text.replace(old, new.format(name)))

    def assert_clean(self, text, lines=None):
        unclean = [c for c in text if c != "\n" and unicodedata.category(c) == "Cc" or c in BIDI]
        self.assertEqual(unclean, [], repr(text))
        if lines is not None:
            self.assertEqual(text.count("\n"), lines, repr(text))

    def test_no_map_holds_a_control_character(self):
        for character in CONTROLS:
            for form in (character, f"&#x{ord(character):x};"):
                with self.subTest(form=form):
                    path = self.map_with(form)
                    said = tool.pmaptool("validate", path)
                    self.assertEqual(said.returncode, 1)
                    self.assertIn("Given name has a character in it that cannot be seen", said.stdout)
                    self.assert_clean(said.stdout)
                    self.assert_clean(self.run_badly(1, "costs", path))

    def test_what_is_wrong_is_quoted_without_harm(self):
        for character in CONTROLS + BIDI:
            said = tool.pmaptool("validate", self.map_with(character, 'sen="K"', 'sen="{}K"'))
            self.assertEqual(said.returncode, 1)
            self.assertIn("SEN code cannot be", said.stdout)
            self.assert_clean(said.stdout)

    def test_a_name_turns_nothing_round(self):
        for character in BIDI:
            with self.subTest(character=f"U+{ord(character):04X}"):
                path = self.map_with(character)
                plain = self.run_well("costs", tool.ONE_PUPIL)
                self.assertEqual(self.run_well("costs", path), plain)
                for arguments in (["compare", tool.ONE_PUPIL, path], ["validate", path], ["costs", path, "--working"]):
                    done = tool.pmaptool(*arguments)
                    self.assert_clean(done.stdout)
                    self.assert_clean(done.stderr)
                # Programs get what the map says.
                self.assertIn(character, self.run_well("costs", path, "--format", "json"))
                self.assertIn(character, self.run_well("costs", path, "--format", "csv"))

    def test_names_of_files_and_arguments(self):
        bad = "a\x1b[31m\nb\x9b\u202ec\t\x07"
        path = self.folder / (bad + ".pmap")
        self.assert_clean(self.run_badly(1, "costs", path), 1)
        self.assert_clean(self.run_badly(2, bad), 2)
        self.assert_clean(self.run_badly(2, "costs", "--" + bad), 2)
        self.assert_clean(self.run_badly(1, "costs", tool.ONE_PUPIL, "--pupil", bad), 1)
        self.assert_clean(self.run_badly(1, "costs", tool.ONE_PUPIL, "-o", self.folder / bad / "out"), 1)
        path.write_bytes(tool.ONE_PUPIL.read_bytes())
        said, plain = (tool.pmaptool("validate", file).stdout for file in (path, tool.ONE_PUPIL))
        self.assert_clean(said, plain.count("\n"))
        folder = self.folder / ("folder" + bad)
        folder.mkdir()
        self.assert_clean(self.run_badly(1, "costs", tool.ONE_PUPIL, "-o", folder), 1)


if __name__ == "__main__":
    tool.main()
