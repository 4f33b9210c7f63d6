/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool due: what is due at a school, as a list, a table or a calendar. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-table.h"
#include "tool/pmap-tool.h"

#include "exchange/pmap-csv.h"
#include "exchange/pmap-due-calendar.h"
#include "model/pmap-disguise.h"
#include "model/pmap-due.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>

#define N_COLUMNS 4

/* One file of bytes for a person to read, or to save. */
static int
say (const char *input,
     const char *output,
     GString    *text)
{
  g_autoptr (GBytes) bytes = NULL;

  if (output == NULL)
    return pmap_tool_print_text (text->str);
  bytes = g_bytes_new (text->str, text->len);
  return pmap_tool_write_output (input, output, bytes);
}

static const char *
describe_state (const PmapDue *due,
                PmapDate       today)
{
  return due->day < today ? _("overdue") : "";
}

static void
append_table (GArray   *found,
              PmapDate  today,
              GString  *text)
{
  g_autoptr (PmapToolTable) table = pmap_tool_table_new (N_COLUMNS, N_COLUMNS);

  for (guint i = 0; i < found->len; i++)
    {
      const PmapDue *due = &g_array_index (found, PmapDue, i);
      g_autofree char *day = pmap_date_format_short (due->day), *whose = pmap_record_describe_subject (due->record);

      pmap_tool_table_add_row (table, day, pmap_due_get_words (due), whose != NULL ? whose : "", describe_state (due, today), NULL);
    }
  pmap_tool_table_append (table, text);
  if (found->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing is due in these weeks."));
}

/* Days as ISO 8601, for programs. */
static void
append_csv (GArray   *found,
            PmapDate  today,
            GString  *csv)
{
  static const char *const titles[N_COLUMNS + 1] = { N_("Day"), N_("What"), N_("Whose"), N_("State"), N_("Record") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pmap_csv_add_text (csv, _(titles[i]));
  pmap_csv_end_row (csv);
  for (guint i = 0; i < found->len; i++)
    {
      const PmapDue *due = &g_array_index (found, PmapDue, i);
      g_autofree char *whose = pmap_record_describe_subject (due->record);
      g_autoptr (GString) day = g_string_new (NULL);

      pmap_date_append_xml (day, due->day);
      pmap_csv_add_text (csv, day->str);
      pmap_csv_add_text (csv, pmap_due_get_words (due));
      pmap_csv_add_text (csv, whose);
      pmap_csv_add_text (csv, describe_state (due, today));
      pmap_csv_add_text (csv, pmap_record_get_id (due->record));
      pmap_csv_end_row (csv);
    }
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL, *output = NULL, *until_typed = NULL, *today_typed = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean full_names = FALSE;
  PmapDate today, until;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_typed, N_("The last day of interest (twelve weeks ahead)"), N_("DATE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_typed, N_("What is overdue on this day (today)"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, csv, or ics for a calendar"), N_("FORMAT") },
    { "full-names", 0, 0, G_OPTION_ARG_NONE, &full_names, N_("Names instead of initials in a calendar"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE [--format table|csv|ics]"),
                                N_("Lists what is due: reviews of pupils, targets and groups, and the last days of groups.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (!pmap_tool_parse_today (today_typed, &today, &error))
    return pmap_tool_misused ("%s", error->message);
  until = pmap_due_find_until (today);
  if (until_typed != NULL && !pmap_date_parse (until_typed, PMAP_DATE_NONE, &until, &error))
    return pmap_tool_misused ("%s", error->message);
  if (format != NULL && !g_strv_contains ((const char *const[]) { "table", "csv", "ics", NULL }, format))
    return pmap_tool_misused (_("“%s” is none of table, csv and ics."), format);

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  if (g_strcmp0 (format, "ics") == 0)
    {
      g_autoptr (PmapDocument) shown = full_names ? g_object_ref (document) : pmap_disguise_new (document);
      g_autoptr (GBytes) calendar = pmap_due_calendar_write (shown, today, until);

      return pmap_tool_write_output (files[0], output != NULL ? output : "-", calendar);
    }
  found = pmap_due_list (document, today, until);
  if (g_strcmp0 (format, "csv") == 0)
    append_csv (found, today, text);
  else
    append_table (found, today, text);
  return say (files[0], output, text);
}

const PmapToolCommand pmap_tool_due = {
  "due",
  N_("list what is due, or write it as a calendar"),
  run,
};
