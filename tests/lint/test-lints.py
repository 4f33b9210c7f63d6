#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each lint finds what it is for, in a small made-up project, and is silent once that is put right."""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
HEADER = SPDX + "#pragma once\n"
BUNDLE = "resources/com.example.ProvisionMap.gresource.xml"


def bundle(*files):
    return '<gresources><gresource prefix="/p">' + "".join(f"<file>{file}</file>" for file in files) + "</gresource></gresources>"


def template(body):
    return f'<interface><template class="PmapFoo" parent="GtkWidget">{body}</template></interface>'


# The lint, the files, and what it must say; nothing when the files are good.
CASES = [
    ("check-layers", {"src/model/a.c": '#include "ui/pmap-window.h"\n'}, "model must not include ui"),
    ("check-layers", {"src/calc/a.c": '#include "history/pmap-history.h"\n'}, "calc must not include history"),
    ("check-layers", {"src/ui/pages/a.c": '#include "xml/pmap-reader.h"\n'}, "ui must not include xml"),
    ("check-layers", {"src/store/a.c": "#include <gtk/gtk.h>\n"}, "store must not know GTK"),
    ("check-layers", {"src/model/a.h": "#  include <cairo.h>\n"}, "model must not know cairo"),
    ("check-layers", {"src/ui/a.c": "#include <libxml/tree.h>\n"}, "ui must not know libxml2"),
    ("check-layers", {"src/store/a.c": "#include <sys/stat.h>\n", "src/store/posix/b.c": "#include <unistd.h>\n"},
     "a.c:1: only src/store/posix/ may know"),
    ("check-layers", {"src/base/a.c": '#include "pmap-b.h"\n', "src/base/pmap-b.h": HEADER}, "name the room"),
    ("check-layers", {"src/extra/a.c": ""}, "not a room"),
    ("check-layers", {"src/ui/a.c": '#include "config.h"\n#include "model/pmap-pupil.h"\n#include <gtk/gtk.h>\n'}, None),

    ("check-format", {"src/base/a.c": "int\nmain (void)\n{\n    return 0;\n}\n"}, "a.c:4: is not as clang-format writes it"),
    ("check-format", {"src/base/a.c": "int\nmain (void)\n{\n  return twice(0);\n}\n"}, "a.c:4: is not as clang-format writes it"),
    ("check-format", {"tests/a.c": "int main (void)\n{\n  return 0;\n}\n"}, "a.c:1: is not as clang-format writes it"),
    ("check-format", {"src/base/a.c": "int\nmain (void) {\n  return 0;\n}\n"}, "a.c:2: is not as clang-format writes it"),
    ("check-format", {"src/base/a.c": "int\nmain (void)\n{\n  if (a)\n    return 1; return 0;\n}\n"}, "a.c:5: is not as"),
    ("check-format", {"src/base/a.c": "int\nmain (void)\n{\n  call (a,\n    b);\n}\n"}, "a.c:5: is not as clang-format writes it"),
    ("check-format", {"src/base/a.h": "void         add   (Part        *self,\n                    const char  *name,\n"
                      "                    GError     **error);\n",
                      "src/base/a.c": "static const char *const names[] = {\n  N_(\"January\"), N_(\"February\"),\n  N_(\"March\"),\n};\n\n"
                      "int\nmain (int   n,\n      char *words[])\n{\n  int private = 1;         /* beside it */\n\n"
                      "  print (_(\"%s: %s\"), a ? _(\"yes\") : _(\"no\"),\n         b, c);\n  return a && b\n         && private;\n}\n"
                      "/* clang-format off */\nint a=1;\n/* clang-format on */\n"}, None),

    ("check-headers", {"src/base/a.h": SPDX}, "#pragma once"),
    ("check-headers", {"src/base/a.h": HEADER + "GPtrArray *things (void);\n"}, "does not compile alone"),
    ("check-headers", {"src/base/a.h": HEADER, "src/base/a.c": '#include "config.h"\n#include <glib.h>\n#include "base/a.h"\n'},
     "include the own header first"),
    ("check-headers", {"src/base/a.h": HEADER + "GPtrArray *things (void);\n", "src/base/a-private.h": HEADER + "#include <glib.h>\n",
                       "src/base/a.c": '#include "base/a-private.h"\n#include "base/a.h"\n'}, "a.h:1: does not compile alone"),
    ("check-headers", {"src/base/a.h": HEADER, "src/base/a.c": '#include "config.h"\n\n#include "base/a.h"\n#include <glib.h>\n',
                       "src/base/b.h": HEADER + "#include <glib.h>\nGPtrArray *things (void);\n"}, None),
    ("check-headers", {"src/base/a.h": HEADER + "#include <glib.h>\n",
                       "src/base/a.c": '#include "base/a.h"\nchar *\nname (GFile *file)\n{\n  return g_file_get_path (file);\n}\n'},
     "a.c:3: includes no header that has GFile"),
    ("check-headers", {"src/ui/a.h": HEADER, "src/ui/a.c": '#include "ui/a.h"\nGtkWidget *a;\n'}, "a.c:2: includes no header that has GtkWidget"),
    ("check-headers", {"src/ui/a.h": HEADER + "#include <gtk/gtk.h>\n",
                       "src/ui/a.c": '#include "ui/a.h"\nGtkWidget *a;\nGListModel *b;\ncairo_t *c;\n'}, None),
    ("check-headers", {"src/precompiled/core.h": SPDX + "#include <glib.h>\n"}, None),

    ("check-writing", {"src/ui/a.c": "g_file_replace_contents_bytes_async (file, bytes);\n"}, "only the store writes files"),
    ("check-writing", {"src/ui/a.c": "g_file_set_contents_full (path, data);\n"}, "not g_file_set_contents_full()"),
    ("check-writing", {"src/report/a.c": "s = cairo_pdf_surface_create (name, 1, 1);\n"}, "not cairo_pdf_surface_create()"),
    ("check-writing", {"src/report/a.c": "cairo_surface_write_to_png (surface, name);\n"}, "not cairo_surface_write_to_png()"),
    ("check-writing", {"src/tool/a.c": "f = fopen (path, \"w\");\n"}, "not fopen()"),
    ("check-writing", {"src/tool/a.c": "fd = g_open (path, O_WRONLY | O_CREAT, 0600);\n"}, "not g_open()"),
    ("check-writing", {"src/store/a.c": "f = fopen (path, \"w\");\n",
                       "src/tool/a.c": "f = fopen (path, \"r\");\nfd = g_open (path, O_RDONLY, 0);\n",
                       "src/report/a.c": "cairo_pdf_surface_create_for_stream (f, d, 1, 1); cairo_surface_write_to_png_stream (s, f, d);\n",
                       "src/ui/a.c": "gtk_widget_class_open (x);\n/* fopen (path) */\n"}, None),

    ("check-potfiles", {"po/POTFILES.in": "", "src/ui/a.c": 'puts (_("Hello"));\n'}, "src/ui/a.c:1: has strings"),
    ("check-potfiles", {"po/POTFILES.in": "", "resources/ui/a.ui": '<p translatable="yes">Hello</p>\n'}, "a.ui:1: has strings"),
    ("check-potfiles", {"po/POTFILES.in": "src/ui/a.c\n", "src/ui/a.c": '/* _("Hello") */\n'}, "nothing to translate"),
    ("check-potfiles", {"po/POTFILES.in": "src/gone.c\n"}, "does not exist"),
    ("check-potfiles", {"po/POTFILES.in": "src/b.c\nsrc/a.c\n", "src/a.c": '_("A")\n', "src/b.c": '_("B")\n'}, "not sorted"),
    ("check-potfiles", {"po/POTFILES.in": "src/a.c\nsrc/b.c\n", "src/a.c": 'N_("A")\n', "src/b.c": 'ngettext ("B", "C", n)\n'}, None),

    ("check-translations", {"po/POTFILES.in": "src/gone.c\n"}, "cannot be made"),
    ("check-translations", {"po/POTFILES.in": "src/a.c\n", "src/a.c": '_("New");\n'}, None),

    ("check-templates", {BUNDLE: bundle("ui/foo.ui"), "resources/ui/foo.ui": template("<child/>"),
                         "src/ui/foo.c": "gtk_widget_class_bind_template_child (widget_class, PmapFoo, name);\n"},
     "binds the child name"),
    ("check-templates", {BUNDLE: bundle("ui/foo.ui"), "resources/ui/foo.ui": template('<signal name="a" handler="go_cb"/>'),
                         "src/ui/foo.c": "\n"}, "names the handler go_cb"),
    ("check-templates", {BUNDLE: bundle("ui/foo.ui"), "resources/ui/foo.ui": template('<object class="PmapBarChart"/>'),
                         "src/ui/foo.c": "\n"}, "lacks g_type_ensure (PMAP_TYPE_BAR_CHART)"),
    ("check-templates", {BUNDLE: bundle(), "resources/ui/foo.ui": "<interface/>"}, "is not in"),
    ("check-templates", {BUNDLE: bundle("ui/foo.ui"), "resources/ui/foo.ui": template("")}, "no source file foo.c"),
    ("check-templates", {BUNDLE: bundle("ui/foo.ui"), "resources/ui/foo.ui": "<interface>"}, "not well-formed"),
    ("check-templates", {"src/ui/foo.c": "gtk_widget_class_bind_template_child (widget_class, PmapFoo, name);\n"}, "has no foo.ui"),
    ("check-templates", {BUNDLE: bundle(), "src/ui/foo.c": 'gtk_widget_class_set_template_from_resource (c, "/p/ui/foo.ui");\n'},
     "/p/ui/foo.ui is not in the bundle"),
    ("check-templates", {BUNDLE: bundle("ui/foo.ui"),
                         "resources/ui/foo.ui": template('<object class="PmapBar" id="name"><signal name="a" handler="go_cb"/></object>'),
                         "src/ui/foo.c": "g_type_ensure (PMAP_TYPE_BAR);\n"
                         'gtk_widget_class_set_template_from_resource (c, "/p/ui/foo.ui");\n'
                         "gtk_widget_class_bind_template_child (widget_class, PmapFoo, name);\n"
                         "gtk_widget_class_bind_template_callback (widget_class, go_cb);\n"}, None),

    ("check-size", {"src/base/a.c": "\n" * 1000}, "take it apart"),
    ("check-size", {"src/base/a.c": "\n" * 999}, None),

    ("check-style", {"src/base/a.c": "int a;\n"}, "does not say SPDX"),
    ("check-style", {"src/base/a.c": SPDX + "/* FIX" + "ME: later */\n"}, "leaves a note"),
    ("check-style", {"src/base/a.c": SPDX + "int a; \n"}, "a.c:2: ends in blanks"),
    ("check-style", {"src/base/a.c": SPDX + "\tint a;\n"}, "a.c:2: has a tab"),
    ("check-style", {"src/base/a.c": SPDX + "int a;"}, "does not end its last line"),
    ("check-style", {"src/base/a.c": SPDX + '#define G_LOG_DOMAIN "pmap-ui"\n'}, "not as pmap-base"),
    ("check-style", {"src/base/a.c": SPDX + "int a;\n"}, 'does not say G_LOG_DOMAIN "pmap-base"'),
    ("check-style", {"src/base/a.c": SPDX + '#define G_LOG_DOMAIN "pmap-base"\n'}, None),

    ("check-pauses", {"tests/store/test-a.c": "static void\ntest_a (void)\n{\n  g_usleep (1000);\n}\n"}, "test-a.c:4: waits for a time"),
    ("check-pauses", {"tests/ui/test-a.py": "def look(user):\n    time.sleep(0.5)\n"}, "test-a.py:2: waits for a time"),
    ("check-pauses", {"tests/ui/test-a.c": "static void\nwait (void)\n{\n  g_timeout_add (100, stop_cb, &done);\n}\n"}, "test-a.c:4: waits"),
    ("check-pauses", {"tests/desktop/check-a.sh": "#!/bin/bash\nprogram &\nsleep 2\n"}, "check-a.sh:3: waits for a time"),
    ("check-pauses", {"tests/ui/scripted_user.py": "def press(self):\n    time.sleep(0.1)\n"}, "scripted_user.py:2: waits for a time"),
    ("check-pauses", {"tests/store/test-monitor.c": "static void\ntest_a (void)\n{\n}\n"}, "has no pause in wait_a_while any more"),
    ("check-pauses", {"tests/ui/scripted_user.py": "def until(self, condition):\n    time.sleep(0.1)\n",
                      "tests/ui/test-a.c": "/* g_usleep (1) */\nwait_for (window);\n", "src/store/a.c": "g_usleep (100);\n",
                      "tests/desktop/a.sh": "#!/bin/bash\n# sleep 2\nuntil_true 10 looks\n"}, None),

    ("check-money", {"src/calc/a.c": "double total;\n"}, "floating point near money: double"),
    ("check-money", {"src/model/a.c": "x = g_ascii_strtod (text, NULL);\n"}, "floating point near money"),
    ("check-money", {"src/calc/a.c": "now = g_date_time_new_now_utc ();\n"}, "must follow from the document"),
    ("check-money", {"src/calc/a.c": "/* no double here */\nputs (\"a float\");\n", "src/report/a.c": "double x;\n"}, None),

    ("check-deprecated", {"src/ui/a.c": "GtkTreeView *view;\n"}, "GtkTreeView is deprecated"),
    ("check-deprecated", {"src/ui/a.c": "gtk_widget_show (self);\n"}, "gtk_widget_show is deprecated"),
    ("check-deprecated", {"resources/ui/a.ui": '<object class="GtkDialog"/>\n'}, "GtkDialog is deprecated"),
    ("check-deprecated", {"src/ui/a.c": "gtk_file_chooser_native_new ();\n"}, "belongs in pmap-file-chooser.c"),
    ("check-deprecated", {"src/ui/a.c": "GtkTreeListModel *model;\ngtk_style_context_add_provider_for_display ();\n",
                          "src/ui/dialogs/pmap-file-chooser.c": "gtk_file_chooser_native_new ();\n"}, None),

    ("check-rules", {"src/ui/a.c": "soon = review_day <= today + 28;\n"}, "counts days from today"),
    ("check-rules", {"src/ui/a.c": "soon = day <= self->today + SOON;\n"}, "counts days from today"),
    ("check-rules", {"src/ui/a.c": "n += review < day;\n"}, "compares a review with a day"),
    ("check-rules", {"src/report/a.c": "if (day >= pupil->review)\n"}, "compares a review with a day"),
    ("check-rules", {"src/tool/a.c": "\nif (intervention->end >= today)\n"}, "a.c:2: compares a field with today"),
    ("check-rules", {"src/ui/a.c": "if (self->today < member->from)\n"}, "compares a field with today"),
    ("check-rules", {"src/ui/a.c": "PmapNeed *need;\nif (need->rank == 1)\n"}, "a.c:2: reads the field rank of a PmapNeed"),
    ("check-rules", {"src/report/a.c": "PmapProvision *entry;\nfind (document, entry->tier);\n"}, "a.c:2: reads the field tier of a PmapProvision"),
    ("check-rules", {"src/ui/a.c": "find (document, PMAP_PROVISION (record)->tier);\n"}, "reads the field tier of a PmapProvision"),
    ("check-rules", {"src/ui/a.c": "PmapIntervention *run;\n\nn = run->minutes;\n"}, "a.c:3: reads the field minutes of a PmapIntervention"),
    ("check-rules", {"src/exchange/a.c": "n = PMAP_INTERVENTION (get (list, i))->group_size;\n"}, "ask pmap_places_get_size()"),
    ("check-rules", {"src/history/a.c": "PmapIntervention *run;\nday = MIN (day, run->end);\n"}, "a.c:2: reads the field end"),
    ("check-rules", {"src/report/a.c": "PmapYear *year;\nfirst = year->start;\n"}, "ask pmap_period_academic_year()"),
    ("check-rules", {"src/report/a.c": "static void f (PmapMember *member) { g (member->from); }\n"}, "ask pmap_places_get_dates()"),
    ("check-rules", {"src/ui/a.c": 'n = pmap_record_get_number (record, "sessions-per-week");\n'}, "by its name: ask pmap_run_find()"),
    ("check-rules", {"src/ui/a.c": "need = pmap_record_list_get (pupil->needs, 0);\n"}, "takes the first need"),
    ("check-rules", {"src/calc/a.c": 'text = n == 1 ? _("one week") : _("%u weeks");\n'}, "makes a plural by hand"),
    ("check-rules", {"src/ui/a.c": 'text = n == 1 ? g_strdup_printf (_("%u week"), n) : NULL;\n'}, "makes a plural by hand"),
    ("check-rules", {"src/report/a.c": 'ngettext ("%s week", "%s weeks", 2);\n'}, "asks for the plural of a number"),
    ("check-rules", {"src/ui/a.c": 'g_date_time_format (now, _("%H:%M"));\n'}, "writes a time its own way"),
    ("check-rules", {"src/store/a.c": '\ng_strdup_printf ("%s/.lock", folder);\n'}, "a.c:2: joins names of files by hand"),
    ("check-rules", {"src/ui/a.c": 'g_strconcat (folder, "/%s", name);\n'}, "joins names of files by hand"),
    ("check-rules", {"src/xml/a.c": '/* "%s/x" */ g_string_append_printf (xml, "</%s>", name);\n',
                     "src/ui/a.c": 'g_build_filename (folder, name, NULL);\nngettext ("%u week", "%u weeks", n);\n'
                     'size = n == 1 ? _("One to one") : _("Nobody yet");\n',
                     "src/base/pmap-moment.c": 'g_date_time_format (time, _("%-H:%M"));\n'}, None),
    ("check-rules", {"src/ui/a.c": "PmapTier *tier = pmap_intervention_get_tier (run);\n/* review < today + 28 */\n"
                     "spec->tier; column->rank; today == day;\n",
                     "src/tool/pmap-tool-sample-map.c": "PmapPupil *pupil;\npupil->review = today + 3;\n",
                     "src/report/pmap-listing-b.c": '{ "minutes", N_("Minutes"), .field = "minutes" },\n',
                     "src/model/a.c": "return review < today + 28;\n"}, None),

    ("check-setters", {"src/model/pmap-pupil.h": "PMAP_DECLARE_RECORD (PmapPupil, pmap_pupil, PUPIL, FIELDS)\n",
                       "src/ui/a.c": "static void f (PmapPupil *pupil) { pupil->name = NULL; }\n"}, "assigns to pupil->name"),
    ("check-setters", {"src/ui/a.c": '#include "model/pmap-record-private.h"\n'}, "must not include"),
    ("check-setters", {"src/calc/a.c": '#include "model/pmap-record-private.h"\n'}, "must not include"),
    ("check-setters", {"src/model/pmap-pupil.h": "PMAP_DECLARE_RECORD (PmapPupil, pmap_pupil, PUPIL, FIELDS)\n",
                       "src/xml/a.c": '#include "model/pmap-record-private.h"\nvoid f (PmapPupil *pupil) { pupil->name = NULL; }\n',
                       "src/ui/a.c": '#include "ui/pmap-window-private.h"\n'
                       "int f (PmapPupil *pupil) { return pupil->name == NULL; }\n"}, None),

    ("check-unused", {"src/base/pmap-a.h": "int pmap_a_count (void);\n", "src/base/pmap-a.c": "int\npmap_a_count (void)\n{\n}\n",
                      "tests/a.c": "pmap_a_count ();\n"}, "pmap-a.h:1: pmap_a_count is called by nobody"),
    ("check-unused", {"src/base/pmap-a.h": "int pmap_a_count (void);\n", "src/base/pmap-a.c": "int\npmap_a_count (void)\n{\n}\n",
                      "src/ui/b.c": "/* pmap_a_count () */\n"}, "pmap-a.h:1: pmap_a_count is called by nobody"),
    ("check-unused", {"src/base/pmap-a.h": "int pmap_a_count (void);\nGType pmap_a_get_type (void);\n",
                      "src/base/pmap-a.c": "int\npmap_a_count (void)\n{\n}\n", "src/ui/b.c": "n = pmap_a_count ();\n"}, None),

    ("check-actions", {"resources/ui/a.ui": '<property name="action-name">win.save</property>\n', "src/ui/a.c": ""},
     "nothing in src/ui is called win.save"),
    ("check-actions", {"resources/ui/a.ui": '\n<attribute name="action">app.about</attribute>\n'}, "a.ui:2: nothing in src/ui"),
    ("check-actions", {"src/ui/a.c": 'g_settings_get_int (settings, "width");\n',
                       "data/com.example.ProvisionMap.gschema.xml": '<key name="height"/>'}, "the setting width is not in"),
    ("check-actions", {"resources/ui/a.ui": '<property name="action-name">win.save</property>\n'
                       '<property name="action-name">clipboard.copy</property>\n',
                       "src/ui/a.c": '{ "save", save_cb },\ng_settings_bind (settings, "height", self);\n',
                       "data/com.example.ProvisionMap.gschema.xml": '<key name="height"/>'}, None),

    ("check-sources", {"src/base/meson.build": "files(\n  'b.c',\n)\n", "src/base/a.c": ""}, "in no meson.build"),
    ("check-sources", {"src/base/meson.build": "files(\n  'a.c',\n)\n", "src/base/a.c": "",
                       "tests/base/meson.build": "foreach name : [\n  'money',\n]", "tests/base/test-money.c": ""}, None),

    ("check-top-level", {"notes.txt": ""}, "notes.txt:1: does not belong"),
    ("check-top-level", {"LICENSE": ""}, "README.md:1: is missing"),
    ("check-top-level", {name: "" for name in ("LICENSE", "README.md", "com.example.ProvisionMap.desktop", "data/a", "meson.build",
                                               "po/a", "resources/a", "src/a", "tests/a", "build/a", ".editorconfig")}, None),
]


def said(lint, files):
    """What the lint says of a project of these files, and its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        result = subprocess.run([sys.executable, HERE / f"{lint}.py", folder], capture_output=True, text=True, check=False)
    return result.stdout + result.stderr, result.returncode


def main():
    failed = 0
    tried = set()
    print(f"1..{len(CASES) + 1}")
    for number, (lint, files, expected) in enumerate(CASES, 1):
        output, status = said(lint, files)
        right = (status == 1 and expected in output) if expected else (status == 0)
        print(f"{'ok' if right else 'not ok'} {number} - {lint}: {expected or 'a good example passes'}")
        if not right:
            failed += 1
            print("".join(f"# {line}\n" for line in output.splitlines()), end="")
        tried.add((lint, expected is None))
    # check-links.py looks at programs, not at sources; the programs of this machine are its example.
    lints = {path.stem for path in HERE.glob("check-*.py")} - {"check-links"}
    untried = sorted(f"{lint} ({'good' if good else 'bad'})" for lint in lints for good in (True, False) if (lint, good) not in tried)
    print(f"{'not ok' if untried else 'ok'} {len(CASES) + 1} - every lint has a good and a bad example {' '.join(untried)}")
    return 1 if failed or untried else 0


if __name__ == "__main__":
    sys.exit(main())
