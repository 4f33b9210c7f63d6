#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A widget and its .ui file of the same name agree; every .ui file is in the bundle.

What GTK would only say when the widget is first shown: a bound child without its id, a signal's handler that is not bound, a
class of ours that is named in the file and was never made known to the type system."""

import pathlib
import re
import xml.etree.ElementTree

import lint

CHILD = re.compile(r"gtk_widget_class_bind_template_child(?:_full|_internal|_private|_internal_private)?\s*"
                   r"\(\s*\w+\s*,\s*(\w+)\s*,\s*(\w+)")
CHILD_FULL = re.compile(r'gtk_widget_class_bind_template_child_full\s*\(\s*\w+\s*,\s*"(\w+)"')
CALLBACK = re.compile(r"gtk_widget_class_bind_template_callback(?:_full)?\s*\(\s*\w+\s*,\s*\"?(\w+)")
RESOURCE = re.compile(r'set_template_from_resource\s*\([^"]*"([^"]+)"')
ENSURE = re.compile(r"g_type_ensure\s*\(\s*(PMAP_TYPE_\w+)\s*\)")
BUNDLE = "resources/com.example.ProvisionMap.gresource.xml"


def type_macro(name):
    """PmapFooBar -> PMAP_TYPE_FOO_BAR"""
    words = re.findall(r"[A-Z][a-z0-9]*", name)
    return "_".join([words[0].upper(), "TYPE"] + [word.upper() for word in words[1:]])


def bundled(tree):
    """Files of the bundle, relative to resources/."""
    if not (tree.root / BUNDLE).exists():
        return {}
    root = xml.etree.ElementTree.fromstring(tree.text(BUNDLE))
    files = {}
    for group in root.iter("gresource"):
        for file in group.iter("file"):
            name = file.get("alias") or file.text.strip()
            files[file.text.strip()] = group.get("prefix").rstrip("/") + "/" + name
    return files


def check_pair(tree, ui, source):
    try:
        root = xml.etree.ElementTree.fromstring(tree.text(ui))
    except xml.etree.ElementTree.ParseError as error:
        yield ui, 1, f"is not well-formed: {error}"
        return
    template = root.find("template")
    if template is None:
        return
    if source is None:
        yield ui, 1, f"has a template and no source file {pathlib.Path(ui).stem}.c in src/ui"
        return
    text = tree.text(source)
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    children = {child.group(2): child.start() for child in CHILD.finditer(text) if child.group(1) != '"'}
    children.update({child.group(1): child.start() for child in CHILD_FULL.finditer(text)})
    for child, offset in children.items():
        if child not in ids and child not in ("TRUE", "FALSE"):
            yield source, lint.line_of(text, offset), f"binds the child {child}, which {ui} has not"
    callbacks = set(CALLBACK.findall(text))
    for signal in root.iter("signal"):
        if signal.get("handler") not in callbacks:
            yield ui, 1, f"names the handler {signal.get('handler')}, which {source} does not bind"
    ensured = set(ENSURE.findall(text))
    used = {element.get("class") for element in root.iter("object") if (element.get("class") or "").startswith("Pmap")}
    for name in used:
        if type_macro(name) not in ensured:
            yield source, 1, f"lacks g_type_ensure ({type_macro(name)}): {ui} uses {name}"


def check(tree):
    files = bundled(tree)
    sources = {pathlib.Path(path).stem: path for path in tree.files(r"src/ui/.*\.c$")}
    names = set()
    for ui in tree.files(r"resources/.*\.ui$"):
        name = ui[len("resources/"):]
        names.add(pathlib.Path(ui).stem)
        if name not in files:
            yield ui, 1, f"is not in {BUNDLE}"
        yield from check_pair(tree, ui, sources.get(pathlib.Path(ui).stem))
    for path in sources.values():
        text = tree.text(path)
        if "gtk_widget_class_bind_template_child" in text and pathlib.Path(path).stem not in names:
            yield path, 1, f"binds template children and has no {pathlib.Path(path).stem}.ui"
        for resource in RESOURCE.finditer(text):
            if resource.group(1) not in files.values() and not any(
                    name.endswith("/" + resource.group(1).lstrip("/")) for name in files.values()):
                yield path, lint.line_of(text, resource.start()), f"{resource.group(1)} is not in the bundle"


if __name__ == "__main__":
    lint.run(check)
