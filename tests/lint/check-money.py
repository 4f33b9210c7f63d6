#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No floating point where money and dates are computed, no clock and no locale where figures are: base, model, calc, xml."""

import re

import lint

FLOATING = re.compile(r"\b(double|float|gdouble|gfloat|G_TYPE_DOUBLE|G_TYPE_FLOAT|g_param_spec_(?:double|float)|strtod|strtof|atof"
                      r"|g_strtod|g_ascii_strtod|g_ascii_dtostr|g_ascii_formatd|mpf_\w+|mpq_get_d|mpz_get_d)\b")
IMPURE = re.compile(r"\b(g_date_time_new_now\w*|g_get_real_time|g_get_monotonic_time|time|localtime\w*|gmtime\w*|setlocale"
                    r"|localeconv|g_random_\w+|rand|random)\s*\(")


def check(tree):
    for path in tree.files(r"src/(base|model|calc|history|xml)/.*\.[ch]$"):
        code = tree.code(path)
        for match in FLOATING.finditer(code):
            yield path, lint.line_of(code, match.start()), f"floating point near money: {match.group()}"
        if lint.room_of(path) == "calc":
            for match in IMPURE.finditer(code):
                yield path, lint.line_of(code, match.start()), f"a figure must follow from the document alone: {match.group(1)}"


if __name__ == "__main__":
    lint.run(check)
