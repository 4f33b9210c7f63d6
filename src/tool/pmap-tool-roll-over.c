/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool roll-over: a school's map becomes that of the next school year; first it says line by line what becomes of what. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "exchange/pmap-calendar-file.h"
#include "exchange/pmap-term-dates.h"
#include "history/pmap-roll-over.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

static void
say_row (PmapBulkRow *row,
         GString *text)
{
  const char *before = pmap_bulk_row_get_before (row), *after = pmap_bulk_row_get_after (row);
  const char *remark = pmap_bulk_row_get_remark (row), *id = pmap_bulk_row_get_id (row);

  g_string_append_printf (text, "  %s", pmap_bulk_row_get_name (row));
  if (id != NULL) /* by which it can be spared */
    g_string_append_printf (text, " [%s]", id);
  if (before != NULL || after != NULL)
    g_string_append (text, ": ");
  g_string_append (text, before != NULL ? before : "");
  if (before != NULL && after != NULL)
    g_string_append (text, " → ");
  g_string_append (text, after != NULL ? after : "");
  if (remark != NULL)
    g_string_append_printf (text, " (%s)", remark);
  g_string_append_c (text, '\n');
}

static char *
say_plan (PmapBulkPlan *plan)
{
  GListModel *rows = pmap_bulk_plan_get_rows (plan);
  GString *text = g_string_new (NULL);
  g_autofree char *summary = pmap_bulk_plan_describe (plan);
  const char *title = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (title, pmap_bulk_row_get_title (row)) != 0)
        g_string_append_printf (text, "%s\n", pmap_bulk_row_get_title (row));
      title = pmap_bulk_row_get_title (row);
      say_row (row, text);
    }
  /* translators: the name of what is done, as for undo, and what it does: "Roll over to 2027/28: 51 pupils move up." */
  g_string_append_printf (text, _ ("%1$s: %2$s\n"), pmap_bulk_plan_get_label (plan), summary);
  return g_string_free (text, FALSE);
}

/* The terms and closures of a list or a calendar, in a year of their own; NULL where the file cannot be read. */
static PmapDocument *
read_terms (const char *path,
            PmapYear *year,
            GError **error)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GBytes) file = pmap_tool_read_file (path, error);
  g_autofree char *lines = file != NULL ? pmap_calendar_file_read (file, error) : NULL;
  g_autoptr (PmapTermDates) dates = NULL;
  PmapRecord *next = PMAP_RECORD (pmap_document_get_year (document));
  PmapDate first, last;

  if (lines == NULL)
    return NULL;
  pmap_roll_over_find_next_year (year, &first, &last);
  if (!pmap_editor_set_date (editor, next, "end", last, error) || !pmap_editor_set_date (editor, next, "start", first, error))
    return NULL;
  dates = pmap_term_dates_new (PMAP_YEAR (next), lines, TRUE);
  if (pmap_term_dates_count (dates, PMAP_TERM_OUTCOME_TERM) == 0)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _ ("there is no term of the next school year in it"));
      return NULL;
    }
  return pmap_term_dates_apply (dates, editor, error) ? g_steal_pointer (&document) : NULL;
}

/* As it may be typed in the form of a pupil; 0 for none. */
static int
find_year_group (const char *typed)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (PMAP_TYPE_PUPIL);
  const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, "year-group");
  g_auto (GValue) value = G_VALUE_INIT;

  return pmap_field_parse (field, typed, PMAP_DATE_NONE, &value, NULL) ? g_value_get_int (&value) : 0;
}

static int
roll_over (PmapDocument *document,
           PmapRollOver *request,
           const char *path,
           const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, request, &error);
  g_autofree char *text = NULL;
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (GBytes) bytes = NULL, written = NULL;

  if (plan == NULL)
    return pmap_tool_failed (_ ("%1$s could not be rolled over: %2$s"), path, error->message);
  text = say_plan (plan);
  if (output == NULL)
    return pmap_tool_print_text (text);
  editor = pmap_editor_new (document);
  if (!pmap_bulk_plan_apply (plan, editor, &error))
    return pmap_tool_failed (_ ("%1$s could not be rolled over: %2$s"), path, error->message);
  if (!g_str_equal (output, "-"))
    g_printerr ("%s", text);
  bytes = pmap_xml_write (document);
  written = pmap_tool_seal_like (path, bytes, &error);
  return written != NULL ? pmap_tool_write_output (path, output, written) : pmap_tool_failed ("%s", error->message);
}

static int
run (int argc,
     char **argv)
{
  g_autofree char *output = NULL, *to = NULL, *terms = NULL, *classes = NULL, *last = NULL;
  g_auto (GStrv) files = NULL, spared = NULL;
  gboolean ends_groups = FALSE, dry_run = FALSE;
  g_autoptr (PmapDocument) document = NULL, next = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  PmapRollOver request = { .spared = ids };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The school year that the map becomes one of, as in 2027/28; the next if it is not said"),
      N_ ("YEAR") },
    { "terms", 0, 0, G_OPTION_ARG_FILENAME, &terms, N_ ("A list or a calendar of the new term dates; last year’s, 52 weeks on, without it"),
      N_ ("FILE") },
    { "classes", 0, 0, G_OPTION_ARG_STRING, &classes, N_ ("What classes become whose name does not say it: “Oak = Elm, Elm = Ash”"),
      N_ ("CLASSES") },
    { "last-year-group", 0, 0, G_OPTION_ARG_STRING, &last, N_ ("Who is in this year group leaves; without it, the school’s highest"),
      N_ ("YEAR-GROUP") },
    { "end-groups", 0, 0, G_OPTION_ARG_NONE, &ends_groups, N_ ("Carry no group on"), NULL },
    { "spare", 0, 0, G_OPTION_ARG_STRING_ARRAY, &spared, N_ ("The id of a pupil who stays in the year, or of a group that is not carried on"),
      N_ ("ID") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would become of what"), NULL },
    PMAP_TOOL_MAP_OUTPUT_ENTRY (output),
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_ ("FILE [--to YEAR] [-o OUT]"),
                                N_ ("Rolls a map over to the next school year: classes move up, who leaves is kept, groups that ran to the "
                                    "end of the year and open targets are carried on. What was planned and costed in the year that is "
                                    "over stays.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_ ("Please name one map."));
  if (to != NULL && !pmap_roll_over_parse_year (to, &request.to))
    return pmap_tool_misused (_ ("“%s” is no school year; one is written as 2027/28."), to);
  request.last_year_group = last != NULL ? find_year_group (last) : 0;
  if (last != NULL && request.last_year_group == 0)
    return pmap_tool_misused (_ ("“%s” is no year group; one is written as R or 6."), last);
  document = pmap_tool_load_whole (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  for (guint i = 0; spared != NULL && spared[i] != NULL; i++)
    {
      if (pmap_document_find (document, spared[i]) == NULL)
        return pmap_tool_failed (_ ("%1$s has nothing with the id “%2$s”"), files[0], spared[i]);
      g_hash_table_add (ids, spared[i]);
    }
  if (terms != NULL)
    {
      next = read_terms (terms, pmap_document_get_year (document), &error);
      if (next == NULL)
        return pmap_tool_failed (_ ("%1$s could not be imported: %2$s"), terms, error->message);
      request.terms_from = pmap_document_get_year (next);
    }
  request.ends_groups = ends_groups;
  request.classes = classes;
  return roll_over (document, &request, files[0], dry_run ? NULL : output);
}

const PmapToolCommand pmap_tool_roll_over = { "roll-over", N_ ("Roll a map over to the next school year"), run };
