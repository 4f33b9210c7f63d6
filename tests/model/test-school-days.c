/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days of school, counted in six calendars that schools have published, and what is said of terms and closures that do not fit. */

#include "config.h"

#include "model/pmap-school-days.h"
#include "shared/calendars.h"
#include "shared/map.h"

static PmapYear *
make_year (PmapDocument *document)
{
  PmapYear *year = pmap_document_get_year (document);

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  return year;
}

static PmapRecord *
add_closure (PmapYear   *year,
             const char *kind,
             const char *start,
             const char *end)
{
  return map_add (year->closures, NULL, "name", "Closed", "kind", kind, "start", start, "end", end, NULL);
}

static void
test_calendars (void)
{
  g_test_summary ("Six published calendars have the days and the weekdays that a count by hand has");
  for (guint i = 0; i < G_N_ELEMENTS (published_calendars); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapYear *year = make_year (document);
      g_autofree char *said = NULL, *weekdays = NULL;
      PmapSchoolDays days;

      for (guint j = 0; j < 6; j += 2)
        map_add (year->terms, NULL, "name", "Term", "start", published_calendars[i].terms[j], "end", published_calendars[i].terms[j + 1], NULL);
      for (guint j = 0; j < 8; j += 2)
        add_closure (year, "Holiday", published_calendars[i].holidays[j], published_calendars[i].holidays[j + 1]);
      for (guint j = 0; j < 8 && published_calendars[i].inset[j] != NULL; j++)
        add_closure (year, "INSET day", published_calendars[i].inset[j], published_calendars[i].inset[j]);
      days = pmap_school_days_count (year);
      said = pmap_school_days_describe (&days);
      weekdays = pmap_school_days_describe_weekdays (&days);
      g_test_message ("%s", published_calendars[i].name);
      g_assert_cmpstr (said, ==, published_calendars[i].said);
      g_assert_cmpstr (weekdays, ==, published_calendars[i].weekdays);
    }
}

static void
test_words (void)
{
  static const struct
  {
    PmapSchoolDays days;
    const char *said;
  } cases[] = {
    { { 190, { 0 }, 5 }, "190 days for pupils, as is usual. 5 INSET days." },
    { { 187, { 0 }, 1 }, "187 days for pupils, 3 fewer than the usual 190. 1 INSET day." },
    { { 195, { 0 }, 0 }, "195 days for pupils, 5 more than the usual 190. No INSET day." },
    { { 1, { 0 }, 2 }, "1 day for pupils, 189 fewer than the usual 190. 2 INSET days." },
  };

  g_test_summary ("Another number than 190 is said with the difference");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = pmap_school_days_describe (&cases[i].days);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_inset (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapYear *year = make_year (document);

  g_test_summary ("A day that is INSET twice is one, a weekend is none, and one outside the terms is one, too");
  add_closure (year, "INSET day", "2026-09-01", "2026-09-02");
  add_closure (year, "INSET day", "2026-09-02", "2026-09-02");
  add_closure (year, "INSET day", "2027-01-01", "2027-01-04");
  g_assert_cmpuint (pmap_school_days_count (year).inset, ==, 4);
  g_assert_cmpuint (pmap_school_days_count (year).pupils, ==, 0);
}

/* "start: …" for each that is said. */
static char *
say (PmapRecord *record)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  GString *said = g_string_new (NULL);

  pmap_record_check (record, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      g_string_append_printf (said, "%s%s: %s", said->len > 0 ? "; " : issue->severity == PMAP_SEVERITY_NOTE ? "note " : "",
                              issue->field, issue->message);
    }
  return g_string_free (said, FALSE);
}

static void
test_check_terms (void)
{
  static const struct
  {
    const char *start, *end, *said;
  } cases[] = {
    { "2027-01-04", "2027-03-25", "" },
    { "2026-12-19", "2027-03-25", "" },
    { "2026-12-18", "2027-03-25", "start: This overlaps with “Autumn”, which lasts until 18 December 2026" },
    { "2026-10-01", "2026-10-02", "start: This overlaps with “Autumn”, which lasts until 18 December 2026" },
    { "2026-09-02", "2026-12-18", "start: This overlaps with “Autumn”, which lasts until 18 December 2026" },
    { "2026-08-27", "2026-08-31", "start: This is before the school year, which begins on 1 September 2026" },
    { "2027-08-30", "2027-09-03", "end: This is after the school year, which ends on 31 August 2027" },
    { "2027-09-01", "2027-09-03", "start: This is after the school year, which ends on 31 August 2027" },
    { "2028-01-04", "2027-03-25", "end: Last day (25 March 2027) is before First day (4 January 2028); "
                                  "start: This is after the school year, which ends on 31 August 2027" },
  };

  g_test_summary ("Terms that overlap or are outside the year are told at their fields");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapYear *year = make_year (document);
      PmapRecord *autumn = map_add (year->terms, "a", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
      PmapRecord *other = map_add (year->terms, "b", "name", "Other", "start", cases[i].start, "end", cases[i].end, NULL);
      g_autofree char *said = say (other), *said_of_autumn = say (autumn);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpstr (said_of_autumn, ==, "");
    }
}

static void
test_check_closures (void)
{
  static const struct
  {
    const char *kind, *start, *end, *said;
  } cases[] = {
    { "Holiday", "2026-10-26", "2026-10-30", "" },
    { "Holiday", "2026-12-18", "2027-01-01", "" },
    { "Holiday", "2026-12-21", "2027-01-01", "note start: These days are in no term, so nothing is changed by them" },
    { "INSET day", "2026-09-01", "2026-09-01", "" },
    { "INSET day", "2026-08-28", "2026-08-28", "start: This is before the school year, which begins on 1 September 2026" },
    { "School closed", "2025-10-26", "2026-10-30", "start: This is before the school year, which begins on 1 September 2026" },
    { "School closed", "2026-10-26", "2028-10-30", "end: This is after the school year, which ends on 31 August 2027" },
  };

  g_test_summary ("Closures outside the year are told at their fields, those in no term are noted");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapYear *year = make_year (document);
      g_autofree char *said = NULL, *said_without_terms = NULL;
      PmapRecord *closure = add_closure (year, cases[i].kind, cases[i].start, cases[i].end);

      said_without_terms = say (closure);
      g_assert_true (*said_without_terms == '\0' || strstr (said_without_terms, "school year") != NULL);
      map_add (year->terms, "a", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
      said = say (closure);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/school-days/calendars", test_calendars);
  g_test_add_func ("/model/school-days/words", test_words);
  g_test_add_func ("/model/school-days/inset", test_inset);
  g_test_add_func ("/model/school-days/check-terms", test_check_terms);
  g_test_add_func ("/model/school-days/check-closures", test_check_closures);
  return g_test_run ();
}
