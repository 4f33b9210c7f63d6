/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The usual dates of a new run, against a calendar on paper. */

#include "config.h"

#include "model/pmap-run-dates.h"

#include "history/pmap-editor.h"
#include "model/pmap-closure.h"
#include "model/pmap-document.h"
#include "model/pmap-term.h"

static void
add_span (PmapEditor     *editor,
          PmapRecordList *list,
          const char     *name,
          const char     *start,
          const char     *end)
{
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, "name", name, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, "start", start, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, "end", end, NULL));
}

static PmapDocument *
make_document (gboolean with_terms)
{
  PmapDocument *document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapYear *year = pmap_document_get_year (document);

  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (year), "start", "2026-09-01", NULL));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (year), "end", "2027-08-31", NULL));
  if (with_terms)
    {
      add_span (editor, year->terms, "Autumn", "2026-09-02", "2026-12-18");
      add_span (editor, year->terms, "Spring", "2027-01-05", "2027-03-25");
      add_span (editor, year->closures, "Half term", "2026-10-26", "2026-10-30");
    }
  return document;
}

static void
assert_date (PmapDate    date,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (date != PMAP_DATE_NONE)
    pmap_date_append_xml (text, date);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_dates (void)
{
  static const struct
  {
    gboolean terms;
    const char *today;
    gint64 weeks;
    const char *start, *end;
  } cases[] = {
    { TRUE, "2026-09-14", 10 * PMAP_DECIMAL_ONE, "2026-09-14", "2026-11-27" },    /* over half term */
    { TRUE, "2026-09-14", 5 * PMAP_DECIMAL_ONE / 2, "2026-09-14", "2026-09-30" }, /* two weeks and a half: 13 days */
    { TRUE, "2026-09-16", PMAP_DECIMAL_ONE, "2026-09-16", "2026-09-22" },
    { TRUE, "2026-10-24", PMAP_DECIMAL_ONE, "2026-11-02", "2026-11-06" },         /* a Saturday before half term */
    { TRUE, "2026-11-30", 6 * PMAP_DECIMAL_ONE, "2026-11-30", "2027-01-25" },     /* over Christmas, back on a Tuesday */
    { TRUE, "2027-03-22", 10 * PMAP_DECIMAL_ONE, "2027-03-22", "2027-03-25" },    /* no further than the last term */
    { TRUE, "2026-07-01", 2 * PMAP_DECIMAL_ONE, "2026-09-02", "2026-09-15" },     /* before the year begins */
    { TRUE, "2028-01-10", 2 * PMAP_DECIMAL_ONE, "2027-08-31", "2027-08-31" },     /* after it is over */
    { TRUE, "2026-09-14", PMAP_UNSET, "2026-09-14", "2026-12-18" },               /* until the term is over */
    { FALSE, "2026-09-12", 2 * PMAP_DECIMAL_ONE, "2026-09-14", "2026-09-25" },    /* terms not entered: weekdays */
    { FALSE, "2026-09-14", PMAP_UNSET, "2026-09-14", "" },
  };

  g_test_summary ("From the next teaching day, for so many times five teaching days.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_document (cases[i].terms);
      PmapYear *year = pmap_document_get_year (document);
      g_autoptr (PmapCalendar) calendar = pmap_calendar_new (year);
      PmapDate today, start;

      g_assert_true (pmap_date_from_xml (cases[i].today, 10, &today));
      start = pmap_run_dates_find_start (calendar, year, today);
      assert_date (start, cases[i].start);
      assert_date (pmap_run_dates_find_end (calendar, year, start, cases[i].weeks), cases[i].end);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-dates/cases", test_dates);

  return g_test_run ();
}
