/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A slot or a rate written as one line: each part comes into its field, and what is wrong is said in the field's words. */

#include "config.h"

#include "history/pmap-typed-line.h"

#include "calc/calc-map.h"
#include "model/pmap-rate.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-role.h"

static void
append_field (GString    *text,
              PmapRecord *record,
              const char *name,
              gboolean    is_first)
{
  g_autofree char *said = pmap_record_format_field (record, pmap_record_find_field (record, name));

  g_string_append_printf (text, "%s%s", is_first ? "" : " | ", said);
}

/* The record's fields, then the next one to type in; or what is wrong, and then nothing is added. */
static char *
enter (PmapEditor        *editor,
       PmapRecordList    *list,
       const char        *typed,
       const char *const *fields)
{
  g_autoptr (PmapRecord) record = pmap_record_new_for (list, pmap_date_new (30, 11, 2026));
  guint before = pmap_record_list_get_length (list);
  g_autoptr (GError) error = NULL;
  const char *next = NULL;
  GString *text = g_string_new (NULL);

  pmap_editor_begin (editor, "Add");
  if (!pmap_editor_finish (editor, pmap_editor_insert (editor, list, PMAP_POSITION_END, record, &error)
                                     && pmap_typed_line_enter (editor, record, typed, &next, &error)))
    {
      g_assert_cmpuint (pmap_record_list_get_length (list), ==, before);
      g_string_append_printf (text, "! %s", error->message);
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; fields[i] != NULL; i++)
    append_field (text, record, fields[i], i == 0);
  g_string_append_printf (text, " > %s", next != NULL ? next : "");
  return g_string_free (text, FALSE);
}

static void
test_slots (void)
{
  static const char *const fields[] = { "weekdays", "time", NULL };
  static const struct { const char *typed, *expected; } cases[] = {
    { "Tue 9:15", "Tue | 9:15 > " },
    { "tue at 9:15", "Tue | 9:15 > " },
    { "Mon, Wed 13:30", "Mon, Wed | 13:30 > " },
    { "mon-fri 8.50", "Mon, Tue, Wed, Thu, Fri | 8:50 > " },
    { "Friday", "Fri |  > " },
    { "9:30", " | 9:30 > weekdays" },
    { "at 9:30", " | 9:30 > weekdays" },
    { "Someday 9:30", "! “Someday” is not a list of weekdays, like Mon, Wed" },
  };
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapIntervention *intervention = map_add (document->interventions, "i", "provision", "p", NULL);

  g_test_summary ("“Tue 9:15” is a slot; without a day the days are asked for next");
  g_assert_true (pmap_typed_line_is_for (PMAP_TYPE_SLOT));
  g_assert_false (pmap_typed_line_is_for (PMAP_TYPE_MEMBER));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entered = enter (editor, intervention->slots, cases[i].typed, fields);

      g_assert_cmpstr (entered, ==, cases[i].expected);
    }
}

static void
test_rates (void)
{
  static const char *const fields[] = { "hourly", "from", "on-cost-percent", NULL };
  static const struct { const char *typed, *expected; } cases[] = {
    { "13.47", "£13.47 | 1 September 2026 | 0 > on-cost-percent" },
    { "£14", "£14.00 | 30 November 2026 | 0 > from" },
    { "14.20 from 1/4/2027", "£14.20 | 1 April 2027 | 0 > on-cost-percent" },
    { "1 April 2027", "£14.20 | 1 April 2027 | 0 > hourly" },
    { "12.10", "£12.10 | 30 November 2026 | 0 > from" },
    { "14.20 from tomorrow", "! “tomorrow” is not a date; write day, month and year, like 3/4/2025" },
  };
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapStaffRole *role = map_add (document->staff_roles, "mentor", "name", "Mentor", NULL);

  g_test_summary ("A first rate holds for the school year, a later one from today unless its day is written, too");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entered = enter (editor, role->rates, cases[i].typed, fields);

      g_assert_cmpstr (entered, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-line/slots", test_slots);
  g_test_add_func ("/typed-line/rates", test_rates);
  return g_test_run ();
}
