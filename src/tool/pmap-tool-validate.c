/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool validate: is this a provision map, and may it be costed? The reader goes first: it knows the map and says what
 * is wrong in a teacher's words, the same that the windows say. The schema only has the second word, on what the reader let
 * pass, for it speaks of elements and attributes; the costing the last. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "calc/pmap-costing-check.h"
#include "model/pmap-review.h"
#include "model/pmap-silenced.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

/* Issues about records know no place in the file: the record remembers where its element began. */
static void
locate_issues (PmapIssues   *issues,
               PmapDocument *document,
               GBytes       *bytes)
{
  g_autoptr (PmapXmlPlaces) places = pmap_xml_places_new (bytes);

  for (guint i = 0; i < issues->len; i++)
    {
      PmapIssue *issue = g_ptr_array_index (issues, i);
      PmapRecord *record = pmap_document_find (document, issue->id);

      if (issue->line == 0 && record != NULL)
        pmap_xml_places_locate_record (places, record, issue->field, &issue->line, &issue->column);
    }
}

static gboolean
is_before (const PmapIssue *issue,
           const PmapIssue *other)
{
  return issue->line != other->line ? issue->line < other->line : issue->column < other->column;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PmapIssue *issue = *(PmapIssue *const *) a;
  const PmapIssue *other = *(PmapIssue *const *) b;

  return is_before (issue, other) ? -1 : is_before (other, issue) ? 1 : 0;
}

/* The reader asks for all that the schema does, and says it in words that people understand; that the schema adds nothing to it is
 * tested with thousands of spoilt maps (tests/xml/test-files.c). So the schema, which takes four times as long as all the rest, is for
 * those who ask for it. Of what it has against a map that the reader has read, some is a matter of form alone: the map in its one
 * form has none of it. */
static gboolean
check_schema (GBytes        *bytes,
              PmapDocument  *document,
              PmapIssues    *issues,
              GError       **error)
{
  g_autoptr (PmapIssues) found = pmap_issues_new (), rest = pmap_issues_new ();
  gboolean is_told = pmap_issues_count (issues, PMAP_SEVERITY_WARNING) > 0;
  PmapIssues *added = found;

  if (!pmap_xml_schema_validate (bytes, found, error))
    return FALSE;
  if (found->len > 0 && is_told)
    {
      g_autoptr (GBytes) plain = pmap_xml_write (document);

      if (!pmap_xml_schema_validate (plain, rest, error))
        return FALSE;
      if (rest->len == 0)
        added = rest;
    }
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (issues, pmap_issue_copy (g_ptr_array_index (added, i)));
  return TRUE;
}

static gboolean
validate_file (const char *path,
               PmapDate    today,
               gboolean    by_schema,
               GString    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_tool_read_map (path, &error);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  /* Of the last file, until the process ends, which is next: to take a large map apart before is a fifth of all the work. */
  static PmapDocument *last;
  static PmapLedger *last_ledger;
  PmapXmlVersion version;
  gboolean is_valid;

  if (bytes != NULL)
    document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  /* What a newer program wrote, this schema does not know. */
  if (by_schema && document != NULL && version == PMAP_XML_VERSION_KNOWN && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    check_schema (bytes, document, issues, &error);
  if (document != NULL && error == NULL && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    {
      g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);

      pmap_costing_check (ledger, PMAP_LOAD_LIMIT, issues);
      if (today != PMAP_DATE_NONE)
        pmap_review_check (document, today, issues);
      pmap_silenced_leave_out (document, issues);
      locate_issues (issues, document, bytes);
      g_set_object (&last_ledger, ledger);
    }
  if (error != NULL && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    pmap_issues_add (issues, PMAP_SEVERITY_ERROR, NULL, NULL, "%s", error->message);

  g_set_object (&last, document);
  g_ptr_array_sort (issues, compare_places);
  pmap_tool_print_issues (text, path, issues);
  is_valid = pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0;
  return is_valid;
}

static int
run (int    argc,
     char **argv)
{
  g_auto (GStrv) files = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  PmapDate today = PMAP_DATE_NONE;
  gboolean are_valid = TRUE, by_schema = FALSE;
  int status;
  const GOptionEntry entries[] = {
    PMAP_TOOL_PASSWORD_ENTRY,
    { "schema", 0, 0, G_OPTION_ARG_NONE, &by_schema, N_("Hold the file against the schema, too, as other programs do"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &typed, N_("Say also which reviews are overdue on this day"), N_("DATE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE…"),
                                N_("Checks maps and prints what was found: file:line:column: severity: who: message.\n"
                                   "Exits with 1 if there is an error; warnings and notes are no errors.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL)
    return pmap_tool_misused (_("Please name a file."));

  if (typed != NULL && !pmap_tool_parse_today (typed, &today, &error))
    return pmap_tool_misused ("%s", error->message);

  for (char **file = files; *file != NULL; file++)
    are_valid = validate_file (*file, today, by_schema, text) && are_valid;
  status = pmap_tool_print_text (text->str);
  return status == PMAP_TOOL_DONE && !are_valid ? PMAP_TOOL_FAILED : status;
}

const PmapToolCommand pmap_tool_validate = { "validate", N_("Check maps against the rules"), run };
