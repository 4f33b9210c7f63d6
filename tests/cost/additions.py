# SPDX-License-Identifier: GPL-3.0-or-later
"""Additions as a developer would make them, each whole: what test-cost.py tries, and README's table counts. What a command writes anew
is not counted: the schema (pmaptool schema) and the list of files with words to translate (check-potfiles.py --fix)."""

# In the order of README's table: its first column.
FIELD, NOUN, PAGE, REPORT, COLUMN, COMMAND = "a field", "a child noun", "a page of records", "a report", "a column", "a command"

STAFF_MEMBER = "src/model/pmap-staff-member.h"
NOUN_FILE = """/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A course that a member of staff went to. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-course.h"

#include "model/pmap-check.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapCourse, __VA_ARGS__)
static const PmapField fields[] = { PMAP_COURSE_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "from", PMAP_COURSE (self)->from, "to", PMAP_COURSE (self)->to);
}

static const PmapNoun noun = {
  .element = "course",
  .title = N_("Course"),
  .add = N_("Add course"),
  .remove = N_("Remove course"),
  .move = N_("Move course"),
  .help = N_("A course that a member of staff went to."),
};

PMAP_DEFINE_RECORD (PmapCourse, pmap_course, noun, check, NULL)
"""
NOUN_HEADER = """/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A course that a member of staff went to. */
#define PMAP_COURSE_FIELDS(F) \\
  F (TEXT, name, "name", N_("Name"), .since = 1, .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY, .example = N_("e.g. First aid"), \\
     .help = N_("What the course is called.")) \\
  F (DATE, from, "from", N_("From"), .since = 1, .flags = PMAP_FIELD_ANY_YEAR, \\
     .help = N_("Its first day.")) \\
  F (DATE, to, "to", N_("To"), .since = 1, .flags = PMAP_FIELD_ANY_YEAR, \\
     .help = N_("Its last day.")) \\
  F (LONG_TEXT, notes, "notes", N_("Notes"), .since = 1, \\
     .help = N_("What was learnt."))

#define PMAP_TYPE_COURSE (pmap_course_get_type ())
PMAP_DECLARE_RECORD (PmapCourse, pmap_course, COURSE, PMAP_COURSE_FIELDS)

G_END_DECLS
"""
REPORT_FILE = """/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of the staff is trained for what: each provision that needs training, with who has it and since when. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "model/pmap-provision.h"
#include "model/pmap-school.h"
#include "model/pmap-trained.h"

#include <glib/gi18n.h>

static void
add_row (PmapBlock   *table,
         PmapTrained *trained)
{
  PmapRecord *member = pmap_document_find (pmap_record_get_document (PMAP_RECORD (trained)), trained->member);
  g_autofree char *name = member != NULL ? pmap_record_describe (member) : NULL, *day = pmap_date_format_short (trained->on);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_BODY, name != NULL ? name : "");
  pmap_block_add_text (table, PMAP_TEXT_BODY, day != NULL ? day : "");
}

static void
add_provision (PmapReport    *report,
               PmapProvision *provision)
{
  guint n = pmap_record_list_get_length (provision->trained);
  PmapBlock *table;

  if (n == 0 && provision->training == NULL)
    return;
  pmap_report_add (report, pmap_block_new_heading (2, provision->name));
  if (provision->training != NULL)
    pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, provision->training));
  if (n == 0)
    {
      pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, _("Nobody yet")));
      return;
    }
  table = pmap_report_add (report, pmap_block_new_table ());
  pmap_block_add_column (table, _("Who"), 3.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Trained on"), 1.0, PMAP_BLOCK_ALIGN_START);
  for (guint i = 0; i < n; i++)
    add_row (table, pmap_record_list_get (provision->trained, i));
}

static PmapReport *
build (const PmapReportKind  *kind,
       const PmapReportOrder *order)
{
  PmapDocument *document = pmap_ledger_get_document (order->ledger);
  PmapSchool *school = pmap_document_get_school (document);
  PmapReport *report = pmap_report_new (_("Who is trained"), school->name != NULL ? school->name : "");

  pmap_report_add (report, pmap_block_new_heading (1, _("Who is trained")));
  for (guint i = 0; i < pmap_record_list_get_length (document->provisions); i++)
    add_provision (report, pmap_record_list_get (document->provisions, i));
  return report;
}

const PmapReportKind pmap_report_kind_training = { "training", N_("Who is trained"), .build = build };
"""
COMMAND_FILE = """/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool count: how many records of each kind a map has. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include <glib/gi18n.h>

static char **files;

static char *
count (PmapDocument *document)
{
  PmapRecordClass *record_class = PMAP_RECORD_GET_CLASS (document);
  GString *text = g_string_new (NULL);

  for (guint i = record_class->first_child; i < record_class->n_fields; i++)
    if (record_class->fields[i].kind == PMAP_KIND_RECORDS)
      g_string_append_printf (text, "%s: %u\\n", pmap_field_get_label (&record_class->fields[i]),
                              pmap_record_list_get_length (pmap_record_get_records (PMAP_RECORD (document), &record_class->fields[i])));
  return g_string_free (text, FALSE);
}

static int
run (int    argc,
     char **argv)
{
  g_autoptr (PmapDocument) document = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE"), N_("Counts the records of a map.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  text = count (document);
  return pmap_tool_print_text (text);
}

const PmapToolCommand pmap_tool_count = { "count", N_("Count the records of a map"), run };
"""

# Each: files that are new; and (file, what stands there once, what stands there then). The places are chosen so that others who add
# something beside them do not move them.
ADDITIONS = {
    FIELD: ({}, [
        (STAFF_MEMBER, "  F (REFERENCE, role, ",
         '  F (TEXT, qualification, "qualification", N_("Qualification"), .since = 1, .example = N_("e.g. QTS"), \\\n'
         '     .help = N_("What the person is qualified as.")) \\\n'
         "  F (REFERENCE, role, "),
    ]),
    NOUN: ({"src/model/pmap-course.c": NOUN_FILE, "src/model/pmap-course.h": NOUN_HEADER}, [
        (STAFF_MEMBER, "#pragma once\n\n", '#pragma once\n\n#include "model/pmap-course.h"\n'),
        (STAFF_MEMBER, "\n\n#define PMAP_TYPE_STAFF_MEMBER",
         ' \\\n  F (RECORDS, courses, "courses", N_("Courses"), .since = 1, .get_item_type = pmap_course_get_type)'
         "\n\n#define PMAP_TYPE_STAFF_MEMBER"),
        ("src/model/meson.build", "  'pmap-disguise.c',\n", "  'pmap-course.c',\n  'pmap-disguise.c',\n"),
    ]),
    PAGE: ({}, [
        ("src/report/pmap-listing-provisions.c", "const PmapListing pmap_listings_provisions[] = {\n",
         """static const PmapColumn stream_columns[] = {
  { "name", N_("Name"), .field = "name", .width = 30, .expand = TRUE },
  { "budget", N_("Counts against the budget"), .field = "counts-towards-budget", .width = 12, .rank = 1 },
  { "limit", N_("Counts towards element 2"), .field = "counts-towards-limit", .width = 12, .rank = 1 },
};

const PmapListing pmap_listings_provisions[] = {
  {
    .nick = "streams",
    .title = N_("Funding streams"),
    .whole = N_("All funding streams"),
    .get_type = pmap_payer_get_type,
    .order = "name",
    .columns = stream_columns,
    .n_columns = G_N_ELEMENTS (stream_columns),
  },
"""),
        ("src/report/pmap-listing-provisions.c", '#include "model/pmap-tier.h"\n',
         '#include "model/pmap-payer.h"\n#include "model/pmap-tier.h"\n'),
        ("src/ui/pages/pmap-page-kinds.c", "/* In the order of the side list.",
         """static const PmapRecordsPageKind streams = {
  .listing = "streams",
  .add_label = N_("_Add a funding stream"),
  .remove_label = N_("_Remove this funding stream"),
  .empty_title = N_("Nobody else pays"),
  .empty_text = N_("Pupil premium, the authority, the NHS, parents, a grant: who pays a part of a provision."),
};

/* In the order of the side list."""),
        ("src/ui/pages/pmap-page-kinds.c", "  { PMAP_PAGE_PUPIL, NULL,",
         """  { "streams", N_("Funding streams"), NULL, pmap_records_page_get_type,
    .shows = { pmap_payer_get_type }, .report = "streams", .records = &streams },
  { PMAP_PAGE_PUPIL, NULL,"""),
        ("src/ui/pages/pmap-page-kinds.c", '#include "model/pmap-pupil.h"\n',
         '#include "model/pmap-payer.h"\n#include "model/pmap-pupil.h"\n'),
    ]),
    REPORT: ({"src/report/pmap-report-training.c": REPORT_FILE}, [
        ("src/report/meson.build", "  'pmap-report-school.c',\n", "  'pmap-report-school.c',\n  'pmap-report-training.c',\n"),
        ("src/report/meson.build", "report_kinds = ['pupil',", "report_kinds = ['pupil', 'training',"),
    ]),
    COLUMN: ({}, [
        ("src/report/pmap-listing-register.c", '  { "need", ',
         '  { "language", N_("Language at home"), .field = "home-language", .width = 12, .rank = 7 },\n  { "need", '),
    ]),
    COMMAND: ({"src/tool/pmap-tool-count.c": COMMAND_FILE}, [
        ("src/tool/meson.build", "  'pmap-tool-figures.c',\n", "  'pmap-tool-count.c',\n  'pmap-tool-figures.c',\n"),
        ("src/tool/meson.build", "commands = ['validate',", "commands = ['validate', 'count',"),
        ("data/pmaptool.1.in", ".SS schema\n",
         ".SS count\n.B pmaptool count\n.RI [ OPTION ...]\n.I FILE\n.PP\nCounts the records of a map.\n.SS schema\n"),
    ]),
}

# Files, and lines, that each may cost at most.
AIMS = {FIELD: (2, 3), NOUN: (4, 100), PAGE: (2, 80), REPORT: (2, 160), COLUMN: (1, 3), COMMAND: (3, 80)}
