#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema is one that others can use: two validators that share no code with libxml2 find the right maps right and the wrong
ones wrong.

Arguments: the schema, then folders or files. A file below a folder called "invalid" must be refused."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import xmlschema

NAMESPACE = "https://example.com/ns/provision-map/1"


def accepted_by_xmlschema(schema, path):
    return schema.is_valid(str(path))


def accepted_by_xerces(schema_path, path):
    """Xerces-C's sample finds the schema only by a hint in the file, so it gets a copy with one."""
    text = path.read_text(encoding="utf-8")
    hint = (f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            f' xsi:schemaLocation="{NAMESPACE} {schema_path.as_uri()}" version=')
    at = text.index(" version=", text.index("<provision-map"))
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "map.xml"
        copy.write_text(text[:at] + hint + text[at + len(" version="):], encoding="utf-8")
        result = subprocess.run(["SAX2Count", "-v=always", "-f", str(copy)], capture_output=True, text=True, check=False)
    return result.returncode == 0 and "Error" not in result.stderr + result.stdout


def main():
    schema_path = pathlib.Path(sys.argv[1]).resolve()
    if shutil.which("SAX2Count") is None:
        print("SAX2Count is not installed")
        return 77
    paths = []
    for argument in map(pathlib.Path, sys.argv[2:]):
        paths += sorted(argument.rglob("*.pmap")) if argument.is_dir() else [argument]
    schema = xmlschema.XMLSchema(str(schema_path))
    wrong = 0
    for path in paths:
        expected = "invalid" not in path.parts
        for name, accepted in (("xmlschema", accepted_by_xmlschema(schema, path)),
                               ("Xerces-C", accepted_by_xerces(schema_path, path))):
            if accepted != expected:
                print(f"{path}: {name} says {'right' if accepted else 'wrong'}")
                wrong += 1
    print(f"{len(paths)} files, {wrong} surprises")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
