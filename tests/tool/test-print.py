#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pmaptool print and chart, looked at with other programs: lines add up to the totals, and one pupil's copy has nobody else."""

import csv
import decimal
import io
import json
import os
import re
import shutil
import xml.etree.ElementTree as ElementTree
import zlib

import tool

AMOUNT = re.compile(r"£([\d,]+\.\d\d)")
PUPIL = "u-amira-haddad"
TARGET = "t-amira-tens"


def pupils():
    root = ElementTree.parse(tool.LARKBECK).getroot()
    return root.findall(f"{{{tool.NAMESPACE}}}pupil")


class Print(tool.ToolTest):
    def print_map(self, *arguments, file=tool.LARKBECK):
        path = self.folder / "map.pdf"
        self.run_well("print", file, "-o", path, *arguments)
        return path

    def read(self, path):
        return tool.run(tool.need("pdftotext"), "-layout", path, "-").stdout

    def test_each_pupils_lines_add_up(self):
        costs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))
        for pupil in costs["pupils"][::7] + [costs["pupils"][-2]]:
            shares = [share["amount"] for intervention in costs["interventions"] for share in intervention["shares"]
                      if share["pupil"] == pupil["id"]]
            self.assertEqual(sum(map(decimal.Decimal, shares)), decimal.Decimal(pupil["total"]))
            text = self.read(self.print_map("--pupil", pupil["id"]))
            printed = [amount.replace(",", "") for amount in AMOUNT.findall(text)]
            for amount in [*shares, pupil["total"]]:
                self.assertIn(amount, printed, pupil["id"])

    def test_the_schools_copy_says_how_costs_come_about(self):
        costs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))
        told = self.read(self.print_map())
        working = told[told.index("How these costs come about"):]
        for intervention in costs["interventions"]:
            if intervention["total"] != "0.00":
                self.assertIn(intervention["total"], working.replace(",", ""), intervention["id"])
        self.assertRegex(working, r"Teaching assistant, level 3 +£14\.36 × 1\.30 +\(25 \+ 5\) × 5 = 150 +18\.8 +£877\.40")
        self.assertIn("94 teaching days ÷ 5 = 18.8 weeks (14 September 2026 to 12 February 2027)", " ".join(working.split()))

    def test_a_table_for_a_spreadsheet(self):
        total = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))["total"]
        tables = {}
        for kind in ("budget", "payers"):
            path = self.folder / f"{kind}.csv"
            self.run_well("print", tool.LARKBECK, "--report", kind, "--today", "2026-11-30", "-o", path)
            tables[kind] = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        self.assertEqual([row["Month"] for row in tables["budget"]][:2] + [tables["budget"][-1]["Month"]],
                         ["Sep 2026", "Oct 2026", "Aug 2027"])
        for row in tables["budget"]:
            self.assertEqual(decimal.Decimal(row["To date, as planned"]) + decimal.Decimal(row["Still to come"]),
                             decimal.Decimal(row["Counts against the budget"]))
        self.assertEqual(sum(decimal.Decimal(row["Pays"]) for row in tables["payers"]), decimal.Decimal(total))
        self.run_badly(2, "print", tool.LARKBECK, "--report", "school", "-o", self.folder / "school.csv")

    def test_no_rates_are_on_a_parents_copy(self):
        rates = {rate.get("hourly") for rate in ElementTree.parse(tool.LARKBECK).iter(f"{{{tool.NAMESPACE}}}rate")}
        self.assertGreater(len(rates), 5)
        for pupil in pupils()[::6]:
            text = self.read(self.print_map("--pupil", pupil.get("id")))
            self.assertNotIn("An hour", text)
            for rate in rates:
                self.assertNotIn(f"£{decimal.Decimal(rate):.2f} ", text)

    def test_nobody_else_is_on_a_pupils_copy(self):
        everybody = pupils()
        for pupil in everybody[::1 if tool.SCALE > 1 else 6]:
            path = self.print_map("--pupil", pupil.get("id"))
            text = self.read(path)
            hidden = path.read_bytes() + b"".join(self.streams(path.read_bytes()))
            self.assertIn(pupil.get("given-name"), text)
            self.assertNotIn(pupil.get("upn"), text)
            for other in everybody:
                if other is pupil:
                    continue
                for word in (other.get("given-name"), other.get("family-name"), other.get("upn"), other.get("id")):
                    # As part of a longer word it may be there, which takes longer to tell.
                    if word in text:
                        self.assertNotRegex(text, rf"\b{word}\b", pupil.get("id"))
                    if word.encode() in hidden:
                        self.assertIsNone(re.search(rb"\b" + word.encode() + rb"\b", hidden), (pupil.get("id"), word))

    def write_with_names(self):
        """A map in which what is said of Amira names two other children, one for certain."""
        path = self.folder / "names.pmap"
        text = tool.LARKBECK.read_text()
        start = text.index("<views>", text.index(f'id="{PUPIL}"'))
        end = text.index("</views>", start)
        views = "<views>I sit by kofi. I like Row."
        path.write_text(text[:start] + views + text[end:])
        return path

    def test_names_of_others(self):
        path, out = self.write_with_names(), self.folder / "out.pdf"
        for names, status, expected in (
            ((), 0, "I sit by another pupil. I like another pupil."),
            (("--names=replace",), 0, "I sit by another pupil. I like another pupil."),
            (("--names=keep",), 0, "I sit by another pupil. I like Row."),
            (("--names=ask-list",), 3, None),
            (("--names=nonsense",), 2, None),
        ):
            out.unlink(missing_ok=True)
            result = tool.pmaptool("print", path, "--pupil", PUPIL, "-o", out, *names)
            self.assertEqual(result.returncode, status, result.stderr)
            self.assertEqual(out.exists(), status == 0)
            if status == 2:
                continue
            self.assertIn("replaced: “kofi” (Kofi Mensah-Lloyd: a name), in “What the pupil says”: I sit by kofi.", result.stderr)
            self.assertRegex(result.stderr, r"(kept|replaced, perhaps needlessly): “Row” \(Rowan Pike: a name that is a word as well\)")
            if expected:
                self.assertIn(expected, " ".join(self.read(out).split()))

    @staticmethod
    def streams(pdf):
        for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
            try:
                yield zlib.decompress(match.group(1))
            except zlib.error:
                yield match.group(1)

    def test_nobodys_pay_is_on_a_pupils_copy(self):
        text = self.read(self.print_map("--pupil", PUPIL))
        for rate in ("13.05", "14.36", "16.74", "31.86"):
            self.assertNotIn(rate, text)

    def test_by_name(self):
        self.assertEqual(self.read(self.print_map("--pupil", "amira haddad")), self.read(self.print_map("--pupil", PUPIL)))

    def test_a_map_of_one_pupil_prints_that_pupil(self):
        text = self.read(self.print_map(file=tool.ONE_PUPIL))
        self.assertIn("Nia Calloway", text)

    def test_the_school(self):
        total = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))["total"]
        text = self.read(self.print_map())
        self.assertIn(f"£{decimal.Decimal(total):,}", text)
        self.assertEqual(self.read(self.print_map("--report", "school")), text)
        for pupil in pupils():
            self.assertIn(f"{pupil.get('given-name')} {pupil.get('family-name')}", text)

    def test_every_report_that_the_help_names(self):
        kinds = re.search(r"--report=KIND +([a-z, -]+) or ([a-z]+);", self.run_well("print", "--help"))
        kinds = [*kinds.group(1).split(", "), kinds.group(2)]
        self.assertGreaterEqual(set(kinds), {"pupil", "school", "groups", "provisions"})
        for kind in kinds:
            whom = ["--pupil", PUPIL] if kind == "pupil" else []
            self.assertIn("Larkbeck Primary School", self.read(self.print_map("--report", kind, *whom)), kind)
            if kind != "pupil":
                refused = self.run_badly(2, "print", tool.LARKBECK, "-o", self.folder / "x.pdf", "--report", kind, "--pupil", PUPIL)
                self.assertIn("not about one pupil", refused)
        refused = self.run_badly(2, "print", tool.LARKBECK, "-o", self.folder / "x.pdf", "--report", "grups")
        for kind in kinds:
            self.assertIn(kind, refused)

    def test_a_table_has_every_record_and_the_totals(self):
        costs = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json"))
        path = self.print_map("--report", "groups", "--today", "2026-11-20")
        told = self.read(path)
        self.assertEqual([amount.replace(",", "") for amount in re.findall(r"£([\d,]+\.\d\d)", told)].count(costs["total"]), 1)
        self.assertRegex(told, r"30 groups +1 overdue +95 +£77,442\.50")
        for intervention in costs["interventions"]:
            if intervention["total"] != "0.00":
                self.assertIn(intervention["total"], told.replace(",", ""), intervention["id"])
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", tool.run(tool.need("pdfinfo"), path).stdout)
        self.assertGreater(float(size.group(1)), float(size.group(2)))

    def test_the_same_bytes_at_the_same_moment(self):
        os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
        self.addCleanup(os.environ.pop, "SOURCE_DATE_EPOCH")
        first = self.print_map("--pupil", PUPIL).read_bytes()
        self.assertEqual(self.print_map("--pupil", PUPIL).read_bytes(), first)
        self.assertIn(b"20231114", first)

    def test_another_program_finds_it_sound(self):
        done = tool.run(tool.need("qpdf"), "--check", self.print_map("--pupil", PUPIL))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_standard_output(self):
        done = tool.subprocess.run([tool.PMAPTOOL, "print", tool.ONE_PUPIL, "-o", "-"], capture_output=True, check=True)
        self.assertTrue(done.stdout.startswith(b"%PDF-"))


class Chart(tool.ToolTest):
    def kinds(self):
        """What can be drawn, and of whom."""
        for line in self.run_well("chart", "--list").splitlines():
            whom = ["--pupil", PUPIL] if "--pupil" in line else []
            yield line.split()[0], whom + (["--target", TARGET] if "--target" in line else [])

    def draw(self, kind, name, *arguments):
        path = self.folder / name
        self.run_well("chart", tool.LARKBECK, "--kind", kind, "-o", path, *arguments)
        return path.read_bytes()

    def test_every_kind_in_every_format(self):
        kinds = list(self.kinds())
        self.assertGreaterEqual(len(kinds), 17)
        for kind, whom in kinds:
            svg = ElementTree.fromstring(self.draw(kind, "chart.svg", *whom))
            self.assertEqual(svg.tag, "{http://www.w3.org/2000/svg}svg", kind)
            self.assertTrue(self.draw(kind, "chart.png", *whom).startswith(b"\x89PNG\r\n"), kind)
            self.assertTrue(self.draw(kind, "chart.pdf", *whom).startswith(b"%PDF-"), kind)

    def test_width(self):
        png = self.draw("cost-by-tier", "chart.png", "--width", "700")
        self.assertEqual(int.from_bytes(png[16:20], "big"), 1400)

    def test_figures_are_those_of_the_costs(self):
        total = json.loads(self.run_well("costs", tool.LARKBECK, "--format", "json", "--period", "Autumn"))["total"]
        (self.folder / "chart.pdf").write_bytes(self.draw("cost-by-tier", "chart.pdf", "--period", "Autumn"))
        text = tool.run(tool.need("pdftotext"), self.folder / "chart.pdf", "-").stdout
        amounts = [decimal.Decimal(amount.replace(",", "")) for amount in re.findall(r"£([\d,]+(?:\.\d\d)?)", text)]
        self.assertTrue(any(abs(sum(pair) - decimal.Decimal(total)) <= 1 for pair in
                            [(a, b) for a in amounts for b in amounts]) or decimal.Decimal(total) in amounts, text)



class Exports(tool.ToolTest):
    """Whatever a command writes is there in full or not at all; what goes wrong is said of that file."""

    COMMANDS = (("print",), ("chart", "--kind", "cost-by-tier"), ("costs",), ("write",), ("sample", "--pupils", "3"))
    ENDINGS = {"print": "pdf", "chart": "svg", "costs": "csv", "write": "pmap", "sample": "pmap"}

    def commands(self):
        for command, *options in self.COMMANDS:
            file = () if command == "sample" else (tool.LARKBECK,)
            yield command, (command, *file, *options, "-o"), f"out.{self.ENDINGS[command]}"

    def test_a_failure_names_the_file(self):
        (self.folder / "file").write_text("")
        for command, arguments, name in self.commands():
            folder = self.folder / command / name
            folder.mkdir(parents=True)
            for out, why in ((folder, "what is there under this name is not a file. Choose another name."),
                             (self.folder / "gone" / name, "the folder is no longer there. Connect the drive again, or choose another "
                                                           "folder."),
                             (self.folder / "file" / name, "the folder is no longer there. Connect the drive again, or choose another "
                                                           "folder."),
                             (self.folder / ("x" * 300 + name), "the name is too long. Choose a shorter name.")):
                with self.subTest(command, out=out):
                    said = self.run_badly(1, *arguments, out)
                    self.assertEqual(said, f"pmaptool {command}: “{out.name}” could not be saved: {why}\n")

    def test_a_full_disk_leaves_what_was_there(self):
        if os.getuid() != 0 or not shutil.which("mount"):
            self.skipTest("needs to mount a small disk")
        disk = self.folder / "disk"
        disk.mkdir()
        if tool.run("unshare", "-m", "true").returncode != 0:
            self.skipTest("no file systems of one's own here")
        for command, arguments, name in self.commands():
            out = disk / name
            script = (f"mount -t tmpfs -o size=12k none {disk} && echo before >{out} && head -c 100000 /dev/zero >{disk}/fill; "
                      + " ".join(map(str, (tool.PMAPTOOL, arguments[0], "--force", *arguments[1:], out))) + f"; echo $?; cat {out}")
            done = tool.run("unshare", "-m", "sh", "-c", script)
            with self.subTest(command):
                self.assertEqual(done.stdout, "1\nbefore\n", done.stderr)
                self.assertIn(f"“{name}” could not be saved: the disk is full. Make room on it, or choose another place.", done.stderr)


if __name__ == "__main__":
    tool.main()
