/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool import: takes a table of another program, pupils of the school's information system say, into a map. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-text.h"
#include "exchange/pmap-calendar-file.h"
#include "exchange/pmap-import.h"
#include "exchange/pmap-term-dates.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

/* What --as calls the terms and closures of the year, which are two lists and no table of one. */
#define TERM_DATES "term-dates"

/* A list of the map by its name in the tables: "pupils", "staff-members". */
static GType
find_type (const char *name)
{
  g_autoptr (GTypeClass) document = g_type_class_ref (PMAP_TYPE_DOCUMENT);
  const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) document, name);

  return field != NULL && field->kind == PMAP_KIND_RECORDS && !(field->flags & PMAP_FIELD_LOG) ? field->get_item_type ()
                                                                                                : G_TYPE_INVALID;
}

static char *
list_types (void)
{
  g_autoptr (GTypeClass) document = g_type_class_ref (PMAP_TYPE_DOCUMENT);
  PmapRecordClass *klass = (PmapRecordClass *) document;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (find_type (klass->fields[i].name) != G_TYPE_INVALID)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass->fields[i].name);
  return g_strdup (names->str);
}

static void
say_columns (PmapImport *import,
             GString    *text)
{
  for (guint i = 0; i < pmap_import_get_n_columns (import); i++)
    {
      g_autofree char *meaning = pmap_import_describe_column (import, i);

      if (meaning != NULL)
        g_string_append_printf (text, _("Column %1$u, “%2$s”: %3$s\n"), i + 1, pmap_import_get_title (import, i), meaning);
      else
        g_string_append_printf (text, _("Column %1$u, “%2$s”: left out\n"), i + 1, pmap_import_get_title (import, i));
    }
}

/* Rows that are all right need no word. */
static void
say_rows (PmapImport *import,
          GString    *text)
{
  GListModel *rows = pmap_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapImportRow) row = g_list_model_get_item (rows, i);
      guint number = pmap_import_row_get_number (row);
      const char *name = pmap_import_row_get_name (row), *reason = pmap_import_row_get_reason (row);

      if (*reason != '\0' && *name != '\0')
        g_string_append_printf (text, _("Row %1$u, %2$s: %3$s\n"), number, name, reason);
      else if (*reason != '\0')
        g_string_append_printf (text, _("Row %1$u: %2$s\n"), number, reason);
    }
}

static int
write_map (PmapDocument *document,
           const char   *path,
           const char   *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_xml_write (document);
  g_autoptr (GBytes) written = pmap_tool_seal_like (path, bytes, &error);

  return written != NULL ? pmap_tool_write_output (path, output, written) : pmap_tool_failed ("%s", error->message);
}

static int
import_table (GStrv       files,
              GType       type,
              const char *output)
{
  g_autoptr (PmapDocument) document = pmap_tool_load_whole (files[1]);
  g_autoptr (PmapEditor) editor = document != NULL ? pmap_editor_new (document) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autoptr (PmapImport) import = NULL;
  g_autofree char *summary = NULL;

  if (document == NULL)
    return PMAP_TOOL_FAILED;
  table = pmap_tool_read_file (files[0], &error);
  if (table != NULL)
    import = pmap_import_new (document, type, table, &error);
  if (import == NULL)
    return pmap_tool_failed (_("%1$s could not be imported: %2$s"), files[0], error->message);
  say_columns (import, text);
  say_rows (import, text);
  summary = pmap_import_describe (import);
  g_string_append_printf (text, "%s\n", summary);
  if (output == NULL)
    return pmap_tool_print_text (text->str);
  if (!pmap_import_apply (import, editor, &error))
    return pmap_tool_failed (_("%1$s could not be imported: %2$s"), files[0], error->message);
  if (!g_str_equal (output, "-"))
    g_printerr ("%s", text->str);
  return write_map (document, files[1], output);
}

/* "Line 3, Autumn, 1 September 2026 to 18 December 2026"; what there is to say of it stands behind. */
static void
say_term_row (PmapTermRow *row,
              GString     *text)
{
  PmapTermOutcome outcome = pmap_term_row_get_outcome (row);
  const char *remark = pmap_term_row_get_remark (row);
  g_autofree char *start = pmap_date_format (pmap_term_row_get_start (row));
  g_autofree char *end = pmap_date_format (pmap_term_row_get_end (row));
  g_autofree char *line = pmap_text_for_display (pmap_term_row_get_text (row), FALSE);

  if (outcome == PMAP_TERM_OUTCOME_HEADING)
    return;
  if (outcome == PMAP_TERM_OUTCOME_TERM || outcome == PMAP_TERM_OUTCOME_CLOSURE)
    /* translators: the number of a line, a term or closure, its first and its last day. */
    g_string_append_printf (text, _("Line %1$u: %2$s, %3$s to %4$s"), pmap_term_row_get_line (row), pmap_term_row_get_name (row),
                            start, end);
  else
    /* translators: the number of a line, and what stands in it. */
    g_string_append_printf (text, _("Line %1$u is left out: “%2$s”"), pmap_term_row_get_line (row), g_strstrip (line));
  if (*remark != '\0')
    g_string_append_printf (text, ". %s", remark);
  g_string_append_c (text, '\n');
}

static void
say_term_dates (PmapTermDates *dates,
                GString       *text)
{
  GListModel *rows = pmap_term_dates_get_rows (dates);
  PmapSchoolDays days = pmap_term_dates_count_days (dates);
  g_autofree char *summary = pmap_term_dates_describe (dates), *counted = pmap_school_days_describe (&days);
  g_autofree char *weekdays = pmap_school_days_describe_weekdays (&days);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapTermRow) row = g_list_model_get_item (rows, i);

      say_term_row (row, text);
    }
  g_string_append_printf (text, "%s\n", summary);
  if (days.pupils > 0)
    g_string_append_printf (text, "%s\n%s\n", counted, weekdays);
}

static int
import_term_dates (GStrv       files,
                   gboolean    replace,
                   const char *output)
{
  g_autoptr (PmapDocument) document = pmap_tool_load_whole (files[1]);
  g_autoptr (PmapEditor) editor = document != NULL ? pmap_editor_new (document) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (PmapTermDates) dates = NULL;

  if (document == NULL)
    return PMAP_TOOL_FAILED;
  file = pmap_tool_read_file (files[0], &error);
  if (file != NULL)
    lines = pmap_calendar_file_read (file, &error);
  if (lines == NULL)
    return pmap_tool_failed (_("%1$s could not be imported: %2$s"), files[0], error->message);
  dates = pmap_term_dates_new (pmap_document_get_year (document), lines, replace);
  say_term_dates (dates, text);
  if (output == NULL)
    return pmap_tool_print_text (text->str);
  if (!pmap_term_dates_apply (dates, editor, &error))
    return pmap_tool_failed (_("%1$s could not be imported: %2$s"), files[0], error->message);
  if (!g_str_equal (output, "-"))
    g_printerr ("%s", text->str);
  return write_map (document, files[1], output);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *output = NULL, *as = NULL, *names = list_types ();
  g_auto (GStrv) files = NULL;
  gboolean replace = FALSE;
  GType type;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("What the rows are: pupils, the default, another list, or term-dates"), N_("LIST") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Term dates stand for those of the map instead of joining them"), NULL },
    PMAP_TOOL_MAP_OUTPUT_ENTRY (output),
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("TABLE MAP [-o OUT]"),
                                N_("Imports a table (CSV, or cells copied from a spreadsheet) into a map: says which column is what, "
                                   "what is new, and what is left out. What the map has already stays as it is. With --as term-dates "
                                   "the file is a list of term dates, a table of them or a calendar (.ics).")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 2)
    return pmap_tool_misused (_("Please name a table and a map."));
  if (g_strcmp0 (as, TERM_DATES) == 0)
    return import_term_dates (files, replace, output);
  if (replace)
    return pmap_tool_misused (_("--replace is for term dates: --as term-dates."));
  type = find_type (as != NULL ? as : "pupils");
  if (type == G_TYPE_INVALID)
    return pmap_tool_misused (_("“%1$s” is no list of a map. The lists: %2$s, term-dates."), as, names);
  return import_table (files, type, output);
}

const PmapToolCommand pmap_tool_import = { "import", N_("Import a table of another program into a map"), run };
