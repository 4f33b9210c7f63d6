#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of a map's file, for a fuzzer to put together: make-dictionary.py SCHEMA. The elements, attributes and words of the schema,
with what XML itself has."""

import re
import sys

SYNTAX = ["<provision-map", "</provision-map>", ' xmlns="https://example.com/ns/provision-map/1"', ' xmlns:x="urn:x"', ' xmlns=""',
          ' version="1.0"', ' version="1.9"', ' version="2.0"', "/>", "2026-09-01", "&amp;", "&#38;", "&#x0A;", "&lt;", "]]>", "-->",
          "?>", "<!--", "<![CDATA[", "<!DOCTYPE", "\\xef\\xbb\\xbf"]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = file.read()
    words = list(SYNTAX)
    words += ["<" + name for name in re.findall(r'<xs:element name="([^"]+)"', schema)]
    words += [f' {name}="' for name in re.findall(r'<xs:attribute name="([^"]+)"', schema)]
    words += re.findall(r'<xs:enumeration value="([^"]+)"', schema)
    for word in dict.fromkeys(words):
        print('"' + word.replace('"', '\\"') + '"')


main()
