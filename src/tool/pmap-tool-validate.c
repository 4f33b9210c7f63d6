/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool validate: is this a provision map, and may it be costed? The reader goes first: it knows the map and says what
 * is wrong in a teacher's words. The schema only has the second word, on what the reader let pass, for it speaks of
 * elements and attributes; the costing the last. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "calc/pmap-costing-check.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-schema.h"

#include <glib/gi18n.h>

typedef struct
{
  PmapIssue *issue;
  gsize offset;
} Place;

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  gsize offset = ((const Place *) a)->offset, other = ((const Place *) b)->offset;

  return offset < other ? -1 : offset > other;
}

/* Issues about records know no place in the file: the record remembers where its element began. Lines are counted from one
 * place to the next, for a large map may have thousands of issues. */
static void
locate_issues (PmapIssues   *issues,
               PmapDocument *document,
               GBytes       *bytes)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gsize from = 0;
  guint line = 1, column = 1;

  for (guint i = 0; i < issues->len; i++)
    {
      Place place = { g_ptr_array_index (issues, i), 0 };
      PmapRecord *record = pmap_document_find (document, place.issue->id);

      if (place.issue->line > 0 || record == NULL)
        continue;
      place.offset = place.issue->field != NULL ? pmap_xml_find_attribute (bytes, record->offset, place.issue->field)
                                                : pmap_xml_find_tag (bytes, record->offset);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_offsets);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      g_autoptr (GBytes) between = g_bytes_new_from_bytes (bytes, from, place->offset - from);
      guint lines, columns;

      pmap_xml_locate (between, place->offset - from, &lines, &columns);
      column = lines == 1 ? column + columns - 1 : columns;
      line += lines - 1;
      from = place->offset;
      place->issue->line = line;
      place->issue->column = column;
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

static gboolean
validate_file (const char *path,
               GString    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_tool_read_map (path, &error);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  PmapXmlVersion version;
  gboolean is_valid;

  if (bytes != NULL)
    document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  /* What a newer program wrote, this schema does not know. */
  if (document != NULL && version == PMAP_XML_VERSION_KNOWN && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    pmap_xml_schema_validate (bytes, issues, &error);
  if (document != NULL && error == NULL && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    {
      g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);

      pmap_costing_check (ledger, PMAP_LOAD_LIMIT, issues);
      locate_issues (issues, document, bytes);
    }
  if (error != NULL && pmap_issues_count (issues, PMAP_SEVERITY_ERROR) == 0)
    pmap_issues_add (issues, PMAP_SEVERITY_ERROR, NULL, NULL, "%s", error->message);

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
  gboolean are_valid = TRUE;
  int status;
  const GOptionEntry entries[] = {
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE…"),
                                N_("Checks maps and prints what was found: file:line:column: severity: message.\n"
                                   "Exits with 1 if there is an error; warnings and notes are no errors.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL)
    return pmap_tool_misused (_("Please name a file."));

  for (char **file = files; *file != NULL; file++)
    are_valid = validate_file (*file, text) && are_valid;
  status = pmap_tool_print_text (text->str);
  return status == PMAP_TOOL_DONE && !are_valid ? PMAP_TOOL_FAILED : status;
}

const PmapToolCommand pmap_tool_validate = { "validate", N_("Check maps against the schema and the rules"), run };
