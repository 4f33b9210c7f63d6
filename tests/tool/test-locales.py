#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same map gives the same bytes wherever a computer is: numbers, days, letters and order do not follow the system, and the
language of a PDF is that of its words."""

import os
import re
import tempfile

import tool

# A comma in numbers and an order of its own; an "i" of its own; digits and a direction of its own; fonts of its own.
LANGUAGES = ("de_DE", "tr_TR", "ar_EG", "ja_JP")
PUPIL = "Zoë Ågren"


class Locales(tool.ToolTest):
    def setUp(self):
        super().setUp()
        text = tool.LARKBECK.read_text(encoding="utf-8")
        text = re.sub(r'given-name="[^"]*" family-name="[^"]*"', 'given-name="Zoë" family-name="Ågren"', text, count=1)
        self.map = self.write("map.pmap", text)
        self.broken = self.write("broken.pmap", text.replace("<school ", "<school a b ", 1))

    def outputs(self, environment):
        """What each command writes and says, by its name."""
        out = self.folder / "out"
        found = {}
        commands = {
            "costs": ("costs", self.map, "--working"), "csv": ("costs", self.map, "--working", "--format", "csv"),
            "json": ("costs", self.map, "--format", "json"), "pupil": ("costs", self.map, "--pupil", PUPIL),
            "validate": ("validate", self.map, self.broken, self.folder / "absent.pmap"), "kinds": ("chart", "--list"),
            "help": ("costs", "--help"), "misused": ("costs", self.map, "--nonsense"), "compare": ("compare", self.map, tool.LARKBECK),
            "school.pdf": ("print", self.map, "-o", out), "pupil.pdf": ("print", self.map, "--pupil", PUPIL, "-o", out),
            "chart.svg": ("chart", self.map, "--kind", "cost-per-pupil", "-o", self.folder / "out.svg"),
            "chart.png": ("chart", self.map, "--kind", "cost-per-pupil", "-o", self.folder / "out.png"),
            "chart.pdf": ("chart", self.map, "--kind", "cost-by-tier", "-o", self.folder / "out.pdf"),
            "map": ("write", self.map, "-o", out), "sample": ("sample", "--pupils", "12", "--seed", "4", "-o", out),
        }
        for name, command in commands.items():
            done = tool.pmaptool(*command, env={**os.environ, "SOURCE_DATE_EPOCH": "1789462800", **environment})
            written = command[command.index("-o") + 1].read_bytes() if "-o" in command else b""
            found[name] = (done.returncode, done.stdout, done.stderr, written)
        return found

    def test_same_bytes_everywhere(self):
        localedef = tool.need("localedef")
        expected = self.outputs({"LC_ALL": "C.UTF-8", "LANGUAGE": ""})
        self.assertEqual({name for name, output in expected.items() if output[0] != 0}, {"validate", "misused", "compare"})
        environments = [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "LANGUAGE": "de"}]
        with tempfile.TemporaryDirectory() as folder:
            for language in LANGUAGES:
                locale = f"{language}.UTF-8"
                if tool.run(localedef, "-i", language, "-f", "UTF-8", os.path.join(folder, locale)).returncode == 0:
                    environments.append({"LC_ALL": locale, "LOCPATH": folder, "LANGUAGE": language})
            if len(environments) < 3:
                self.skipTest("no locales can be made here")
            for environment in environments:
                for name, output in self.outputs(environment).items():
                    with self.subTest(name, **environment):
                        self.assertEqual(output, expected[name])

    def test_a_pdf_says_the_language_of_its_words(self):
        outputs = self.outputs({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"})
        for name in ("school.pdf", "pupil.pdf", "chart.pdf"):
            self.assertIn(b"/Lang (en-GB)", outputs[name][3])
        self.assertIn(b'<svg xml:lang="en-GB" ', outputs["chart.svg"][3])


if __name__ == "__main__":
    tool.main()
